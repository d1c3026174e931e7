"""Finds the words of every claim in a spelled text, before anyone asks who says them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

import re2

from checker.patterns.loader import library
from checker.patterns.phrasebook import Entry, Phrasebook, Span, entry
from checker.patterns.schema import Expression, Forms, Pattern
from checker.patterns.spelling import spell_form


class Kind(Enum):
    """Under which condition a form makes its claim."""

    PLAIN = "plain"
    WITH_OFFER = "with offer"
    WITH_BRAND = "with brand"
    TRAP = "trap"


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


class _Need(NamedTuple):
    claim: str
    expression: Expression


_Label = _Form | _Lookalike | _Need


class Matcher:
    """All forms, look-alikes and expressions of some patterns."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._book: Phrasebook[_Label] = Phrasebook(one for pattern in patterns for one in _entries(pattern))

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
        for need in needs:
            found += _expressed(text, need)
        return [hit for hit in found if not _overlaps(hit, lookalikes.get(hit.claim, ()))]


@cache
def matcher() -> Matcher:
    """The matcher of this program's library.

    :raises LibraryFault: when a data file has a mistake.
    """
    return Matcher(library().firing())


def _entries(pattern: Pattern) -> Iterator[Entry[_Label]]:
    """The entries of one pattern; a spelling that stands in several groups counts in the first of them."""
    groups = (
        (Kind.TRAP, pattern.forms_trap),
        (Kind.PLAIN, pattern.forms),
        (Kind.WITH_OFFER, pattern.forms_with_offer),
        (Kind.WITH_BRAND, pattern.forms_with_brand),
    )
    seen: set[tuple[str, ...]] = set()
    for kind, forms in groups:
        for phrase, evasive in _phrases(forms):
            one: Entry[_Label] | None = entry(_Form(pattern.id, kind, evasive), phrase)
            if one and one.parts not in seen:
                seen.add(one.parts)
                yield one
    for phrase in pattern.lookalikes.zh + pattern.lookalikes.en:
        alike: Entry[_Label] | None = entry(_Lookalike(pattern.id), phrase)
        if alike:
            yield alike
    for expression in pattern.expressions:
        for phrase in expression.needs:
            yield Entry(_Need(pattern.id, expression), (spell_form(phrase),), inside_words=True)


def _phrases(forms: Forms) -> Iterator[tuple[str, bool]]:
    yield from ((phrase, False) for phrase in forms.zh_hans + forms.zh_hant + forms.en)
    yield from ((phrase, True) for phrase in forms.evasive)


def _expressed(text: str, need: _Need) -> Iterator[Hit]:
    for found in _compiled(need.expression.match).finditer(text):
        if found.end() > found.start():
            yield Hit(need.claim, found.start(), found.end(), Kind.PLAIN, evasive=False)


@cache
def _compiled(match: str) -> Any:
    return re2.compile(match)


def _overlaps(hit: Hit, spans: Iterable[Span]) -> bool:
    return any(start < hit.end and hit.start < end for start, end in spans)
