"""Which of the numbers on a row are the amount before tax, the tax, the amount with tax and the rate: by arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from checker.claims.receipts.amounts import Amount

CENT = Decimal("0.011")
HUNDRED = Decimal(100)
HIGHEST_RATE = Decimal(30)
MOST_NUMBERS = 5


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The numbers of one printed tax; `proved` if two relations or a printed rate hold between them."""

    tax: Amount
    rate: Amount | None = None
    net: Amount | None = None
    gross: Amount | None = None
    proved: bool = False


def bears_out(base: Decimal, rate: Decimal, total: Decimal) -> bool:
    """Whether the base with its tax, or as it stands, is the total: the two and the rate then belong together."""
    return base == total or abs(base * (HUNDRED + rate) / HUNDRED - total) < CENT


def solve(money: Sequence[Amount], rates: Sequence[Amount], unit: Decimal) -> Parts | None:
    """The only sensible reading of the numbers of one row; None if no relation holds.

    `unit` is the smallest amount printed (0.01, or 1 where amounts have no decimals); it bounds the rounding.
    """
    numbers = [number for number in money if number.value][:MOST_NUMBERS]
    near = unit + CENT
    found = list(_with_rate(numbers, rates, near)) or list(_of_three(numbers, near))
    return max(found, key=lambda parts: (parts.net is not None) + (parts.gross is not None), default=None)


def _with_rate(numbers: Sequence[Amount], rates: Sequence[Amount], near: Decimal) -> Iterator[Parts]:
    for rate in rates or [number for number in numbers if ZERO < number.value <= HIGHEST_RATE]:
        others = [number for number in numbers if number is not rate]
        for base, tax in permutations(others, 2):
            if abs(base.value * rate.value / HUNDRED - tax.value) <= near / 2:
                gross = _first(others, base.value + tax.value, near)
                if rates or gross:
                    yield Parts(tax=tax, rate=rate, net=base, gross=gross, proved=True)
            elif abs(base.value * rate.value / (HUNDRED + rate.value) - tax.value) <= near / 2:
                net = _first(others, base.value - tax.value, near)
                if rates or net:
                    yield Parts(tax=tax, rate=rate, net=net, gross=base, proved=True)


ZERO = Decimal(0)


def _of_three(numbers: Sequence[Amount], near: Decimal) -> Iterator[Parts]:
    """Two that add up to a third: the smaller of the two is the tax."""
    for tax, net, gross in permutations(numbers, 3):
        if ZERO < tax.value < net.value / 2 and abs(net.value + tax.value - gross.value) < near:
            yield Parts(tax=tax, net=net, gross=gross, proved=True)


def _first(numbers: Sequence[Amount], value: Decimal, near: Decimal) -> Amount | None:
    return next((number for number in numbers if abs(number.value - value) < near), None)
