"""The only place where a stranger's picture is decoded: a process of its own that forks for each file.

`sandbox` runs it by path in Python's isolated mode, so it holds nothing of ours: no settings, no keys, no database.
Each fork puts itself under limits, decodes the first frame, writes the pixels anew and ends. Linux only.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import resource
import select
import signal
import socket
import struct
import sys
import warnings
from pathlib import Path
from typing import Any

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "HEIF")
FEW_COLOURS = 1024
LARGEST_PNG = 8 * 1024 * 1024
SHARP_COLOUR_UP_TO_PIXELS = 6_000_000
ORPHAN_CHECK_SECONDS = 5.0
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
# EXIF tags that are kept, first found first: https://exiv2.org/tags.html
TAKEN_AT, UTC_OFFSET, MAKER, MODEL, SOFTWARE = (36867, 36868), (36881, 36882), (271,), (272,), (305,)
EXIF_IFD, GPS_IFD, GPS_LATITUDE = 34665, 34853, 2
LONGEST_FACT = 200


class Refused(Exception):
    """Carries the reason of the `PictureRefused` that the parent raises."""


def decode(data: bytes, pixels: int, side: int) -> tuple[dict[str, Any], bytes]:
    """The facts and the clean bytes of the first frame. Raises whatever Pillow raises."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = pixels
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > pixels or max(image.size) > side:
            raise Refused("too-many-pixels")
        several = image.format in {"PNG", "GIF", "WEBP", "HEIF"} and getattr(image, "is_animated", False)
        image.load()
        camera = _camera(image)
        kind = image.format or ""
        ImageOps.exif_transpose(image, in_place=True)
        clean = _on_white(image)
    media_type, body = _encode(clean, kind)
    facts = {
        "media_type": media_type,
        "width": clean.width,
        "height": clean.height,
        "first_frame_only": bool(several),
        "camera": camera,
    }
    return facts, body


def _on_white(image: Any) -> Any:
    """RGB on white, as a new picture: pixels only, nothing that came along in the file."""
    from PIL import Image

    if image.mode.startswith("I") or image.mode == "F":
        # Sixteen bits a sample: Pillow would clip them to white instead of scaling.
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
        image.info.pop("transparency", None)
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        image = image.convert("RGBA")
        clean = Image.new("RGB", image.size, "white")
        clean.paste(image, mask=image.getchannel("A"))
        return clean
    rgb = image.convert("RGB")
    return Image.frombytes("RGB", rgb.size, rgb.tobytes())


def _encode(clean: Any, kind: str) -> tuple[str, bytes]:
    """PNG where nothing was lost so far, as in most screenshots; JPEG otherwise. Never WebP: its sides end at
    16,383 pixels, and long screenshots do not."""
    if kind in {"PNG", "GIF"} or (kind in {"WEBP", "HEIF"} and _has_few_colours(clean)):
        out = io.BytesIO()
        clean.save(out, "PNG", compress_level=3)
        if out.tell() <= LARGEST_PNG:
            return "image/png", out.getvalue()
    out = io.BytesIO()
    # Coloured small text suffers from halved colour resolution; large photos have resolution to spare.
    subsampling = 0 if clean.width * clean.height <= SHARP_COLOUR_UP_TO_PIXELS else 2
    clean.save(out, "JPEG", quality=92, subsampling=subsampling)
    return "image/jpeg", out.getvalue()


def _has_few_colours(clean: Any) -> bool:
    from PIL import Image

    sample = clean.resize((min(clean.width, 512), min(clean.height, 512)), Image.Resampling.NEAREST)
    return sample.getcolors(FEW_COLOURS) is not None


