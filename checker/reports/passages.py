"""Cuts a text into pieces for the page: marked where the seller's words matter, hidden characters made visible."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_JOINER = "\u200d"
_LINE_BREAKS = "\n\t\r"
_LETTERS_OF_TAGS = range(0xE0000, 0xE0080)


@dataclass(frozen=True, kw_only=True)
class Span:
    """The characters `start:end` of a text belong to note number `note`."""

    start: int
    end: int
    note: int


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of characters that are all treated alike.

    `notes` are the numbers of the notes that quote it, `ends` those whose quote ends here. `hidden` names a
    character that cannot be seen; such a piece holds nothing else.
    """

    text: str
    notes: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    hidden: str = ""


def pieces(text: str, spans: Sequence[Span] = (), *, start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The characters `start:end` of `text` in order; joined together again they are exactly that text.

    Spans may overlap and may reach beyond the cut; empty and reversed ones are passed over.
    """
    end = len(text) if end is None else min(end, len(text))
    inside = [span for span in spans if span.start < span.end and span.start < end and span.end > start]
    borders = {start, end}
    for span in inside:
        borders.update((max(span.start, start), min(span.end, end)))
    for position in _hidden_places(text, start, end):
        borders.update((position, position + 1))
    cuts = sorted(borders)
    return tuple(_piece(text, left, right, inside) for left, right in pairwise(cuts))


def _piece(text: str, left: int, right: int, spans: Iterable[Span]) -> Piece:
    covering = [span for span in spans if span.start <= left and span.end >= right]
    hidden = right - left == 1 and _is_hidden(text, left)
    return Piece(
        text=text[left:right],
        notes=tuple(sorted({span.note for span in covering})),
        ends=tuple(sorted({span.note for span in covering if span.end == right})),
        hidden=_name(text[left]) if hidden else "",
    )


def _hidden_places(text: str, start: int, end: int) -> Iterator[int]:
    return (position for position in range(start, end) if _is_hidden(text, position))


def _is_hidden(text: str, position: int) -> bool:
    """Format and control characters, except those that compose an emoji and ordinary line breaks."""
    character = text[position]
    if character in _LINE_BREAKS or unicodedata.category(character) not in {"Cf", "Cc"}:
        return False
    if character == _JOINER:
        return not (position and _is_picture(text[position - 1]) and _is_picture(text[position + 1 : position + 2]))
    return ord(character) not in _LETTERS_OF_TAGS or not _in_flag(text, position)


def _is_picture(character: str) -> bool:
    return bool(character) and (unicodedata.category(character) in {"So", "Sk"} or character == "\ufe0f")


def _in_flag(text: str, position: int) -> bool:
    """Whether the tag letters before `position` hang on a black flag, as in the flags of England and Scotland."""
    while position and ord(text[position]) in _LETTERS_OF_TAGS:
        position -= 1
    return text[position] == "\U0001f3f4"


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
