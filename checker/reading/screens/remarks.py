"""What stands under a post: who likes it, who says what about it, and which of that the seller says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from checker.reading.screens.rows import Row, Sheet
from checker.reading.screens.words import COMMENT, LIKES
from checker.vocabulary import Part, Role, Voice

_SAME_NAME = 0.8
_FULL = 0.82
_NAME_SHARE = 0.7
"""Latin letters are narrower than Chinese ones, so of the place of a name only its first part is looked at."""
_LEAST_ALIKE = 3
"""Shorter names must agree in every letter."""


def remarks(rows: Iterable[Row], seller: str, sheet: Sheet) -> tuple[Part, ...]:
    """The parts of the rows under a post by `seller` (a spelled name without blanks, empty when it is not known).

    A row that opens no comment goes on with the one before. Whoever is not surely the seller is somebody else.
    """
    parts: list[Part] = []
    above: Row | None = None
    for row in rows:
        opening = _opening(row)
        if opening and (sheet.colours is None or not _is_full(above) or _is_blue(row, opening.group("who"), sheet)):
            voice = Voice.SELLER if is_same_name(opening.group("who"), seller) else Voice.OTHERS
            parts.append(Part(role=Role.COMMENT, voice=voice, lines=(row.index,)))
        elif parts and not LIKES.match(row.tight):
            last = parts.pop()
            parts.append(Part(role=last.role, voice=last.voice, lines=(*last.lines, row.index)))
        else:
            parts.append(Part(role=Role.LIKES, voice=Voice.OTHERS, lines=(row.index,)))
        above = row
    return tuple(parts)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names may be one, read with a mistake; an empty name is nobody's."""
    if min(len(one), len(other)) < _LEAST_ALIKE:
        return one == other != ""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_NAME


def _opening(row: Row) -> re.Match[str] | None:
    return None if LIKES.match(row.tight) else COMMENT.fullmatch(row.tight)


def _is_full(row: Row | None) -> bool:
    """Whether a row reaches so far that the next may go on with it."""
    return row is not None and row.right > _FULL


def _is_blue(row: Row, who: str, sheet: Sheet) -> bool:
    """Names are blue; other words before a colon are not."""
    if sheet.colours is None:
        return False
    end = row.left + row.width * _NAME_SHARE * min(len(who) / max(len(row.tight), 1), 1.0)
    return sheet.colours.is_bluish((row.left, row.top, max(end, row.left + row.height), row.bottom))
