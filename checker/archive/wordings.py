"""Which words of an item are its seller's own wording, to be known again elsewhere: not what an app or a shop prints.

Two screenshots of one app, or two receipts of one shop, have most of their words in common, whoever sent them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.archive.keys import seed
from checker.reading.fingerprint_text import text_signature
from checker.vocabulary import Box, Evidence, ItemKind, Line, PageKind, Reading, Role, Screen, Voice

_SAYING_NOTHING = {PageKind.TRANSFER, PageKind.TRACKING, PageKind.RECEIPT}
_OWN_WORDS = {Role.BODY, Role.BUBBLE}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One text of an item, with its longest line to show which one is meant."""

    signature: bytes
    evidence: Evidence


def wordings(reading: Reading) -> Iterator[Wording]:
    """The texts of an item that are long enough to be known again: the whole, or each post or bubble of a page."""
    for lines in _texts(reading):
        signature = text_signature("\n".join(line.text for line in lines), seed("text"))
        if signature is not None:
            yield Wording(signature=signature, evidence=_shown(reading, max(lines, key=lambda line: len(line.text))))


def _texts(reading: Reading) -> Iterator[Sequence[Line]]:
    page = reading.page
    if reading.screen is Screen.RECEIPT or (page is not None and page.kind in _SAYING_NOTHING):
        return
    if page is None or not page.parts:
        yield reading.lines
        return
    for part in page.parts:
        if part.role in _OWN_WORDS and part.voice is Voice.SELLER:
            yield [reading.lines[at] for at in part.lines if at < len(reading.lines)]


def _shown(reading: Reading, line: Line) -> Evidence:
    end = line.start + len(line.text)
    box: Box | None = line.box if reading.kind is ItemKind.PICTURE else None
    return Evidence(item=reading.item, quote=reading.text[line.start : end], start=line.start, end=end, box=box)
