"""Finds every phrase of every pattern in one pass over the spelled text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2
from ahocorasick_rs import AhoCorasick

from checker.patterns.loader import library
from checker.patterns.phrases import Form, Kind, uses_of
from checker.patterns.schema import Pattern
from checker.patterns.spelling import SENTENCE_MARKS

WIDEST_GAP = 6
"""Characters that may stand in the gap of a form."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """The words of a claim at `text[start:end]` of the spelled text, before anyone asked who says them."""

    claim: str
    start: int
    end: int
    kind: Kind
    evasive: bool


class Matcher:
    """One automaton over all forms, look-alikes and needed phrases of some patterns."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        uses, self._gapped = uses_of(patterns)
        self._uses = list(uses.values())
        self._bounded = [_is_latin(phrase[0]) or _is_latin(phrase[-1]) for phrase in uses]
        self._automaton = AhoCorasick(list(uses))

    def hits(self, text: str) -> list[Hit]:
        """All hits in a spelled text, in no order, look-alikes taken out."""
        found: list[Hit] = []
        parts: defaultdict[int, defaultdict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
        lookalikes: defaultdict[str, list[Span]] = defaultdict(list)
        needed: dict[str, str] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            use = self._uses[index]
            for claim, expression in use.needed_by:
                needed[expression.match] = claim
            if self._bounded[index] and not _is_whole(text, start, end):
                continue
            found += [Hit(form.claim, start, end, form.kind, form.evasive) for form in use.forms]
            for form_number, part in use.parts:
                parts[form_number][part].append((start, end))
            for claim in use.lookalike_of:
                lookalikes[claim].append((start, end))
        for number, spans in parts.items():
            found += _joined(text, self._gapped[number], spans)
        for match, claim in needed.items():
            found += _expressed(text, match, claim)
        return [hit for hit in found if not _overlaps(hit, lookalikes.get(hit.claim, ()))]


@cache
def matcher() -> Matcher:
    """The matcher of this program's library.

    :raises LibraryFault: when a data file has a mistake.
    """
    return Matcher(library().firing())


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


def _joined(text: str, form: Form, spans: dict[int, list[Span]]) -> Iterator[Hit]:
    """The places where all parts of a form follow each other closely within one sentence."""
    if len(spans) < len(form.parts):
        return
    for start, end in spans[0]:
        for number in range(1, len(form.parts)):
            following = spans[number]
            at = bisect_left(following, (end, 0))
            if at == len(following) or following[at][0] - end > WIDEST_GAP:
                break
            if any(mark in text[end : following[at][0]] for mark in SENTENCE_MARKS):
                break
            end = following[at][1]
        else:
            yield Hit(form.claim, start, end, form.kind, form.evasive)


def _expressed(text: str, match: str, claim: str) -> Iterator[Hit]:
    for found in _compiled(match).finditer(text):
        if found.end() > found.start():
            yield Hit(claim, found.start(), found.end(), Kind.PLAIN, evasive=False)


@cache
def _compiled(match: str) -> Any:
    return re2.compile(match)


def _overlaps(hit: Hit, spans: Iterable[Span]) -> bool:
    return any(start < hit.end and hit.start < end for start, end in spans)
