"""Finds many labelled phrases, also such with gaps, in one pass over a spelled text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from checker.patterns.spelling import SENTENCE_MARKS, spell_forms

WIDEST_GAP = 6
"""Characters that may stand in the gap of a phrase."""

Label = TypeVar("Label")
Span = tuple[int, int]

_GAP = re.compile(r"(?:…|\.\.\.)+")


class Entry(NamedTuple, Generic[Label]):
    """A phrase in its spelling, in several parts where it has gaps. A part of a word counts only if `inside_words`."""

    label: Label
    parts: tuple[str, ...]
    inside_words: bool = False


class Phrasebook(Generic[Label]):
    """One automaton over all entries."""

    def __init__(self, entries: Iterable[Entry[Label]]) -> None:
        self._labels: list[list[Label]] = []
        self._inside_words: defaultdict[int, list[Label]] = defaultdict(list)
        # Those with gaps by the number of their longest part, each with the numbers of all its parts.
        self._gapped: defaultdict[int, list[tuple[Label, list[int]]]] = defaultdict(list)
        self._parts: set[int] = set()
        numbers: dict[str, int] = {}
        for label, parts, inside_words in entries:
            own = [self._number(part, numbers) for part in parts]
            if len(own) > 1:
                self._gapped[numbers[max(parts, key=len)]].append((label, own))
                self._parts.update(own)
                continue
            self._labels[own[0]].append(label)
            if inside_words:
                self._inside_words[own[0]].append(label)
        self._bounded = [_is_latin(phrase[0]) or _is_latin(phrase[-1]) for phrase in numbers]
        self._automaton = AhoCorasick(list(numbers))

    def _number(self, part: str, numbers: dict[str, int]) -> int:
        number = numbers.setdefault(part, len(numbers))
        if number == len(self._labels):
            self._labels.append([])
        return number

    def find(self, text: str) -> list[tuple[Label, int, int]]:
        """Label, start and end of every phrase in a spelled text, overlapping ones too, in no order."""
        found: list[tuple[Label, int, int]] = []
        parts: dict[int, list[Span]] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if self._bounded[number] and not _is_whole(text, start, end):
                found += [(label, start, end) for label in self._inside_words.get(number, ())]
                continue
            found += [(label, start, end) for label in self._labels[number]]
            if number in self._parts:
                parts.setdefault(number, []).append((start, end))
        for number in parts:
            for label, needed in self._gapped.get(number, ()):
                if parts.keys() >= set(needed):
                    found += [(label, *span) for span in _joined(text, [parts[part] for part in needed])]
        return found


def entries(phrases: Iterable[tuple[Label, str]]) -> list[Entry[Label]]:
    """The entries of labelled phrases as authors wrote them; one of which nothing is left has none."""
    labelled = [(label, _GAP.split(phrase)) for label, phrase in phrases]
    spelled = iter(spell_forms([part for _, parts in labelled for part in parts]))
    made = [(label, tuple(filter(None, islice(spelled, len(parts))))) for label, parts in labelled]
    return [Entry(label, parts) for label, parts in made if parts]


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9"


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
