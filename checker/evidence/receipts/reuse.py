"""What it is worth that a number, which is printed once only, was on a receipt of another case too."""

from __future__ import annotations

from checker.evidence.receipts.check import Paper, ReceiptCheck, sure
from checker.evidence.tools import ReceiptNumber
from checker.vocabulary import Answer, Field

SEVERAL = 2
"""Other sellers from which on one purchase can hardly be shared among friends."""


def look_up(check: ReceiptCheck, paper: Paper, number: ReceiptNumber, field: Field[str] | None) -> Answer | None:
    """One of the sentences `sellers`, `seller`, `unknown` and `unsure` of the check; None where nobody else had it."""
    if field is None:
        return None
    seen = paper.tools.numbers(paper.receipt, number)
    if seen is None:
        return None
    if not sure(field):
        return check.answer(paper, "unsure", field)
    others = seen.sellers if seen.seller_known else seen.sellers - 1
    says = "sellers" if others >= SEVERAL else "seller" if others == 1 else "unknown"
    words = {"cases": str(seen.cases), "sellers": str(seen.sellers), "since": seen.since.isoformat()}
    return check.answer(paper, says, field, paper.receipt.day, paper.receipt.merchant, **words)