def _camera(image: Any) -> dict[str, Any] | None:
    """The few EXIF facts that are kept; None where there are none or they cannot be read."""
    try:
        exif = image.getexif()
        tags = {**exif, **exif.get_ifd(EXIF_IFD)}
        has_place = GPS_LATITUDE in exif.get_ifd(GPS_IFD)
    except Exception:
        return None
    facts = {
        "taken_at": _iso(_first(tags, TAKEN_AT)),
        "utc_offset": _first(tags, UTC_OFFSET),
        "maker": _first(tags, MAKER),
        "model": _first(tags, MODEL),
        "software": _first(tags, SOFTWARE),
    }
    return {**facts, "has_place": has_place} if has_place or any(facts.values()) else None


def _first(tags: dict[int, Any], wanted: tuple[int, ...]) -> str:
    for tag in wanted:
        value = tags.get(tag, "")
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        if isinstance(text, str):
            printable = "".join(character for character in text if character.isprintable()).strip()
            if printable:
                return printable[:LONGEST_FACT]
    return ""


def _iso(exif_time: str) -> str:
    """`2026:03:02 10:11:12` → `2026-03-02T10:11:12`; anything else stays as the camera wrote it."""
    day, _, time = exif_time.partition(" ")
    return f"{day.replace(':', '-')}T{time}" if day.count(":") == 2 and time else exif_time


def answer(data: bytes, limits: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """One edge for everything that picture libraries throw: a reason instead of an exception."""
    from PIL import Image

    try:
        return decode(data, limits["pixels"], limits["side"])
    except Refused as refused:
        return {"refused": str(refused)}, b""
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return {"refused": "too-many-pixels"}, b""
    except MemoryError:
        return {"refused": "too-costly"}, b""
    except Exception as error:
        truncated = isinstance(error, EOFError) or "truncated" in str(error).lower()
        return {"refused": "truncated" if truncated else "damaged"}, b""


def serve_one(connection: socket.socket, limits: dict[str, Any], base: int) -> None:
    """In the fork: pid out, file in, facts and pixels out. The pid comes first so that the parent can hold on to us."""
    confine(limits, base)
    connection.sendall(struct.pack(">Q", os.getpid()))
    with connection, connection.makefile("rb") as received:
        (length,) = struct.unpack(">Q", received.read(8))
        facts, body = answer(received.read(length), limits)
        header = json.dumps(facts).encode()
        connection.sendall(struct.pack(">II", len(header), len(body)) + header)
        connection.sendall(body)


def confine(limits: dict[str, Any], base: int) -> None:
    """Puts this process under limits that it cannot lift; everything above them kills it and nothing else."""
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    for name in (signal.SIGALRM, signal.SIGXCPU, signal.SIGPIPE):
        signal.signal(name, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    # The parent watches the clock; this one rings only if the parent is gone.
    signal.setitimer(signal.ITIMER_REAL, limits["wall_seconds"] * 1.5)
    seconds = limits["cpu_seconds"]
    for limit, soft, hard in (
        (resource.RLIMIT_AS, base + limits["memory"], base + limits["memory"]),
        (resource.RLIMIT_CPU, seconds, seconds + 1),
        (resource.RLIMIT_NOFILE, 32, 32),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(limit, (soft, hard))


def _prctl(option: int, value: int) -> None:
    ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _leave_network() -> None:
    """Best effort: refused inside some containers, and then the limits above have to do."""
    libc = ctypes.CDLL(None)
    if libc.unshare(CLONE_NEWNET) != 0:
        libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)


def _load_libraries() -> None:
    import pi_heif
    from PIL import GifImagePlugin, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def main() -> None:
    """The zygote: libraries loaded once, one fork for each connection handed in over standard input."""
    limits = json.loads(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _load_libraries()
    _leave_network()
    base = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    parent = os.getppid()
    control = socket.socket(fileno=0)
    while os.getppid() == parent:
        if not select.select([control], [], [], ORPHAN_CHECK_SECONDS)[0]:
            continue
        message, handed, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        if handed and os.fork() == 0:
            control.close()
            with contextlib.suppress(OSError, struct.error):
                serve_one(socket.socket(fileno=handed[0]), limits, base)
            os._exit(0)
        for descriptor in handed:
            os.close(descriptor)


if __name__ == "__main__":
    main()
