"""Finds many labelled phrases, also such with gaps, in one pass over a spelled text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from string import ascii_lowercase, digits
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from checker.patterns.spelling import SENTENCE_MARKS, spell_forms

WIDEST_GAP = 6
"""Characters that may stand in the gap of a phrase."""

Label = TypeVar("Label")
Span = tuple[int, int]
Found = list[tuple[Label, int, int]]
"""Label, start and end of every phrase in a spelled text, overlapping ones too, in no order."""

_GAP = re.compile(r"(?:…|\.\.\.)+")
_LATIN = frozenset(ascii_lowercase + digits)


class Entry(NamedTuple, Generic[Label]):
    """A phrase in its spelling, in several parts where it has gaps. A part of a word counts only if `inside_words`."""

    label: Label
    parts: tuple[str, ...]
    inside_words: bool = False


class Phrasebook(Generic[Label]):
    """All entries in one automaton."""

    def __init__(self, entries: Iterable[Entry[Label]]) -> None:
        self._index = _Index([entries])

    def find(self, text: str) -> Found[Label]:
        return self._index.find(text)[0]


class Shelf:
    """Books that are read together: each pass over a text costs more than what it finds, so one finds the phrases of
    all. The books are filled when one of them is asked for the first time, and again when one was added."""

    def __init__(self) -> None:
        self._fillings: list[Callable[[], Iterable[Entry[Any]]]] = []
        self._index: _Index | None = None
        self._found = lru_cache(maxsize=8)(self._read)

    def add(self, filling: Callable[[], Iterable[Entry[Label]]]) -> Callable[[str], Found[Label]]:
        """One more book; what is returned finds its phrases in a spelled text, as `Phrasebook.find` does."""
        number = len(self._fillings)
        self._fillings.append(filling)
        self.empty()
        return lambda text: self._found(text)[number]

    @property
    def is_filled(self) -> bool:
        return self._index is not None

    def empty(self) -> None:
        """Have the books filled again when one of them is asked."""
        self._index = None
        self._found.cache_clear()

    def _read(self, text: str) -> list[Found[Any]]:
        if self._index is None:
            self._index = _Index([filling() for filling in self._fillings])
        return self._index.find(text)


POSTS = Shelf()
"""What is looked for in every post: claims, cues, names."""


class _Index:
    """One automaton over the entries of several books."""

    def __init__(self, books: Sequence[Iterable[Entry[Any]]]) -> None:
        whole: dict[str, list[tuple[int, Any]]] = {}
        inside: dict[str, list[tuple[int, Any]]] = {}
        gapped: list[tuple[int, Any, tuple[str, ...]]] = []
        for book, entries in enumerate(books):
            for label, parts, inside_words in entries:
                if len(parts) > 1:
                    gapped.append((book, label, parts))
                    continue
                whole.setdefault(parts[0], []).append((book, label))
                if inside_words:
                    inside.setdefault(parts[0], []).append((book, label))
        for part in (part for _, _, parts in gapped for part in parts):
            whole.setdefault(part, [])
        numbers = {phrase: number for number, phrase in enumerate(whole)}
        self._books = len(books)
        self._whole = list(whole.values())
        self._inside = {numbers[phrase]: uses for phrase, uses in inside.items()}
        self._bounded = [phrase[0] in _LATIN or phrase[-1] in _LATIN for phrase in whole]
        # Those with gaps by the number of their longest part, each with the numbers of all its parts.
        self._gapped: defaultdict[int, list[tuple[int, Any, list[int]]]] = defaultdict(list)
        for book, label, parts in gapped:
            self._gapped[numbers[max(parts, key=len)]].append((book, label, [numbers[part] for part in parts]))
        self._parts = {number for uses in self._gapped.values() for _, _, needed in uses for number in needed}
        self._automaton = AhoCorasick(list(whole))

    def find(self, text: str) -> list[Found[Any]]:
        """What was found of each book."""
        found: list[Found[Any]] = [[] for _ in range(self._books)]
        parts: dict[int, list[Span]] = {}
        bounded, whole = self._bounded, self._whole
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if bounded[number] and not _is_whole(text, start, end):
                for book, label in self._inside.get(number, ()):
                    found[book].append((label, start, end))
                continue
            for book, label in whole[number]:
                found[book].append((label, start, end))
            if number in self._parts:
                parts.setdefault(number, []).append((start, end))
        for number in parts:
            for book, label, needed in self._gapped.get(number, ()):
                if parts.keys() >= set(needed):
                    found[book] += [(label, *span) for span in _joined(text, [parts[part] for part in needed])]
        return found


def entries(phrases: Iterable[tuple[Label, str]], *, inside_words: bool = False) -> list[Entry[Label]]:
    """The entries of labelled phrases as authors wrote them; one of which nothing is left has none."""
    labelled = [
        (label, _GAP.split(phrase) if "…" in phrase or "..." in phrase else [phrase]) for label, phrase in phrases
    ]
    spelled = iter(spell_forms([part for _, parts in labelled for part in parts]))
    made = [(label, tuple(filter(None, islice(spelled, len(parts))))) for label, parts in labelled]
    return [Entry(label, parts, inside_words) for label, parts in made if parts]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word runs on at either edge; a number may follow a word and a word a number."""
    if start and _runs_on(text[start - 1], text[start]):
        return False
    return end == len(text) or not _runs_on(text[end - 1], text[end])


def _runs_on(left: str, right: str) -> bool:
    if "a" <= left <= "z":
        return "a" <= right <= "z"
    return "0" <= left <= "9" and "0" <= right <= "9"


def _joined(text: str, spans: list[list[Span]]) -> Iterator[Span]:
    """The places where all parts follow each other closely within one sentence."""
    for start, end in spans[0]:
        for following in spans[1:]:
            at = bisect_left(following, (end, 0))
            if at == len(following) or following[at][0] - end > WIDEST_GAP:
                break
            if any(mark in text[end : following[at][0]] for mark in SENTENCE_MARKS):
                break
            end = following[at][1]
        else:
            yield start, end
