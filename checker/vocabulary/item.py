"""One thing that the shopper handed in: a text or a picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    TEXT = "text"
    PICTURE = "picture"


@dataclass(frozen=True, kw_only=True)
class Item:
    """`index` counts from 0 in the order of the case; a text carries `text`, a picture carries `data` (file bytes)."""

    index: int
    kind: ItemKind
    text: str = ""
    data: bytes = b""
