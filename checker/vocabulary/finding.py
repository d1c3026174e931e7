"""What a check noticed, which way it leans and how strongly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.vocabulary.message import Message
from checker.vocabulary.reading import Box


class Leaning(StrEnum):
    DOUBT = "doubt"
    SUPPORT = "support"
    CANNOT_TELL = "cannot-tell"


class Strength(StrEnum):
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"
    DECISIVE = "decisive"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """An exact quote of item number `item` (`quote == text[start:end]`), or a box on a picture, or both."""

    item: int
    quote: str = ""
    start: int = 0
    end: int = 0
    box: Box | None = None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`check` is `claim`, `combination` or the id of a check; `subject` is the pattern or combination it is about.

    Two findings of one `family` are two words for one thing: only the stronger counts.
    """

    check: str
    subject: str = ""
    family: str
    leaning: Leaning
    strength: Strength
    message: Message
    evidence: tuple[Evidence, ...] = ()
