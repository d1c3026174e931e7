"""Which posts would say something else if the library were another: the real matcher and gates over both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.claims.wording import claims_in
from checker.claims.wraps import spelled
from checker.patterns import Library, Pattern, library
from checker.patterns.matcher import Hit, Matcher, matcher
from checker.patterns.phrasebook import Phrasebook, entries
from checker.vocabulary import ItemKind, Reading, Strength


class Kind(StrEnum):
    """What a text is in the corpus: an example that must make a claim, or must not, or any other text."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One text; `claim` is the claim of which it is an example, or empty; `name` says where it comes from."""

    kind: Kind
    name: str
    readings: tuple[Reading, ...]
    claim: str = ""

    @property
    def text(self) -> str:
        return "\n".join(reading.text for reading in self.readings)


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A text that makes a claim under one library and not under the other."""

    sample: Sample
    claim: str


@dataclass(frozen=True, kw_only=True)
class Tried:
    """`holding` are the texts that hold the phrase, whoever says it."""

    holding: tuple[Sample, ...]
    fires: tuple[Changed, ...]
    silent: tuple[Changed, ...]


def sample_of(text: str, kind: Kind, name: str, claim: str = "") -> Sample:
    """A pasted text."""
    return Sample(kind=kind, name=name, claim=claim, readings=(Reading(item=0, kind=ItemKind.TEXT, text=text),))


def corpus(library: Library) -> tuple[Sample, ...]:
    """Every example that the library ships, of all patterns and combinations."""
    found = []
    for pattern in library.patterns.values():
        found += [sample_of(one.text, Kind.POSITIVE, pattern.id, pattern.id) for one in pattern.positive]
        found += [sample_of(one.text, Kind.NEGATIVE, pattern.id, pattern.id) for one in pattern.negative]
    for rule in library.combinations.values():
        found += [sample_of(one.text, Kind.OTHER, rule.id) for one in (*rule.fires, *rule.silent)]
    return tuple(found)


def try_phrase(samples: Iterable[Sample], phrase: str, changed: Pattern) -> Tried:
    """What the samples say otherwise where one pattern of the program's library is as `changed`, by one phrase more.

    Only a text that holds the phrase can say something else, so only those are read again.
    """
    book = Phrasebook(entries([("", phrase)]))
    holding = tuple(sample for sample in samples if any(book.find(spelled(one).text) for one in sample.readings))
    now, then = matcher(), WithChanged(changed)
    fires, silent = [], []
    for sample in holding:
        said, says = _claims(sample.readings, now), _claims(sample.readings, then)
        fires += [Changed(sample=sample, claim=claim) for claim in sorted(says - said)]
        silent += [Changed(sample=sample, claim=claim) for claim in sorted(said - says)]
    return Tried(holding=holding, fires=tuple(fires), silent=tuple(silent))


class WithChanged(Matcher):
    """The matcher of the program's library with one pattern changed: no pattern's hits depend on another's, so the
    others need not be read in again, which takes most of a second."""

    def __init__(self, changed: Pattern) -> None:
        super().__init__(lambda: [changed])
        self._claim = changed.id

    def hits(self, text: str) -> list[Hit]:
        return [hit for hit in matcher().hits(text) if hit.claim != self._claim] + super().hits(text)


def _claims(readings: Sequence[Reading], found: Matcher) -> set[str]:
    heavy = frozenset(one.id for one in library().firing() if one.strength in (Strength.STRONG, Strength.DECISIVE))
    claims = (claims_in(reading, found, heavy) for reading in readings if reading.text)
    return {claim.id for of_one in claims for claim in of_one}
