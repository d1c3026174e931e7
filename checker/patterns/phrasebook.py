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
        self._gapped: list[Entry[Label]] = []
        uses: defaultdict[str, list[Entry[Label] | tuple[int, int]]] = defaultdict(list)
        for entry in entries:
            if len(entry.parts) == 1:
                uses[entry.parts[0]].append(entry)
            else:
                for number, part in enumerate(entry.parts):
                    uses[part].append((len(self._gapped), number))
                self._gapped.append(entry)
        self._uses = list(uses.values())
        self._bounded = [_is_latin(phrase[0]) or _is_latin(phrase[-1]) for phrase in uses]
        self._automaton = AhoCorasick(list(uses))

    def find(self, text: str) -> Iterator[tuple[Label, int, int]]:
        """Label, start and end of every phrase in a spelled text, overlapping ones too, in no order."""
        parts: defaultdict[int, defaultdict[int, list[Span]]] | None = None
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            whole = not self._bounded[index] or _is_whole(text, start, end)
            for use in self._uses[index]:
                if isinstance(use, Entry):
                    if whole or use.inside_words:
                        yield use.label, start, end
                elif whole:
                    parts = parts if parts is not None else defaultdict(lambda: defaultdict(list))
                    parts[use[0]][use[1]].append((start, end))
        for number, spans in parts.items() if parts else ():
            entry = self._gapped[number]
            if len(spans) == len(entry.parts):
                for start, end in _joined(text, [spans[part] for part in range(len(spans))]):
                    yield entry.label, start, end


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
