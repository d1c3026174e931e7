"""Readings, claims, offers and receipts to findings: every check is asked, and a check that fails accuses nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from checker.evidence.asserted import asserted
from checker.evidence.check import Check, Example, Looked, Sentence, all_checks
from checker.evidence.combinations import combined
from checker.evidence.explain import Explanation, explanation, sentence
from checker.evidence.posters import priced_by_their_posters
from checker.evidence.receipts import ReceiptCheck, all_receipt_checks, doubts, examine_receipts
from checker.evidence.tools import NO_TOOLS, Tools
from checker.vocabulary import Answer, Claim, Contact, Finding, ItemKind, Leaning, Message, Offer, Reading, Strength

__all__ = [
    "Check",
    "Example",
    "Explanation",
    "Looked",
    "ReceiptCheck",
    "Sentence",
    "Tools",
    "all_checks",
    "all_receipt_checks",
    "examine_receipts",
    "explanation",
    "gather",
    "sentence",
]

log = logging.getLogger(__name__)


def gather(
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    offers: Sequence[Offer],
    answers: Sequence[Answer] = (),
    *,
    today: date,
    tools: Tools = NO_TOOLS,
    contacts: Sequence[Contact] = (),
) -> tuple[Finding, ...]:
    """The findings of the claims themselves, of the combinations, of every check and of the receipts, in that order.

    `answers` are what `examine_receipts` said: a fail becomes a doubt, and a pass becomes nothing at all. `tools` tell
    what was seen before, and `contacts` are those of all items.
    """
    offers = priced_by_their_posters(readings, offers)
    case = Looked(readings=readings, claims=claims, offers=offers, today=today, tools=tools, contacts=contacts)
    findings: list[Finding] = []
    pictured = any(reading.kind is ItemKind.PICTURE for reading in readings)
    branded = any(offer.brand for offer in offers)
    able = [check for check in all_checks().values() if branded or not check.needs_brand]
    asked = [check for check in able if pictured or not check.needs_picture]
    checks: list[tuple[str, Callable[[Looked], Iterable[Finding]]]] = [("claim", asserted), ("combination", combined)]
    for name, look in checks + [(check.id, check.look) for check in asked]:
        try:
            findings += list(look(case))
        except Exception:
            log.exception("the check %s failed and said nothing", name)
            findings.append(_failed(name))
    return (*findings, *doubts(answers))


def _failed(name: str) -> Finding:
    """An error in a check becomes "this could not be checked"."""
    return Finding(
        check=name,
        family=f"failed {name}",
        leaning=Leaning.CANNOT_TELL,
        strength=Strength.WEAK,
        message=Message(id="evidence.could-not-be-checked"),
    )
