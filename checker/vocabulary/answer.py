"""What a receipt check answers: pass, fail or cannot tell, with a sentence and the places it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.vocabulary.finding import Evidence
from checker.vocabulary.message import Message


class Result(StrEnum):
    """A pass says "internally consistent", never "genuine"; an unsure digit is always "cannot tell"."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer of check `check` about receipt number `receipt` of the case (counted from 0)."""

    check: str
    receipt: int
    result: Result
    message: Message
    evidence: tuple[Evidence, ...] = ()
