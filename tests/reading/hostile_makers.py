"""Makes the hostile files of `hostile_kinds` that take more than a line."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

from PIL import Image, PngImagePlugin

from tests.reading import hostile
from tests.reading.hostile import chunk, encoded

PLAIN = Image.new("RGB", (120, 80), "white")
NOISE = Image.merge("RGB", [Image.effect_noise((160, 120), 60) for _ in range(3)])
SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def jpeg(**options: object) -> bytes:
    return encoded(NOISE, "JPEG", **options)


def in_jpeg(marker: int, body: bytes, times: int = 1) -> bytes:
    """A sound JPEG with segments of ours behind its start."""
    segment = b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body
    plain = jpeg()
    return plain[:2] + segment * times + plain[2:]


def jpeg_saying(width: int, height: int) -> bytes:
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def jpeg_of_kind(marker: int) -> bytes:
    """The frame header of another process: lossless, arithmetic, hierarchical."""
    return jpeg().replace(b"\xff\xc0", bytes([0xFF, marker]), 1)


def exif(entries: bytes, count: int, following: int = 0) -> bytes:
    directory = struct.pack(">H", count) + entries + struct.pack(">I", following)
    return b"Exif\0\0MM\0*" + struct.pack(">I", 8) + directory


def looping_exif() -> bytes:
    """A directory that is its own successor, and whose EXIF and GPS directories are itself, too."""
    entries = b"".join(struct.pack(">HHII", tag, 4, 1, 8) for tag in (0x8769, 0x8825, 0xA005))
    return in_jpeg(0xE1, exif(entries, 3, 8))


def exif_of_giants() -> bytes:
    """Entries that claim four billion values each."""
    entries = b"".join(struct.pack(">HHII", 0x9000 + tag, 12, 0xFFFFFFFF, 0xFFFFFFF0) for tag in range(5000))
    return in_jpeg(0xE1, exif(entries, 5000))


def profile(size: int) -> bytes:
    """A colour profile in as many segments as it takes, of nothing but its own length."""
    body = struct.pack(">I", size) + b"\0" * (size - 4)
    parts = [body[at : at + 65000] for at in range(0, size, 65000)]
    segments = b""
    for number, part in enumerate(parts, 1):
        inner = b"ICC_PROFILE\0" + bytes([number & 255, len(parts) & 255]) + part
        segments += b"\xff\xe2" + struct.pack(">H", len(inner) + 2) + inner
    plain = jpeg()
    return plain[:2] + segments + plain[2:]


def png_header(width: int, height: int, depth: int = 8, colour: int = 2, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def png_of(header: bytes, *chunks: bytes) -> bytes:
    return hostile.PNG_START + header + b"".join(chunks) + chunk(b"IEND", b"")


def png_bomb(width: int, height: int, surplus: int = 0) -> bytes:
    """Rows of zeros, compressed a thousand times, and `surplus` bytes more than the picture has."""
    packed = zlib.compressobj(9)
    row = b"\0" * (width * 3 + 1)
    body = b"".join(packed.compress(row) for _ in range(height))
    body += b"".join(packed.compress(b"\0" * 1_000_000) for _ in range(surplus // 1_000_000)) + packed.flush()
    return png_of(png_header(width, height), chunk(b"IDAT", body))


def bad_palette() -> bytes:
    """Pixels with numbers 200 and more, of a palette of two colours."""
    rows = b"".join(b"\0" + bytes([200 + x % 56 for x in range(40)]) for _ in range(30))
    palette = chunk(b"PLTE", b"\xff\0\0\0\0\xff")
    return png_of(png_header(40, 30, colour=3), palette, chunk(b"IDAT", zlib.compress(rows)))


def no_palette() -> bytes:
    rows = b"".join(b"\0" + bytes(40) for _ in range(30))
    return png_of(png_header(40, 30, colour=3), chunk(b"IDAT", zlib.compress(rows)))


def deep_colour() -> bytes:
    """Sixteen bits for each of red, green and blue."""
    rows = b"".join(b"\0" + struct.pack(">HHH", 0xFFFF, 0, 0x8000) * 40 for _ in range(30))
    return png_of(png_header(40, 30, depth=16), chunk(b"IDAT", zlib.compress(rows)))


def spoiled_sum() -> bytes:
    data = bytearray(encoded(NOISE))
    data[29] ^= 0xFF
    return bytes(data)


def gif_frames(number: int, size: tuple[int, int] = (600, 600)) -> bytes:
    colours = (Image.new("P", size, at % 7) for at in range(number))
    first = next(colours)
    return encoded(first, "GIF", save_all=True, append_images=list(colours), duration=20, optimize=False)


def gif_screen(width: int, height: int) -> bytes:
    data = bytearray(encoded(PLAIN, "GIF"))
    data[6:10] = struct.pack("<HH", width, height)
    return bytes(data)


def gif_and_script() -> bytes:
    """A picture that is a program, too: the screen's width is the beginning of a comment."""
    data = bytearray(gif_screen(0x2A2F, 80)) + b"*/=1;alert(1)//"
    return bytes(data)


def webp_frames(number: int) -> bytes:
    frames = [Image.new("RGB", (300, 300), (at % 256, 0, 0)) for at in range(number)]
    return encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=20)


def webp_length(length: int) -> bytes:
    data = bytearray(encoded(NOISE, "WEBP"))
    data[4:8] = struct.pack("<I", length)
    return bytes(data)


def heic_nested(depth: int) -> bytes:
    """Boxes in boxes in boxes."""
    inner = b""
    for _ in range(depth):
        inner = struct.pack(">I", len(inner) + 8) + b"iprp" + inner
    start = struct.pack(">I", 24) + b"ftypheic" + b"\0\0\0\0mif1heic"
    size = struct.pack(">I", 20) + b"ispe\0\0\0\0" + struct.pack(">II", 320, 200)
    return start + struct.pack(">I", len(inner) + len(size) + 12) + b"meta\0\0\0\0" + size + inner


def heic_patched(name: bytes, behind: int, value: bytes) -> bytes:
    data = bytearray(hostile.heic())
    at = data.index(name) + behind
    data[at : at + len(value)] = value
    return bytes(data)


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("payload.html", SCRIPT)
    return out.getvalue()


def with_texts(number: int) -> bytes:
    about = PngImagePlugin.PngInfo()
    for at in range(number):
        about.add_text(f"key{at}", "x" * 200)
    return encoded(PLAIN, "PNG", pnginfo=about)


def spoiled(seed: int) -> bytes:
    """A sound file with a few bytes changed, or cut off."""
    chance = random.Random(seed)
    kinds = ("PNG", "JPEG", "WEBP", "GIF", "HEIF")
    plain = hostile.heic() if seed % 5 == 4 else encoded(NOISE, kinds[seed % 5])
    data = bytearray(plain)
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    return bytes(data[: chance.randint(30, len(data))] if chance.random() < 0.3 else data)
