"""What the other figures of a paper bear witness to against its total: a total that was changed wherever it is printed
still adds up with itself, but no longer with two other ways to it.

Goods that are exempt, discounts and rows that were not read explain most gaps, so that one way says little: it is held
against the total only where nothing printed explains the gap, and the sum that it leads to is printed nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.structures import MOST_PARTS, UNKNOWN, State, Sum, fills
from checker.evidence.receipts.taxes import with_base
from checker.evidence.receipts.totals import extras, tolerance

BY_ITS_WORDS = 0.75
"""A total or tax that was recognised less surely may be another amount."""


def against_total(figures: Figures) -> Sum:
    """Broken where two ways agree on another total, or where a table of taxes does and the goods leave no room."""
    receipt = figures.receipt
    total = receipt.total
    if total is None or total.value <= 0 or total.confidence < BY_ITS_WORDS or not figures.clear(total):
        return UNKNOWN
    if not figures.clear(*extras(receipt)):
        return UNKNOWN
    printed, ways = figures.whole(total.value), dict(_ways(figures))
    near = tolerance(figures, printed, len(receipt.lines)) + _printed_rounding(figures)
    agreed = _agreed(ways, near)
    if agreed is None and "tax" in ways and _leaves_no_room(figures, printed, ways["tax"]):
        agreed = ways["tax"]
    if agreed is None or abs(printed - agreed) <= near or _is_explained(figures, printed, agreed, near):
        return UNKNOWN
    return Sum(state=State.BROKEN, gap=printed - agreed, nearest=agreed)


def _ways(figures: Figures) -> Iterator[tuple[str, int]]:
    """The ways to a total that do not use the printed one: by the goods, by what was paid, by the tax and its base."""
    receipt = figures.receipt
    if figures.goods is not None and len(receipt.lines) > 1:
        yield "goods", figures.goods
    if receipt.change is not None and receipt.change.value and len(figures.paid) == 1:
        yield "paid", next(iter(figures.paid))
    taxes = [tax for tax in receipt.taxes if tax.amount is not None and tax.amount.value > 0]
    if len(taxes) != 1:
        return
    amount, base = taxes[0].amount, taxes[0].net or receipt.subtotal
    if amount is not None and base is not None and figures.clear(base):
        fits = with_base(taxes[0], figures).state is State.HOLDS and amount.confidence >= BY_ITS_WORDS
        if fits or base is receipt.subtotal:
            yield "tax" if fits else "subtotal", figures.whole(base.value + amount.value)


def _agreed(ways: dict[str, int], near: int) -> int | None:
    pairs = combinations(ways.values(), 2)
    return next((one for one, other in pairs if abs(one - other) <= min(near, 1)), None)


def _leaves_no_room(figures: Figures, printed: int, agreed: int) -> bool:
    """Whether the goods are all there and none of them, nor several together, can be what the tax is not taken of."""
    amounts = [figures.whole(line.amount.value) for line in figures.receipt.lines]
    if figures.goods != printed or len(amounts) > MOST_PARTS or min(amounts) < 0:
        return False
    sums = {sum(some) for size in range(1, len(amounts)) for some in combinations(amounts, size)}
    return not any(abs(printed - agreed - one) <= 1 for one in sums)


def _is_explained(figures: Figures, printed: int, agreed: int, near: int) -> bool:
    """Whether the agreed sum is printed somewhere, or something printed is as large as the gap."""
    receipt = figures.receipt
    others = [
        *receipt.discounts,
        receipt.service,
        receipt.tip,
        receipt.subtotal,
        *(tax.amount for tax in receipt.taxes),
    ]
    held = frozenset(abs(figures.whole(field.value)) for field in others if field is not None) - {0}
    sums = range(agreed - near, agreed + near + 1)
    if any(one in figures.loose | held or (one != printed and one in _lines(figures)) for one in sums):
        return True
    gap = abs(printed - agreed)
    return any(fills(one, figures.loose | held) for one in range(gap - near, gap + near + 1))


def _lines(figures: Figures) -> frozenset[int]:
    return frozenset(figures.whole(line.amount.value) for line in figures.receipt.lines)


def _printed_rounding(figures: Figures) -> int:
    rounding = figures.receipt.rounding
    return abs(figures.whole(rounding.value)) if rounding is not None else 0
