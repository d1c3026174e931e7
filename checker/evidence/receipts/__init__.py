"""Receipts held against themselves, their country's rules, their slips and the post: three-valued answers.

A pass is an answer and never a finding: it lowers nothing. A fail becomes a doubt.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date

from checker.evidence.posters import priced_by_their_posters
from checker.evidence.receipts.check import (
    PLACED,
    Paper,
    ReceiptCheck,
    ReceiptExample,
    ReceiptSentence,
    all_receipt_checks,
    legible,
)
from checker.evidence.receipts.meaning import MEANING
from checker.evidence.tools import NO_TOOLS, Tools
from checker.vocabulary import Answer, Claim, Finding, Leaning, Message, Offer, Reading, Receipt, Result

__all__ = [
    "FAMILY",
    "MEANING",
    "PLACED",
    "Paper",
    "ReceiptCheck",
    "ReceiptExample",
    "ReceiptSentence",
    "all_receipt_checks",
    "doubts",
    "examine_receipts",
    "legible",
]

FAMILY = "receipt"
"""All fails are of one family: a paper that contradicts itself three times is still one paper."""

log = logging.getLogger(__name__)


def examine_receipts(
    receipts: Sequence[Receipt],
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    offers: Sequence[Offer],
    *,
    today: date,
    tools: Tools = NO_TOOLS,
) -> tuple[Answer, ...]:
    """The answers of every check whose question arises, receipt by receipt in the order of the checks' ids.

    `tools` tell what was seen before.
    """
    answers = []
    offers = priced_by_their_posters(readings, offers)
    for number in range(len(receipts)):
        paper = Paper(
            receipts=receipts,
            number=number,
            readings=readings,
            claims=claims,
            offers=offers,
            today=today,
            tools=tools,
        )
        found = (_contained(check, paper) for check in all_receipt_checks().values())
        answers += [answer for answer in found if answer is not None]
    return tuple(answers)


def doubts(answers: Sequence[Answer]) -> tuple[Finding, ...]:
    """One finding for each fail."""
    checks = all_receipt_checks()
    return tuple(
        Finding(
            check=answer.check,
            family=FAMILY,
            leaning=Leaning.DOUBT,
            strength=checks[answer.check].strength_of(answer),
            message=answer.message,
            evidence=answer.evidence,
        )
        for answer in answers
        if answer.result is Result.FAIL
    )


def _contained(check: ReceiptCheck, paper: Paper) -> Answer | None:
    """What the check answers; an error in it becomes "this could not be checked"."""
    try:
        return check.look(paper)
    except Exception:
        log.exception("the receipt check %s failed and said nothing", check.id)
        return Answer(
            check=check.id,
            receipt=paper.number,
            result=Result.CANNOT_TELL,
            message=Message(id="evidence.could-not-be-checked"),
        )
