"""Finds the words of every claim in a spelled text, before anyone asks who says them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

import re2

from checker.patterns.loader import library
from checker.patterns.phrasebook import Entry, Phrasebook, Span, entries
from checker.patterns.schema import Expression, Pattern


class Kind(Enum):
    """Under which condition a form makes its claim."""

    PLAIN = "plain"
    WITH_OFFER = "with offer"
    WITH_BRAND = "with brand"
    TRAP = "trap"
    EXPRESSION = "expression"


@dataclass(frozen=True, slots=True)
class Hit:
    """The words of a claim at `text[start:end]` of the spelled text; `evasive` if they are written to stay hidden."""

    claim: str
    start: int
    end: int
    kind: Kind
    evasive: bool


class _Form(NamedTuple):
    claim: str
    kind: Kind
    evasive: bool


class _Lookalike(NamedTuple):
    claim: str


@dataclass(frozen=True, slots=True, eq=False)
class _Need:
    claim: str
    expression: Expression


_LONGEST = 60
"""No look-alike is longer than this."""

_Label = _Form | _Lookalike | _Need


class Matcher:
    """All forms, look-alikes and expressions of some patterns."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._book = Phrasebook(_once(entries(one for pattern in patterns for one in _phrases(pattern))))

    def hits(self, text: str) -> list[Hit]:
        """All hits in a spelled text, in no order; those that overlap a look-alike of their claim are left out."""
        found: list[Hit] = []
        lookalikes: defaultdict[str, list[Span]] = defaultdict(list)
        needs: set[_Need] = set()
        for label, start, end in self._book.find(text):
            if isinstance(label, _Form):
                found.append(Hit(label.claim, start, end, label.kind, label.evasive))
            elif isinstance(label, _Lookalike):
                lookalikes[label.claim].append((start, end))
            else:
                needs.add(label)
        if needs:
            encoded = text.encode()
            for need in needs:
                found += _expressed(encoded, need)
        return [hit for hit in found if not _overlaps(hit, lookalikes.get(hit.claim))]


@cache
def matcher() -> Matcher:
    """The matcher of this program's library.

    :raises LibraryFault: when a data file has a mistake.
    """
    return Matcher(library().firing())


def _phrases(pattern: Pattern) -> Iterator[tuple[_Label, str]]:
    groups = (
        (Kind.TRAP, pattern.forms_trap),
        (Kind.PLAIN, pattern.forms),
        (Kind.WITH_OFFER, pattern.forms_with_offer),
        (Kind.WITH_BRAND, pattern.forms_with_brand),
    )
    for kind, forms in groups:
        for phrase in forms.zh_hans + forms.zh_hant + forms.en:
            yield _Form(pattern.id, kind, evasive=False), phrase
        for phrase in forms.evasive:
            yield _Form(pattern.id, kind, evasive=True), phrase
    for phrase in pattern.lookalikes.zh + pattern.lookalikes.en:
        yield _Lookalike(pattern.id), phrase
    for expression in pattern.expressions:
        need = _Need(pattern.id, expression)
        yield from ((need, phrase) for phrase in expression.needs)


def _once(found: Iterable[Entry[_Label]]) -> Iterator[Entry[_Label]]:
    """A spelling that a pattern has in several groups of forms counts in the first of them."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for one in found:
        if isinstance(one.label, _Form):
            if (one.label.claim, one.parts) in seen:
                continue
            seen.add((one.label.claim, one.parts))
        yield one._replace(inside_words=isinstance(one.label, _Need))


def _expressed(encoded: bytes, need: _Need) -> Iterator[Hit]:
    """The hits of an expression. It reads bytes, because RE2 would encode the text again for each of hundreds."""
    for found in _compiled(need.expression.match).finditer(encoded):
        if found.end() > found.start():
            start = len(encoded[: found.start()].decode())
            yield Hit(need.claim, start, start + len(found.group().decode()), Kind.EXPRESSION, evasive=False)


@cache
def _compiled(match: str) -> Any:
    return re2.compile(match.encode())


def _overlaps(hit: Hit, spans: list[Span] | None) -> bool:
    """Whether a span touches the hit; the spans are sorted by their ends, as the automaton met them."""
    if not spans:
        return False
    for at in range(bisect_right(spans, hit.start, key=itemgetter(1)), len(spans)):
        start, end = spans[at]
        if start < hit.end:
            return True
        if end > hit.end + _LONGEST:
            return False
    return False
