"""Makes a pack: gathers, sets, zips, seals. One at a time in each web process, so that its memory stays bounded."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import IO

from django.conf import settings

from checker.cases import sealing
from checker.cases.models import Case, Sealed
from checker.cases.originals import OriginalsGone
from checker.cases.pictures import PictureLost
from checker.cases.sealing import Mark
from checker.reports.pack import words
from checker.reports.pack.contents import Contents, contents
from checker.reports.pack.document import document
from checker.reports.pack.exhibits import Exhibit
from checker.reports.pack.record import record
from checker.reports.pack.showing import picture_file
from checker.reports.pack.typesetting import typeset
from checker.web.wording import written_language

WAIT_SECONDS = 15
LONG_SIDE, QUALITY = 1600, 82
"""Of the copies in the PDF; the exhibits themselves lie beside it."""
REPORT, RECORD, SUMS, README = "report.pdf", "report.json", "SHA256SUMS", "README.txt"
_IN_MEMORY = 2**20

_turn = Lock()


class Busy(Exception):
    """Another pack is being made in this process, and then another."""


@dataclass(frozen=True, kw_only=True)
class Pack:
    """The ZIP, open at its beginning, and the name to keep it under."""

    file: IO[bytes]
    name: str
    size: int
    sha256: str


def make_pack(case: Case, *, masked: bool, verify_at: str, now: datetime, version: int | None = None) -> Pack:
    """The pack of a version (by default the newest) in the language that is active; its hashes are kept from `now` on.

    The same version, choice, language, library and words beside the report give the same bytes. Raises Busy,
    NothingToPack, OriginalsGone.
    """
    if not _turn.acquire(timeout=WAIT_SECONDS):
        raise Busy
    try:
        packed = contents(case, masked=masked, language=written_language(), verify_at=verify_at, version=version)
        return _made(case, packed, now)
    except PictureLost as error:  # erased since the exhibits were gathered
        raise OriginalsGone from error
    finally:
        _turn.release()


def _made(case: Case, packed: Contents, now: datetime) -> Pack:
    data = record(packed)
    copies = {picture_file(one.number): _copy(one.read()) for one in packed.exhibits if one.kept}
    values = document(packed, _digest(data))
    written = {
        README: words.readme(masked=packed.masked, address=packed.verify_at).encode(),
        REPORT: typeset(values, copies, packed.language, packed.answered_at),
        RECORD: data,
    }
    file = _zipped(packed, written)
    size, digest = file.seek(0, io.SEEK_END), _digest_of(file)
    marks = [*_marks(packed.exhibits), *_written(written), Mark(what=Sealed.PACK, sha256=digest)]
    sealing.seal(case, packed.version, marks, masked=packed.masked, now=now)
    choice = "masked" if packed.masked else "as-handed-in"
    return Pack(file=file, name=f"{packed.reference}-{choice}.zip", size=size, sha256=digest)


def _marks(found: Iterable[Exhibit]) -> Iterable[Mark]:
    """The exhibits in the pack, and the pictures as they came. Of a text the exhibit is what was handed in."""
    for exhibit in found:
        yield Mark(what=Sealed.EXHIBIT, sha256=exhibit.sha256, number=exhibit.number)
        if exhibit.original and exhibit.original.sha256 != exhibit.sha256:
            yield Mark(what=Sealed.ORIGINAL, sha256=exhibit.original.sha256, number=exhibit.number)


def _written(written: Mapping[str, bytes]) -> Iterable[Mark]:
    yield Mark(what=Sealed.REPORT, sha256=_digest(written[REPORT]))
    yield Mark(what=Sealed.DATA, sha256=_digest(written[RECORD]))


def _zipped(packed: Contents, written: Mapping[str, bytes]) -> IO[bytes]:
    """A ZIP whose bytes depend on nothing but its files: no clock, no compression that other versions do otherwise."""
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(settings.DATA_DIR))  # noqa: SIM115 — sent, then closed
    at = packed.answered_at.timetuple()[:6]
    sums: list[str] = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as pack:

        def add(name: str, data: bytes) -> None:
            entry = zipfile.ZipInfo(name, at)
            entry.external_attr = 0o644 << 16
            pack.writestr(entry, data)
            sums.append(f"{_digest(data)}  {name}\n")

        for name, data in written.items():
            add(name, data)
        for exhibit in packed.exhibits:
            add(exhibit.file, exhibit.read())
        add(SUMS, "".join(sums).encode())
    return file


def _copy(data: bytes) -> bytes:
    """A smaller JPEG of one of our own clean pictures."""
    from PIL import Image

    made = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        image.draft("RGB", (LONG_SIDE, LONG_SIDE))
        small = image.convert("RGB")
    small.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    small.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return digest
