"""Cuts a text into pieces for the page: marked where the seller's words matter, hidden characters made visible."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_JOINER = "\u200d"
_LINE_BREAKS = "\n\t\r"
_TAG_LETTERS = "".join(map(chr, range(0xE0000, 0xE0080)))
_LONGEST_FLAG = 8
MOST_SIGNS = 300
"""So many places of hidden characters are named; in a text with more of them the others become REPLACEMENT."""
REPLACEMENT = "\ufffd"


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
    character that cannot be seen; such a piece holds nothing else, perhaps several times.
    """

    text: str
    notes: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    hidden: str = ""


def pieces(text: str, spans: Sequence[Span] = (), *, start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The characters `start:end` of `text` in order; joined together again they are that text, less MOST_SIGNS.

    Spans may overlap and may reach beyond the cut; empty and reversed ones are passed over.
    """
    end = len(text) if end is None else min(end, len(text))
    places = list(_hidden_places(text, start, end))
    runs = _runs(text, places)
    text = _replaced(text, places, runs)
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for span in spans:
        if span.start < span.end and span.start < end and span.end > start:
            opening.setdefault(max(span.start, start), []).append(span.note)
            closing.setdefault(span.end, []).append(span.note)
    borders = {start, end, *opening, *(place for place in closing if place < end), *runs, *runs.values()}
    active: Counter[int] = Counter()
    cut = []
    for left, right in pairwise(sorted(borders)):
        active.subtract(closing.get(left, ()))
        active.update(opening.get(left, ()))
        notes = tuple(sorted(note for note, times in active.items() if times > 0))
        ends = tuple(sorted(set(closing.get(right, ()))))
        hidden = _name(text[left]) if left < end and _is_hidden(text, left) else ""
        cut.append(Piece(text=text[left:right], notes=notes, ends=ends, hidden=hidden))
    return tuple(cut)


def _runs(text: str, places: Sequence[int]) -> dict[int, int]:
    """Start and end of the first MOST_SIGNS runs of one hidden character."""
    runs: dict[int, int] = {}
    start = -1
    for place in places:
        if start >= 0 and runs[start] == place and text[place] == text[start]:
            runs[start] = place + 1
        elif len(runs) < MOST_SIGNS:
            start = place
            runs[start] = place + 1
        else:
            break
    return runs


def _replaced(text: str, places: Sequence[int], runs: Mapping[int, int]) -> str:
    """The text without the hidden characters behind the runs, which could still turn lines around unseen."""
    last = max(runs.values(), default=0)
    letters = dict.fromkeys((place for place in places if place >= last), REPLACEMENT)
    if not letters:
        return text
    return "".join(letters.get(position, character) for position, character in enumerate(text))


def _hidden_places(text: str, start: int, end: int) -> Iterator[int]:
    return (position for position in range(start, end) if _is_hidden(text, position))


def _is_hidden(text: str, position: int) -> bool:
    """Format and control characters, except those that compose an emoji and ordinary line breaks."""
    character = text[position]
    if character in _LINE_BREAKS or unicodedata.category(character) not in {"Cf", "Cc"}:
        return False
    if character == _JOINER:
        return not (position and _is_picture(text[position - 1]) and _is_picture(text[position + 1 : position + 2]))
    return character not in _TAG_LETTERS or not _in_flag(text, position)


def _is_picture(character: str) -> bool:
    return bool(character) and (unicodedata.category(character) in {"So", "Sk"} or character == "\ufe0f")


def _in_flag(text: str, position: int) -> bool:
    """Whether the tag letters before `position` hang on a black flag, as in the flags of England and Scotland."""
    before = text[max(position - _LONGEST_FLAG, 0) : position].rstrip(_TAG_LETTERS)
    return before.endswith("\U0001f3f4")


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
