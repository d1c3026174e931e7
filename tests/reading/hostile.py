"""Makes the hostile and the odd files that the decoder must survive; nothing binary is kept in the repository."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pillow_heif
from PIL import Image, PngImagePlugin

PNG_START = b"\x89PNG\r\n\x1a\n"


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_claiming(width: int, height: int, colour: int = 2) -> bytes:
    """A few bytes of PNG that claim to be `width` × `height`."""
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return PNG_START + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def png_with(*extra: bytes) -> bytes:
    """A sound small PNG with chunks put before its pixels."""
    plain = encoded(Image.new("RGB", (40, 30), "red"))
    after_header = len(PNG_START) + 25
    return plain[:after_header] + b"".join(extra) + plain[after_header:]


def text_bomb(name: bytes, size: int = 80_000_000) -> bytes:
    packed = zlib.compress(b"a" * size, 9)
    key = b"Comment\0"
    bodies = {b"zTXt": key + b"\0" + packed, b"iTXt": key + b"\1\0\0\0" + packed, b"iCCP": key + b"\0" + packed}
    return png_with(chunk(name, bodies[name]))


def scan_bomb(scans: int, size: tuple[int, int] = (3000, 3000)) -> bytes:
    """A progressive JPEG whose last scan is repeated: legal, tiny, and slow out of all proportion."""
    plain = encoded(Image.new("L", size, 128), "JPEG", progressive=True)
    last = plain.rindex(b"\xff\xda")
    # The tables of the last scan may stand between the last two scans; they are repeated with it.
    return plain[:-2] + plain[last:-2] * scans + b"\xff\xd9"


def webp_canvas_bomb() -> bytes:
    """An animated WebP whose frames are nothing and whose canvas is 16,383 × 16,383."""
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue", "green")]
    plain = bytearray(encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=50))
    assert plain[12:16] == b"VP8X"
    plain[24:30] = (16382).to_bytes(3, "little") * 2
    return bytes(plain)


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (64, 48), colour) for colour in ("red", "blue", "green")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)


def phone_photo(*, orientation: int = 1, place: bool = True, kind: str = "JPEG") -> bytes:
    """A 60×40 photo, left half red and right half blue before turning, with what a phone writes into it."""
    image = Image.new("RGB", (60, 40), "red")
    image.paste("blue", (30, 0, 60, 40))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x0110], exif[0x0131] = "Example\0", "Phone 1", "<script>alert(1)</script>" + "x" * 400
    camera = exif.get_ifd(0x8769)
    camera[0x9003], camera[0x9011] = "2026:03:02 10:11:12", "+08:00"
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 26.0), 3: "E", 4: (116.0, 23.0, 29.0)})
    if kind == "HEIF":
        out = io.BytesIO()
        pillow_heif.from_pillow(image).save(out, format="HEIF", exif=exif.tobytes(), quality=90)
        return out.getvalue()
    return encoded(image, kind, exif=exif, quality=95)


def heic(size: tuple[int, int] = (320, 200)) -> bytes:
    """A real HEVC-coded HEIC, green above and white below."""
    image = Image.new("RGB", size, "white")
    image.paste("green", (0, 0, size[0], size[1] // 2))
    out = io.BytesIO()
    pillow_heif.from_pillow(image).save(out, format="HEIF", quality=90)
    return out.getvalue()


def heic_claiming(width: int, height: int) -> bytes:
    """A HEIC whose stated size is not its coded size."""
    true = heic((320, 200))
    stated = b"ispe\0\0\0\0" + struct.pack(">II", 320, 200)
    assert stated in true
    return true.replace(stated, b"ispe\0\0\0\0" + struct.pack(">II", width, height))


def with_comment(comment: str) -> bytes:
    about = PngImagePlugin.PngInfo()
    about.add_text("Software", comment)
    return encoded(Image.new("RGB", (40, 30), "red"), "PNG", pnginfo=about)
