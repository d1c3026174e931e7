"""The exhibits of a pack: what was handed in, numbered, each with its file and its hashes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from checker.cases import pictures
from checker.cases.models import Case, Item
from checker.cases.pictures import PictureLost
from checker.vocabulary import ItemKind, Outcome

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


@dataclass(frozen=True, kw_only=True)
class Original:
    """The file as it was handed in, of which only this is kept; `size` in bytes is 0 where it was not noted."""

    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """Item number `item` as it lies in the pack under the path `file`; `kept` is the picture's name on our disk.

    Times are those of arrival, None where they were not noted. A text that is covered has no `original`: from the hash
    of the whole text and its open parts one could guess what is covered.
    """

    number: int
    item: int
    kind: ItemKind
    file: str
    sha256: str
    size: int
    version: int
    handed_in_at: datetime | None
    original: Original | None
    text: str = ""
    kept: str = ""
    width: int = 0
    height: int = 0

    def read(self) -> bytes:
        """The bytes that lie in the pack; raises PictureLost."""
        return pictures.read(self.kept) if self.kept else self.text.encode()


def exhibit_number(item: int) -> int:
    """Exhibits are counted from 1, whatever else is left out."""
    return item + 1


def exhibits(case: Case, outcome: Outcome, version: int, *, masked: bool) -> tuple[Exhibit, ...]:
    """What the answer of a version rests on, in order; a picture that is no longer on the disk is left out."""
    texts = {reading.item: reading.text for reading in outcome.readings if reading.kind is ItemKind.TEXT}
    items = case.items.filter(version__lte=version).order_by("index")
    found = (_exhibit(case, item, texts.get(item.index, ""), masked=masked) for item in items)
    return tuple(exhibit for exhibit in found if exhibit is not None)


def _exhibit(case: Case, item: Item, text: str, *, masked: bool) -> Exhibit | None:
    kind, number = ItemKind(item.kind), exhibit_number(item.index)
    kept = (item.masked_picture if masked else item.picture) if kind is ItemKind.PICTURE else ""
    if kind is ItemKind.PICTURE and not kept:
        return None
    try:
        data = pictures.read(kept) if kept else text.encode()
    except PictureLost:
        return None
    ending = "txt" if not kept else "jpg" if masked else _ENDINGS[item.media_type]
    digest = hashlib.sha256(data).hexdigest()
    original = Original(sha256=item.sha256, size=item.size) if item.sha256 else None
    if kind is ItemKind.TEXT and not masked:
        original = Original(sha256=digest, size=len(data))
    return Exhibit(
        number=number,
        item=item.index,
        kind=kind,
        file=f"exhibits/{number:02}-{'picture' if kept else 'text'}.{ending}",
        sha256=digest,
        size=len(data),
        version=item.version,
        handed_in_at=item.handed_in_at or (case.created_at if item.version == 1 else None),
        original=original,
        text="" if kept else text,
        kept=kept,
        width=item.width,
        height=item.height,
    )
