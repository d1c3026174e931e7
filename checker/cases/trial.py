"""Tries a proposal on the library: what would fire, what would go silent, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from checker.claims import find_contacts
from checker.claims.trying import Changed, Kind, Sample, Tried, corpus, sample_of, try_phrase
from checker.organisations.models import Proposal, ProposalKind
from checker.patterns import Library, Pattern, Source, library
from checker.patterns.changing import Script, next_source, with_form, with_lookalike, with_source
from checker.patterns.checking import banned_words
from checker.patterns.spelling import spell, spell_forms

LEAST_LETTERS = 6
"""Letters that a phrase must have; a Chinese character counts for two."""
MOST_HOLDING = 12
"""Texts of the library's examples, other than of this claim, that may hold the phrase: about one in a hundred."""
_GAP = re.compile(r"(?:…|\.\.\.)+")
_HAN = re.compile(r"[㐀-鿿]")
_LETTER = re.compile(r"[a-z0-9]")
_ADDRESS = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?\Z", re.IGNORECASE)
_PUBLISHED = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")


class Fault(StrEnum):
    """What speaks against a proposal; the pages put it into words."""

    UNKNOWN_PATTERN = "unknown-pattern"
    MISSHAPEN = "misshapen"
    TOO_SHORT = "too-short"
    KNOWN = "known"
    NAMES_CONTACT = "names-contact"
    TOO_COMMON = "too-common"
    ON_NEGATIVE = "on-negative"
    LOSES_POSITIVE = "loses-positive"
    EXAMPLE_FAILS = "example-fails"
    NO_EXAMPLE = "no-example"
    BANNED_WORD = "banned-word"
    BAD_ADDRESS = "bad-address"
    BAD_DATE = "bad-date"
    NO_TITLE = "no-title"


@dataclass(frozen=True, kw_only=True)
class Trial:
    """`fires` and `silent` are the examples that change, `own` the organisation's cases that do; `holding` are all
    examples that hold the phrase."""

    faults: tuple[Fault, ...] = ()
    fires: tuple[Changed, ...] = ()
    silent: tuple[Changed, ...] = ()
    own_fires: tuple[Changed, ...] = ()
    own_silent: tuple[Changed, ...] = ()
    holding: int = 0


def try_out(proposal: Proposal, own: Collection[Sample]) -> Trial:
    """The trial of a proposal, saved or not."""
    pattern = library().patterns.get(proposal.pattern)
    if pattern is None or pattern not in library().firing():
        return Trial(faults=(Fault.UNKNOWN_PATTERN,))
    if proposal.kind == ProposalKind.SOURCE:
        return Trial(faults=tuple(_source_faults(proposal)))
    if early := (*_shape_faults(proposal.phrase), *_example_faults(proposal)):
        return Trial(faults=early)
    example = sample_of(proposal.example, Kind.OTHER, "example")
    shipped = _shipped()
    changed = changed_library(proposal).patterns[pattern.id]
    tried = try_phrase((*shipped, *own, example), proposal.phrase, changed)
    return _judged(proposal, pattern, tried, example, frozenset(map(id, own)))


def changed_library(proposal: Proposal) -> Library:
    """The library with what is proposed."""
    if proposal.kind == ProposalKind.SOURCE:
        return with_source(library(), proposal.pattern, next_source(library()), source_of(proposal))
    add = with_form if proposal.kind == ProposalKind.FORM else with_lookalike
    return add(library(), proposal.pattern, Script(proposal.script), proposal.phrase)


def source_of(proposal: Proposal) -> Source:
    """The source as the library keeps it; "B" until an operator, who reads the change, knows better."""
    title = " / ".join(filter(None, (proposal.title_zh, proposal.title_en)))
    return Source(title=title, date=proposal.published, url=proposal.address, quality="B")


@cache
def _shipped() -> tuple[Sample, ...]:
    return corpus(library())


def _judged(proposal: Proposal, pattern: Pattern, tried: Tried, example: Sample, own: frozenset[int]) -> Trial:
    def of(changes: Collection[Changed], *, mine: bool) -> tuple[Changed, ...]:
        return tuple(one for one in changes if (id(one.sample) in own) == mine and one.sample is not example)

    holding = [sample for sample in tried.holding if id(sample) not in own and sample is not example]
    trial = Trial(
        fires=of(tried.fires, mine=False),
        silent=of(tried.silent, mine=False),
        own_fires=of(tried.fires, mine=True),
        own_silent=of(tried.silent, mine=True),
        holding=len(holding),
    )
    common = [sample for sample in holding if sample.claim != pattern.id or sample.kind is not Kind.POSITIVE]
    faults = tuple(_outcome_faults(proposal, pattern, trial, tried, example, len(common)))
    return Trial(**{**vars(trial), "faults": faults})


def _outcome_faults(
    proposal: Proposal, pattern: Pattern, trial: Trial, tried: Tried, example: Sample, common: int
) -> Iterator[Fault]:
    is_form = proposal.kind == ProposalKind.FORM
    known = pattern.forms.all() if is_form else pattern.lookalikes.zh + pattern.lookalikes.en
    if _spelled(proposal.phrase) in {_spelled(phrase) for phrase in known}:
        yield Fault.KNOWN
        return
    if is_form and common > MOST_HOLDING:
        yield Fault.TOO_COMMON
    if any(one.sample.kind is Kind.NEGATIVE for one in trial.fires):
        yield Fault.ON_NEGATIVE
    if any(one.sample.kind is Kind.POSITIVE and one.claim == one.sample.claim for one in trial.silent):
        yield Fault.LOSES_POSITIVE
    changes = tried.fires if is_form else tried.silent
    if not any(one.sample is example and one.claim == pattern.id for one in changes):
        yield Fault.EXAMPLE_FAILS


def _spelled(phrase: str) -> tuple[str, ...]:
    return tuple(spell_forms(_GAP.split(phrase)))


def _shape_faults(phrase: str) -> Iterator[Fault]:
    parts = [part.strip() for part in _GAP.split(phrase)]
    if not all(parts) or "\n" in phrase:
        yield Fault.MISSHAPEN
        return
    text = spell("".join(parts)).text
    if 2 * len(_HAN.findall(text)) + len(_LETTER.findall(text)) < LEAST_LETTERS:
        yield Fault.TOO_SHORT


def _example_faults(proposal: Proposal) -> Iterator[Fault]:
    if not proposal.example.strip():
        yield Fault.NO_EXAMPLE
    texts = (proposal.phrase, proposal.example)
    if any(find_contacts(sample_of(text, Kind.OTHER, "").readings) for text in texts):
        yield Fault.NAMES_CONTACT


def _source_faults(proposal: Proposal) -> Iterator[Fault]:
    if not proposal.title_zh.strip() or not proposal.title_en.strip():
        yield Fault.NO_TITLE
    if any(banned_words("title", f"{proposal.title_zh} {proposal.title_en}")):
        yield Fault.BANNED_WORD
    if not _ADDRESS.match(proposal.address):
        yield Fault.BAD_ADDRESS
    elif any(proposal.address in source.url for source in library().sources.values()):
        yield Fault.KNOWN
    if not _is_day(proposal.published):
        yield Fault.BAD_DATE


def _is_day(words: str) -> bool:
    if not _PUBLISHED.match(words):
        return False
    try:
        date.fromisoformat(f"{words}-01-01"[:10] if len(words) == 4 else f"{words}-01"[:10])
    except ValueError:
        return False
    return True
