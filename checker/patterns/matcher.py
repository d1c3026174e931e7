"""Finds the words of every claim in a spelled text, before anyone asks who says them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

import re2

from checker.patterns.loader import library
from checker.patterns.phrasebook import POSTS, Entry, Shelf, Span, entries
from checker.patterns.required import may_match
from checker.patterns.schema import Expression, Pattern

_LONGEST = 60
"""No look-alike is longer than this."""

_end = itemgetter(1)


class Kind(Enum):
    """Under which condition a form makes its claim."""

    PLAIN = "plain"
    WITH_OFFER = "with offer"
    WITH_BRAND = "with brand"
    TRAP = "trap"
    EXPRESSION = "expression"


class Hit(NamedTuple):
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


@dataclass(frozen=True, slots=True, eq=False)
class _Need:
    claim: str
    expression: Expression


class Matcher:
    """All forms, look-alikes and expressions of some patterns, on a shelf of their own or with other books."""

    def __init__(self, patterns: Callable[[], Iterable[Pattern]], shelf: Shelf | None = None) -> None:
        shelf = shelf or Shelf()
        self._forms = shelf.add(lambda: _once(entries(one for pattern in patterns() for one in _forms(pattern))))
        self._lookalikes = shelf.add(lambda: entries(one for pattern in patterns() for one in _lookalikes(pattern)))
        self._needs = shelf.add(
            lambda: entries((one for pattern in patterns() for one in _needs(pattern)), inside_words=True)
        )

    def hits(self, text: str) -> list[Hit]:
        """All hits in a spelled text, in no order; those that overlap a look-alike of their claim are left out."""
        found = [Hit(form.claim, start, end, form.kind, form.evasive) for form, start, end in self._forms(text)]
        needs = {need for need, _, _ in self._needs(text)}
        if fitting := [need for need in needs if may_match(need.expression.match, text)]:
            encoded = text.encode()
            for need in fitting:
                found += _expressed(encoded, need)
        lookalikes = self._lookalikes(text) if found else []
        return _without(found, lookalikes) if lookalikes else found


_own = Matcher(lambda: library().firing(), POSTS)


def matcher() -> Matcher:
    """The matcher of this program's library.

    :raises LibraryFault: when a data file has a mistake.
    """
    library()
    return _own


def _forms(pattern: Pattern) -> Iterator[tuple[_Form, str]]:
    groups = (
        (Kind.TRAP, pattern.forms_trap),
        (Kind.PLAIN, pattern.forms),
        (Kind.WITH_OFFER, pattern.forms_with_offer),
        (Kind.WITH_BRAND, pattern.forms_with_brand),
    )
    for kind, forms in groups:
        plain, evasive = _Form(pattern.id, kind, evasive=False), _Form(pattern.id, kind, evasive=True)
        yield from ((plain, phrase) for phrase in forms.zh_hans + forms.zh_hant + forms.en)
        yield from ((evasive, phrase) for phrase in forms.evasive)


def _lookalikes(pattern: Pattern) -> Iterator[tuple[str, str]]:
    return ((pattern.id, phrase) for phrase in pattern.lookalikes.zh + pattern.lookalikes.en)


def _needs(pattern: Pattern) -> Iterator[tuple[_Need, str]]:
    for expression in pattern.expressions:
        need = _Need(pattern.id, expression)
        yield from ((need, phrase) for phrase in expression.needs)


def _once(found: Iterable[Entry[_Form]]) -> Iterator[Entry[_Form]]:
    """A spelling that a pattern has in several groups of forms counts in the first of them."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for one in found:
        key = one.label.claim, one.parts
        if key not in seen:
            seen.add(key)
            yield one


def _expressed(encoded: bytes, need: _Need) -> Iterator[Hit]:
    """The hits of an expression. It reads bytes, because RE2 would encode the text again for each of hundreds."""
    for found in _compiled(need.expression.match).finditer(encoded):
        if found.end() > found.start():
            start = len(encoded[: found.start()].decode())
            yield Hit(need.claim, start, start + len(found.group().decode()), Kind.EXPRESSION, evasive=False)


@cache
def _compiled(match: str) -> Any:
    return re2.compile(match.encode())


def _without(hits: Iterable[Hit], lookalikes: Iterable[tuple[str, int, int]]) -> list[Hit]:
    """The hits that share no character with a look-alike of their claim."""
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for claim, start, end in lookalikes:
        places[claim].append((start, end))
    for spans in places.values():
        spans.sort(key=_end)
    return [hit for hit in hits if hit.claim not in places or not _overlaps(hit, places[hit.claim])]


def _overlaps(hit: Hit, spans: Sequence[Span]) -> bool:
    """Whether a span touches the hit; the spans are sorted by their ends."""
    for at in range(bisect_right(spans, hit.start, key=_end), len(spans)):
        start, end = spans[at]
        if start < hit.end:
            return True
        if end > hit.end + _LONGEST:
            return False
    return False
