"""The sums in which the total of a receipt takes part: from the subtotal, from the lines, from the table of taxes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.structures import MOST_PARTS, UNKNOWN, State, Sum, explain
from checker.vocabulary import Field, Receipt

NEXT_ROW = 0.9
"""Two rows with less than this part of a row's height between them have no third one in between."""


def from_subtotal(figures: Figures) -> Sum:
    """Whether subtotal, taxes, service, tip, rounding and discounts lead to the total."""
    receipt = figures.receipt
    added = extras(receipt)
    if receipt.subtotal is None or receipt.total is None:
        return UNKNOWN
    if not figures.paper.clear(receipt.subtotal, receipt.total, *added):
        return UNKNOWN
    start, printed = figures.whole(receipt.subtotal.value), figures.whole(receipt.total.value)
    missed = figures.between(receipt.subtotal, receipt.total)
    found = explain(printed, [start], parts(figures), tolerance(figures, printed, len(added)), missed)
    if found.state is not State.BROKEN or (added and (printed not in figures.paid or figures.goods == start)):
        return found
    # Nothing between the two, or the total is what was paid: then a row may be missing, or the subtotal misread.
    return found if not added and _next_to(receipt.subtotal, receipt.total) else UNKNOWN


def from_lines(figures: Figures) -> Sum:
    """Whether the lines lead to the total. A row that the reader missed or read twice would break this sum, so it is
    broken only if what was paid bears the lines out against the total."""
    receipt, goods = figures.receipt, figures.goods
    if goods is None or receipt.total is None or not figures.paper.clear(receipt.total, *extras(receipt)):
        return UNKNOWN
    if receipt.subtotal is not None and abs(figures.whole(receipt.subtotal.value) - goods) <= 1:
        return UNKNOWN  # the lines lead to the subtotal, and what follows from that is asked of the subtotal
    printed = figures.whole(receipt.total.value)
    others = (parts(figures) + _by_quantity(figures))[:MOST_PARTS]
    near = tolerance(figures, printed, len(receipt.lines))
    found = explain(printed, [goods], others, near, figures.loose | _line_amounts(figures))
    if found.state is not State.BROKEN:
        return found
    borne_out = any(explain(paid, [goods], others, 1, frozenset()).state is State.HOLDS for paid in figures.paid)
    return found if borne_out else UNKNOWN


def from_tax_table(figures: Figures) -> Sum:
    """Whether the amounts of the table of taxes, with tax, lead to the total."""
    receipt = figures.receipt
    rows = [tax for tax in receipt.taxes if tax.gross is not None or (tax.net is not None and tax.amount is not None)]
    fields = [field for tax in rows for field in (tax.net, tax.amount, tax.gross)]
    if not rows or receipt.total is None or not figures.paper.clear(receipt.total, *fields, *extras(receipt)):
        return UNKNOWN
    with_tax = sum(figures.whole(_gross(tax.net, tax.amount, tax.gross)) for tax in rows)
    printed = figures.whole(receipt.total.value)
    missed = figures.loose | _line_amounts(figures)
    near = tolerance(figures, printed, len(rows))
    return explain(printed, [with_tax], parts(figures, taxes=False), near, missed)


def extras(receipt: Receipt) -> list[Field[Any]]:
    """Everything that may stand between the goods and the total."""
    single = (receipt.service, receipt.tip, receipt.rounding)
    taxes = (tax.amount for tax in receipt.taxes)
    return [field for field in (*taxes, *receipt.discounts, *single) if field is not None]


def parts(figures: Figures, *, taxes: bool = True) -> list[int]:
    """The extras in units, each with the sign that it can have in a sum."""
    receipt = figures.receipt
    added = [tax.amount for tax in receipt.taxes if taxes] + [receipt.service, receipt.tip]
    found = [figures.whole(field.value) for field in added if field is not None]
    found += [-abs(figures.whole(field.value)) for field in receipt.discounts]
    if receipt.rounding is not None:
        rounding = figures.whole(receipt.rounding.value)
        found += [rounding, -rounding]
    return [part for part in found if part]


def tolerance(figures: Figures, printed: int, terms: int) -> int:
    """One unit, half a unit for each rounded term, and what cash may have been rounded by without saying so."""
    return max(1, terms // 2) + figures.rounded_by(printed)


def _line_amounts(figures: Figures) -> frozenset[int]:
    """What a line that was read twice, missed or taxed otherwise would make the gap."""
    return frozenset(abs(figures.whole(line.amount.value)) for line in figures.receipt.lines)


def _by_quantity(figures: Figures) -> list[int]:
    """What each line would add if its amount were that of one piece."""
    return [
        figures.whole(line.amount.value * (line.quantity.value - 1))
        for line in figures.receipt.lines
        if line.quantity is not None and line.quantity.value > 1
    ]


def _gross(net: Field[Decimal] | None, tax: Field[Decimal] | None, gross: Field[Decimal] | None) -> Decimal:
    if gross is not None:
        return gross.value
    return sum((field.value for field in (net, tax) if field is not None), start=Decimal(0))


def _next_to(upper: Field[Any], lower: Field[Any]) -> bool:
    """Whether the second field stands on the row directly under the first."""
    if upper.box is None or lower.box is None:
        return False
    gap = lower.box.top - upper.box.top - upper.box.height
    return gap < NEXT_ROW * upper.box.height
