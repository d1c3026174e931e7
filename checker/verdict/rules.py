"""The ordered table of levels: the first line that fits decides, and its id is shown with the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from checker.verdict.points import Points
from checker.verdict.weighing import Weighed
from checker.vocabulary import Claim, Level, Offer, Reading, Reason, Strength

ENOUGH_CHARACTERS = 40
"""Letters and characters below which a text without claim and price says too little to be judged."""

A_WORD_OR_TWO = 4
"""Letters and characters below which even a grave word is only a word."""


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """What a line of the table may look at."""

    weighed: Weighed
    readings: Sequence[Reading]
    claims: Sequence[Claim]
    offers: Sequence[Offer]
    points: Points


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`id` is stored with the verdict and explained on the guide page."""

    id: str
    level: Level
    fits: Callable[[Weighing], bool]


def _says_so_itself(case: Weighing) -> bool:
    return any(reason.finding.strength is Strength.DECISIVE and reason.points for reason in _own_words(case))


def _own_words(case: Weighing) -> list[Reason]:
    return [reason for reason in case.weighed.reasons if reason.finding.check == "claim"]


def _from(level: Level) -> Callable[[Weighing], bool]:
    return lambda case: case.weighed.score >= case.points.levels[level]


def _too_little(case: Weighing) -> bool:
    priced = any(offer.price is not None for offer in case.offers)
    return not case.claims and not priced and not enough_is_said(case.readings)


def _hardly_a_word(case: Weighing) -> bool:
    return not enough_is_said(case.readings, A_WORD_OR_TWO)


def enough_is_said(readings: Sequence[Reading], characters: int = ENOUGH_CHARACTERS) -> bool:
    """Whether the readings have so many letters, ideographs and digits; emoji and marks say nothing."""
    speaking = filter(str.isalnum, chain.from_iterable(reading.text for reading in readings))
    return len([*islice(speaking, characters)]) == characters


RULES: tuple[Rule, ...] = (
    Rule(id="hardly-a-word", level=Level.CANNOT_TELL, fits=_hardly_a_word),
    Rule(id="own-words", level=Level.STOP, fits=_says_so_itself),
    Rule(id="score-stop", level=Level.STOP, fits=_from(Level.STOP)),
    Rule(id="score-hold-off", level=Level.HOLD_OFF, fits=_from(Level.HOLD_OFF)),
    Rule(id="score-check-first", level=Level.CHECK_FIRST, fits=_from(Level.CHECK_FIRST)),
    Rule(id="too-little", level=Level.CANNOT_TELL, fits=_too_little),
    Rule(id="nothing-found", level=Level.NOTHING_FOUND, fits=lambda case: True),
)


def first_fitting(case: Weighing) -> Rule:
    """The first rule of the table that fits; the last one fits everything."""
    return next(rule for rule in RULES if rule.fits(case))
