"""The sums in which the total of a receipt takes part: from the subtotal, from the lines, from the table of taxes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.evidence.receipts.check import sure
from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.structures import MOST_PARTS, UNKNOWN, State, Sum, explain
from checker.vocabulary import Field, Receipt

NEXT_ROW = 0.9
"""Two rows with less than this part of a row's height between them have no third one in between."""


def from_subtotal(figures: Figures) -> Sum:
    """Whether subtotal, taxes, service, tip, rounding and discounts lead to the total."""
    receipt = figures.receipt
    between = extras(receipt)
    if receipt.subtotal is None or receipt.total is None or not sure(receipt.subtotal, receipt.total, *between):
        return UNKNOWN
    start, printed = figures.whole(receipt.subtotal.value), figures.whole(receipt.total.value)
    found = explain(printed, [start], parts(figures), _tolerance(figures, len(between)), figures.loose)
    alone = not between and not _next_to(receipt.subtotal, receipt.total)
    return UNKNOWN if alone and found.state is State.BROKEN else found


def from_lines(figures: Figures) -> Sum:
    """Whether the lines lead to the subtotal or else to the total. A line that the reader missed or read twice would
    make a gap as large as an amount on the paper, so such a gap says nothing."""
    receipt, goods = figures.receipt, figures.goods
    if goods is None or receipt.total is None or not sure(receipt.subtotal, receipt.total, *extras(receipt)):
        return UNKNOWN
    tolerance = _tolerance(figures, len(receipt.lines))
    lines = frozenset(abs(figures.whole(line.amount.value)) for line in receipt.lines)
    others = (parts(figures) + _by_quantity(figures))[:MOST_PARTS]
    found = [
        explain(figures.whole(target.value), [goods], others, tolerance, figures.loose | lines)
        for target in (receipt.subtotal, receipt.total)
        if target is not None
    ]
    return next((one for one in found if one.state is State.HOLDS), found[0])


def from_tax_table(figures: Figures) -> Sum:
    """Whether the amounts of the table of taxes, with tax, lead to the total."""
    receipt = figures.receipt
    rows = [tax for tax in receipt.taxes if tax.gross is not None or (tax.net is not None and tax.amount is not None)]
    fields = [field for tax in rows for field in (tax.net, tax.amount, tax.gross)]
    if not rows or receipt.total is None or not sure(receipt.total, *fields, *extras(receipt)):
        return UNKNOWN
    with_tax = sum(figures.whole(_gross(tax.net, tax.amount, tax.gross)) for tax in rows)
    loose = figures.loose | frozenset(abs(figures.whole(line.amount.value)) for line in receipt.lines)
    others = parts(figures, taxes=False)
    return explain(figures.whole(receipt.total.value), [with_tax], others, _tolerance(figures, len(rows)), loose)


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


def _tolerance(figures: Figures, terms: int) -> int:
    """One unit, half a unit for each rounded term, and what cash may have been rounded by without saying so."""
    rounding = figures.step // 2 if figures.receipt.rounding is None else 0
    return max(1, terms // 2) + rounding


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
