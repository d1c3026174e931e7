"""Takes pictures out of a ZIP archive one by one: nothing is written under a name from it, nothing grows on the way."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from django.conf import settings
from django.utils.translation import gettext as _

from checker.cases.batches import MOST_ROWS, Arrived
from checker.desk.bulk.refusals import TOO_MANY_PICTURES, ListRefused

MOST_UNPACKED = 1000 * 2**20
MOST_GROWTH = 100
"""A picture is compressed already; what grows more than that is none."""
_ARCHIVES = {".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".cbz", ".jar", ".apk"}
_MAGIC = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_PASSED_OVER = {"thumbs.db", "desktop.ini"}


def pictures_in(archive: zipfile.ZipFile, *, by_folder: bool) -> Iterator[Arrived]:
    """One row a picture, or one a folder with its pictures by name. Raises ListRefused before or while rows come."""
    entries = _checked(archive)
    rows = [(key, list(group)) for key, group in groupby(entries, key=_folder if by_folder else _path)]
    if len(rows) > MOST_ROWS:
        raise ListRefused(_("There are more than 10,000 pictures in this archive. Please divide it."))
    return _read(archive, rows)


def _read(archive: zipfile.ZipFile, rows: list[tuple[str, list[zipfile.ZipInfo]]]) -> Iterator[Arrived]:
    left = MOST_UNPACKED
    for name, entries in rows:
        ref = name or _("(no folder)")
        if len(entries) > settings.MAX_PICTURES:
            yield Arrived(ref=ref, problem=TOO_MANY_PICTURES)
            continue
        things = tuple(_content(archive, entry) for entry in entries)
        left -= sum(map(len, things))
        if left < 0:
            raise _too_large()
        yield Arrived(ref=ref, pictures=things)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry; what it says of its size is not believed."""
    most = settings.MAX_PICTURE_BYTES
    try:
        with archive.open(entry) as file:
            data = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise ListRefused(_("{name} in this archive is damaged.").format(name=_shown(entry))) from error
    if len(data) > most:
        raise _picture_too_large(entry)
    if data.startswith(_MAGIC):
        raise _nested(entry)
    return data


def _checked(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The pictures, sorted by path. What no harmless archive of pictures holds refuses it as a whole."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if any(entry.filename == "[Content_Types].xml" for entry in entries):
        raise ListRefused(_("This is a spreadsheet or a document. Please save the table as CSV."))
    entries = [entry for entry in entries if not _is_passed_over(entry)]
    if not entries:
        raise ListRefused(_("There are no pictures in this archive."))
    for entry in entries:
        _check(entry)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_large()
    return sorted(entries, key=lambda entry: (_folder(entry), entry.filename))


def _check(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.orig_filename or ":" in entry.filename:
        raise ListRefused(_("This archive holds a path that leads out of it. Please make it anew."))
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ListRefused(_("This archive holds a link instead of a picture. Please make it anew."))
    if entry.flag_bits & 0x1:
        raise ListRefused(_("This archive is locked with a password. Please make it without one."))
    if path.suffix.lower() in _ARCHIVES:
        raise _nested(entry)
    if entry.file_size > settings.MAX_PICTURE_BYTES:
        raise _picture_too_large(entry)
    if entry.file_size > MOST_GROWTH * max(entry.compress_size, 1024):
        raise ListRefused(_("{name} in this archive is no picture.").format(name=_shown(entry)))


def _is_passed_over(entry: zipfile.ZipInfo) -> bool:
    """What computers put into archives by themselves."""
    parts = PurePosixPath(entry.filename).parts
    return "__MACOSX" in parts or parts[-1].startswith(".") or parts[-1].lower() in _PASSED_OVER if parts else True


def _folder(entry: zipfile.ZipInfo) -> str:
    return str(PurePosixPath(entry.filename).parent).removeprefix(".")


def _path(entry: zipfile.ZipInfo) -> str:
    return entry.filename


def _shown(entry: zipfile.ZipInfo) -> str:
    return entry.filename[-60:]


def _nested(entry: zipfile.ZipInfo) -> ListRefused:
    says = _("This archive holds another archive, {name}. Please unpack it first.")
    return ListRefused(says.format(name=_shown(entry)))


def _picture_too_large(entry: zipfile.ZipInfo) -> ListRefused:
    return ListRefused(_("{name} in this archive is larger than 15 MB.").format(name=_shown(entry)))


def _too_large() -> ListRefused:
    return ListRefused(_("This archive unpacks to more than 1,000 MB. Please divide it."))
