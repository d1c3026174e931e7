"""Looks at the end of a ZIP archive before anything opens it: its directory is read as a whole, whatever it holds."""

from __future__ import annotations

import struct
from typing import IO

_END, _END_SIZE = b"PK\x05\x06", 22
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
_END_64, _END_64_SIZE = b"PK\x06\x06", 56
_ENTRY = b"PK\x01\x02"
_LONGEST_COMMENT = 2**16
BYTES_AN_ENTRY = 300
"""On the average, names in Chinese with their folders included."""


class NoDirectory(ValueError):
    """Where an archive ends, nothing says where its directory is."""


class TooManyEntries(ValueError):
    """The directory is larger than that of any archive that would be taken."""


def check(file: IO[bytes], most: int) -> None:
    """Whether the archive has at most `most` entries, by what it says and by what there is; the file is left at its
    beginning. Raises TooManyEntries, NoDirectory."""
    number, size, end = _end_of(file)
    if number > most or size > most * BYTES_AN_ENTRY:
        raise TooManyEntries
    if size > end:
        raise NoDirectory
    file.seek(end - size)
    if file.read(size).count(_ENTRY) > most:
        raise TooManyEntries
    file.seek(0)


def _end_of(file: IO[bytes]) -> tuple[int, int, int]:
    """The number of entries, the size of the directory and where it ends, as the archive has them."""
    length = file.seek(0, 2)
    start = max(length - _END_SIZE - _LONGEST_COMMENT, 0)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_SIZE:
        raise NoDirectory
    number, size = struct.unpack("<HL", tail[place + 10 : place + 16])
    end = start + place
    if end < _LOCATOR_SIZE + _END_64_SIZE:
        return number, size, end
    file.seek(end - _LOCATOR_SIZE - _END_64_SIZE)
    record, locator = file.read(_END_64_SIZE), file.read(_LOCATOR_SIZE)
    if not locator.startswith(_LOCATOR):
        return number, size, end
    if not record.startswith(_END_64):
        raise NoDirectory
    number, size = struct.unpack("<QQ", record[32:48])
    return number, size, end - _LOCATOR_SIZE - _END_64_SIZE
