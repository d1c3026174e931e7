"""The amounts of a paper in whole minor units: what was read as a field, and what was printed but is no field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

from checker.countries import country
from checker.evidence.receipts.check import Paper
from checker.evidence.receipts.printed import Number, numbers
from checker.vocabulary import Box, Field, Receipt

_HUNDRED = Decimal(100)
MANY_TIMES = 20
LONG = 3
"""So many digits are needed for two of them to be cents."""
MARK = re.compile(r"\d\s*[.,]\s*\d|^\D*[.,]\d")
UNKNOWN_STEP = 5
"""Where the country has no file, cash may be rounded to five units."""


@dataclass(frozen=True, eq=False)
class Figures:
    """The amounts of one receipt as whole numbers of `unit`, the smallest amount that it prints."""

    paper: Paper

    @property
    def receipt(self) -> Receipt:
        return self.paper.receipt

    @cached_property
    def unit(self) -> Decimal:
        """One for papers without decimals, one hundredth for others: as printed, not as the country says."""
        places = [_places(field.value) for field in amounts(self.receipt)]
        return Decimal(1).scaleb(-max(places, default=0))

    def clear(self, *fields: Field[Any] | None) -> bool:
        """Whether each of the amounts was read surely, and none may have lost its decimal mark: "8600" on a paper that
        prints cents."""
        return self.paper.clear(*fields) and not any(self._lost_its_mark(field) for field in fields if field)

    def _lost_its_mark(self, field: Field[Any]) -> bool:
        return self.unit < 1 and sum(map(str.isdigit, field.text)) >= LONG and not MARK.search(field.text)

    def whole(self, amount: Decimal) -> int:
        """The amount in units."""
        return int((amount / self.unit).to_integral_value(ROUND_HALF_UP))

    def written(self, units: int) -> str:
        """A number of units as it is shown to people."""
        return f"{units * self.unit:,}"

    def shown(self, field: Field[Decimal]) -> str:
        return self.written(self.whole(field.value))

    @cached_property
    def loose(self) -> frozenset[int]:
        """Amounts printed on the paper that no field holds: a line that was not understood may explain a gap."""
        return frozenset(self.whole(number.amount) for number in self._numbers) - self._held

    def between(self, upper: Field[Any], lower: Field[Any]) -> frozenset[int]:
        """What may have been missed between two rows: loose amounts and those of the lines that stand there.

        All of them where the fields have no boxes or do not stand in this order.
        """
        first, last = upper.box, lower.box
        lines = [Number(amount=line.amount.value, box=line.amount.box) for line in self.receipt.lines]
        if first is None or last is None or first.top + first.height > last.top + last.height // 2:
            return self.loose | {abs(self.whole(line.amount)) for line in lines}
        inside = [number for number in (*self._numbers, *lines) if _is_between(number.box, first, last)]
        return frozenset(abs(self.whole(number.amount)) for number in inside) - self._held_elsewhere

    @cached_property
    def _numbers(self) -> tuple[Number, ...]:
        return tuple(numbers(self.paper))

    @cached_property
    def _held(self) -> frozenset[int]:
        return frozenset(abs(self.whole(field.value)) for field in amounts(self.receipt)) | {0}

    @cached_property
    def _held_elsewhere(self) -> frozenset[int]:
        lines = frozenset(abs(self.whole(line.amount.value)) for line in self.receipt.lines)
        return self._held - lines

    def rounded_by(self, printed: int) -> int:
        """By how many units `printed` may have been rounded for cash without a word on the paper."""
        if self.receipt.rounding is not None:
            return 0
        step = self._step
        return step // 2 if step and not printed % step else 0

    @cached_property
    def _step(self) -> int:
        """What cash is rounded to, in units."""
        likely = country(self.receipt.country.value) if self.receipt.country is not None else None
        if likely is None:
            return UNKNOWN_STEP if self.unit < 1 else 0
        step = likely.cash_step_on(self.receipt.day.value if self.receipt.day is not None else self.paper.today)
        return self.whole(step) if step else 0

    @cached_property
    def goods(self) -> int | None:
        """The sum of the lines in units; None where there is none or one of them was not read surely."""
        lines = self.receipt.lines
        if not lines or not self.clear(*(line.amount for line in lines)):
            return None
        return sum(self.whole(line.amount.value) for line in lines)

    @cached_property
    def goods_sums(self) -> frozenset[int]:
        """The sum of the lines, with and without those that take something off; empty where they are not known, or
        where a line costs many times the total and so was read from a number of another kind."""
        total = self.receipt.total
        if self.goods is None or (total is not None and abs(self.goods) > MANY_TIMES * abs(self.whole(total.value))):
            return frozenset()
        amounts = [self.whole(line.amount.value) for line in self.receipt.lines]
        return frozenset((self.goods, sum(amount for amount in amounts if amount > 0)))

    @cached_property
    def paid(self) -> frozenset[int]:
        """What was paid as far as the paper tells otherwise than by its total: money given less change, card slip."""
        receipt, found = self.receipt, set()
        if receipt.tendered is not None and self.clear(receipt.tendered, receipt.change):
            change = abs(self.whole(receipt.change.value)) if receipt.change is not None else 0
            found.add(abs(self.whole(receipt.tendered.value)) - change)
        if receipt.slip is not None and receipt.slip.amount is not None and self.clear(receipt.slip.amount):
            found.add(self.whole(receipt.slip.amount.value))
        return frozenset(found)

    def part_of(self, amount: Decimal, rate: Decimal) -> int:
        """The tax of `rate` per cent inside an amount that includes it, in units."""
        return self.whole(amount * rate / (_HUNDRED + rate))

    def on_top(self, amount: Decimal, rate: Decimal) -> int:
        """The tax of `rate` per cent to be added to an amount, in units."""
        return self.whole(amount * rate / _HUNDRED)


def amounts(receipt: Receipt) -> Iterator[Field[Decimal]]:
    """Every amount of money that was read from the receipt."""
    for line in receipt.lines:
        yield line.amount
        if line.unit_price is not None:
            yield line.unit_price
    for tax in receipt.taxes:
        yield from _there((tax.amount, tax.net, tax.gross))
    yield from receipt.discounts
    singles = (receipt.subtotal, receipt.service, receipt.tip, receipt.rounding, receipt.total, receipt.tendered)
    yield from _there((*singles, receipt.change, receipt.slip.amount if receipt.slip else None))


def _there(fields: Iterable[Field[Decimal] | None]) -> Iterator[Field[Decimal]]:
    return (field for field in fields if field is not None)


def _places(value: Decimal) -> int:
    exponent: Any = value.as_tuple().exponent
    return min(max(-int(exponent), 0), 2)


def _is_between(box: Box | None, first: Box, last: Box) -> bool:
    """Whether the box stands between the rows of two others, give or take the tilt of a row."""
    if box is None:
        return True
    middle = box.top + box.height / 2
    return first.top - first.height <= middle <= last.top + 2 * last.height
