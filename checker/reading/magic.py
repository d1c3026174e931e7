"""A first look at a file's bytes without decoding: what it says it is, how large it says it is.

Pure Python over headers and markers only, so that bombs are turned away before any picture library sees them.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from checker.reading.limits import LIMITS, MEGABYTE, Limits
from checker.reading.refusals import (
    Damaged,
    EmptyFile,
    FileTooLarge,
    NotAPicture,
    TooCostly,
    TooManyPixels,
    Truncated,
    UnsupportedFormat,
)

HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"})
UNREAD = {
    b"%PDF": "PDF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"II+\0": "TIFF",
    b"8BPS": "PSD",
    b"PK\x03\x04": "ZIP",
    b"\0\0\1\0": "ICO",
    b"\xff\x0a": "JPEG XL",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\x1a\x45\xdf\xa3": "video",
}
# A marker that is neither stuffing (FF00), a restart (FFD0–FFD7) nor fill (FFFF).
_JPEG_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What the headers claim: `format` is one of PNG, JPEG, WEBP, GIF, HEIF; nothing here has been proved."""

    format: str
    width: int
    height: int


def look(data: bytes, limits: Limits = LIMITS) -> Declared:
    """Says what the file claims to be, or raises the `PictureRefused` that fits."""
    if not data:
        raise EmptyFile
    if len(data) > limits.file_bytes:
        raise FileTooLarge(
            megabytes=f"{len(data) / MEGABYTE:.0f}",
            limit=f"{limits.file_bytes // MEGABYTE}",
        )
    declared = _declared(data, limits)
    if declared.width < 1 or declared.height < 1:
        raise Damaged
    if max(declared.width, declared.height) > limits.side or declared.width * declared.height > limits.pixels:
        raise TooManyPixels(
            width=str(declared.width), height=str(declared.height), limit=str(limits.pixels // 1_000_000)
        )
    return declared


def _declared(data: bytes, limits: Limits) -> Declared:
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data, limits)
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return _webp(data)
        if data.startswith((b"GIF87a", b"GIF89a")):
            width, height = struct.unpack_from("<HH", data, 6)
            return Declared(format="GIF", width=width, height=height)
        if data[4:8] == b"ftyp":
            return _heif(data)
    except (struct.error, IndexError) as error:
        raise Truncated from error
    raise _unknown(data)


def _png(data: bytes) -> Declared:
    if data[12:16] != b"IHDR":
        raise Damaged
    width, height = struct.unpack_from(">II", data, 16)
    return Declared(format="PNG", width=width, height=height)


def _jpeg(data: bytes, limits: Limits) -> Declared:
    width = height = scans = 0
    for marker, body in _jpeg_segments(data):
        if marker == 0xDA:
            scans += 1
            if scans > limits.scans:
                raise TooCostly
        elif marker in _JPEG_FRAMES:
            frame_height, frame_width = struct.unpack_from(">HH", data, body + 3)
            width, height = max(width, frame_width), max(height, frame_height)
    if not scans or not width:
        raise Truncated
    return Declared(format="JPEG", width=width, height=height)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Markers with the place of their body, up to the end of the first picture."""
    position = 2
    while (found := _JPEG_MARKER.search(data, position)) is not None:
        marker, body = data[found.start() + 1], found.end()
        if marker == 0xD9:
            return
        yield marker, body
        # TEM and the other stand-alone markers have no length; whatever is wrong is left to the real decoder.
        position = body if marker in (0x01, 0xD8) else body + max(struct.unpack_from(">H", data, body)[0], 2)


def _webp(data: bytes) -> Declared:
    chunk = data[12:16]
    if chunk == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
        if len(data) < 30:
            raise Truncated
    elif chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif chunk == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 26))
    else:
        raise Damaged
    return Declared(format="WEBP", width=width, height=height)


def _heif(data: bytes) -> Declared:
    """The largest `ispe` (image spatial extent) of the file; the decoder asks libheif again."""
    length = struct.unpack_from(">I", data)[0]
    brands = {data[at : at + 4] for at in (8, *range(16, min(length, 128), 4))}
    if brands & {b"avif", b"avis"}:
        raise UnsupportedFormat(format="AVIF")
    if not brands & HEIC_BRANDS:
        raise UnsupportedFormat(format="video")
    sizes = [struct.unpack_from(">II", data, found.end()) for found in re.finditer(rb"ispe\0\0\0\0", data)]
    if not sizes:
        raise Damaged
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return Declared(format="HEIF", width=width, height=height)


def _unknown(data: bytes) -> NotAPicture | UnsupportedFormat:
    for start, name in UNREAD.items():
        if data.startswith(start):
            return UnsupportedFormat(format=name)
    opening = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in opening:
        return UnsupportedFormat(format="SVG")
    return NotAPicture()
