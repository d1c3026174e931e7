"""The sums in which the total of a receipt takes part: from the subtotal, from the lines, from the table of taxes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.structures import MOST_PARTS, UNKNOWN, State, Sum, explain
from checker.vocabulary import Field, Receipt

MOST_MISSED = 4
"""So many amounts between subtotal and total may be rows that were not understood, added or taken off."""
NEXT_ROW, NEAR_ROWS = 0.9, 6.0
"""Heights of a row: below the first no third row fits between two, below the second only a few do."""


def from_subtotal(figures: Figures) -> Sum:
    """Whether subtotal, taxes, service, tip, rounding and discounts lead to the total."""
    receipt = figures.receipt
    added = extras(receipt)
    if receipt.subtotal is None or receipt.total is None:
        return UNKNOWN
    if not figures.clear(receipt.subtotal, receipt.total, *added):
        return UNKNOWN
    start, printed = figures.whole(receipt.subtotal.value), figures.whole(receipt.total.value)
    near = tolerance(figures, printed, len(added))
    found = explain(printed, [start], parts(figures), near, frozenset())
    if found.state is not State.BROKEN:
        return found
    missed = figures.between(receipt.subtotal, receipt.total)
    rows_between = NEAR_ROWS if missed else NEXT_ROW
    if not added and not _stands_below(receipt.subtotal, receipt.total, rows_between):
        return UNKNOWN  # a row between the two was not read, or they are of different papers
    either_way = [sign * amount for amount in sorted(missed)[:MOST_MISSED] for sign in (1, -1)]
    if explain(printed, [start], parts(figures) + either_way, near, missed).state is not State.BROKEN:
        return replace(found, state=State.UNKNOWN)
    # If the total is what was paid and the lines lead to nothing of this sum, it is the subtotal that was misread.
    borne_out = not figures.goods_sums or bool(figures.goods_sums & {start, found.nearest})
    return UNKNOWN if printed in figures.paid and not borne_out else found


def from_lines(figures: Figures) -> Sum:
    """Whether the lines lead to the total. A row that the reader missed or read twice would break this sum, so it is
    broken only if what was paid bears the lines out against the total."""
    receipt, goods = figures.receipt, figures.goods
    if goods is None or receipt.total is None or not figures.clear(receipt.total, *extras(receipt)):
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
    if not rows or receipt.total is None or not figures.clear(receipt.total, *fields, *extras(receipt)):
        return UNKNOWN
    if len(rows) == 1 and rows[0].gross is not None and rows[0].gross.box == receipt.total.box is not None:
        return UNKNOWN  # the total stands beside the tax: it leads to nothing but itself
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


def _stands_below(upper: Field[Any], lower: Field[Any], rows: float) -> bool:
    """Whether the second field stands under the first with less than so many heights of a row between them."""
    if upper.box is None or lower.box is None:
        return False
    gap = lower.box.top - upper.box.top - upper.box.height
    return 0 <= gap < rows * upper.box.height
