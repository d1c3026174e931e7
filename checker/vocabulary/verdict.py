"""The level, the score and the reasons in order: advice to the shopper, not a sentence on the seller."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.vocabulary.finding import Finding
from checker.vocabulary.message import Message


class Level(StrEnum):
    NOTHING_FOUND = "nothing-found"
    CHECK_FIRST = "check-first"
    HOLD_OFF = "hold-off"
    STOP = "stop"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A finding and the points it added; 0 where a stronger finding of its family already counts."""

    finding: Finding
    points: int


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """`score` (0–100) is the sum of the reasons' points, `capped` says how many points the caps took away.

    `rule` is the id of the line of the rules table that chose the level. `not_checked` are the questions that
    nothing handed in could answer, `send_next` what the shopper could send to have them answered.
    """

    level: Level
    score: int
    rule: str
    reasons: tuple[Reason, ...] = ()
    capped: int = 0
    not_checked: tuple[Message, ...] = ()
    send_next: tuple[Message, ...] = ()
