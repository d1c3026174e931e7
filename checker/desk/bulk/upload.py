"""Receives one large file, on the disk and not in memory, and says what kind of list it is."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from checker.cases.batches import MOST_ROWS, Arrived
from checker.desk.bulk import archives, directory, tables
from checker.desk.bulk.refusals import ListRefused
from checker.web.uploads import TOO_LARGE, BoundedUpload, left_out

MOST_BYTES = 200 * 2**20


class ListUpload(BoundedUpload):
    """One file of up to 200 MB."""

    def limits(self) -> tuple[int, int]:
        return 1, MOST_BYTES


def file_of(request: HttpRequest) -> tuple[str, IO[bytes]]:
    """The name and the content of the file that was sent. Raises ListRefused."""
    file = request.FILES.get("list")
    if file is None or file.file is None:
        if any(entry.reason == TOO_LARGE for entry in left_out(request)):
            raise ListRefused(_("This file is larger than 200 MB. Please divide it."))
        raise ListRefused(_("Please choose a file."))
    content: IO[Any] = file.file
    return file.name or "", content


def rows_of(file: IO[bytes], *, by_folder: bool) -> Iterator[Arrived]:
    """The posts of a list, whatever kind it is; how it begins decides, not its name. Raises ListRefused."""
    beginning = file.read(4096)
    file.seek(0)
    if beginning.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _pictures(file, by_folder=by_folder)
    if not beginning.strip():
        raise ListRefused(_("This file is empty."))
    if beginning.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return tables.json_lines(file)
    if beginning.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"["):
        raise ListRefused(_("This is one JSON list. Please put one object on each line."))
    if b"\x00" in beginning and not beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ListRefused(_("This is neither a CSV file, nor JSON lines, nor a ZIP archive of pictures."))
    return tables.comma_separated(file)


def _pictures(file: IO[bytes], *, by_folder: bool) -> Iterator[Arrived]:
    try:
        directory.check(file, MOST_ROWS * (2 * (settings.MAX_PICTURES if by_folder else 1) + 1))
        archive = zipfile.ZipFile(file)
    except directory.TooManyEntries as error:
        raise ListRefused(_("There are more than 10,000 pictures in this archive. Please divide it.")) from error
    except (directory.NoDirectory, zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ListRefused(_("This archive is damaged. Please make it anew.")) from error
    return archives.pictures_in(archive, by_folder=by_folder)
