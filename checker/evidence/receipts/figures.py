"""The amounts of a paper in whole minor units: what was read as a field, and what was printed but is no field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

import re2

from checker.evidence.receipts.check import Paper, sure
from checker.vocabulary import Field, Line, Receipt

_MONEY = r"\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{2})?|\d+[.,]\d{2}|\d{2,7}"
_ALONE = r"(?:^|[^\d.,/:\-])(?:" + _MONEY + r")(?:$|[^\d.,/:%\-])"
_HUNDRED = Decimal(100)


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
        held = {abs(self.whole(field.value)) for field in amounts(self.receipt)}
        return frozenset(self.whole(amount) for amount in _printed(self.paper)) - held - {0}

    @cached_property
    def step(self) -> int:
        """What cash is rounded to in the receipt's country, in units; 0 where it is not or is not known."""
        country, day = self.paper.country, self.paper.day
        step = country.cash_step_on(day) if country is not None and day is not None else None
        return self.whole(step) if step else 0

    @cached_property
    def goods(self) -> int | None:
        """The sum of the lines in units; None where there is none or one of them was not read surely."""
        lines = self.receipt.lines
        if not lines or not sure(*(line.amount for line in lines)):
            return None
        return sum(self.whole(line.amount.value) for line in lines)

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


def _printed(paper: Paper) -> Iterator[Decimal]:
    """Everything on the paper's part of the picture that can be an amount of money."""
    if paper.reading is None:
        return
    for line in paper.reading.lines:
        if _on_paper(line, paper.receipt):
            for text in re2.findall(_MONEY, line.text) if re2.search(_ALONE, line.text) else ():
                yield from _meanings(text)


def _on_paper(line: Line, receipt: Receipt) -> bool:
    region, box = receipt.region, line.box
    if region is None or box is None:
        return True
    middle = box.top + box.height // 2
    return region.top <= middle <= region.top + region.height and box.left < region.left + region.width


def _meanings(text: str) -> Iterator[Decimal]:
    """The amounts that the printed digits can mean: the last mark may divide decimals or thousands."""
    digits = "".join(character for character in text if character.isdigit())
    last = max(text.rfind("."), text.rfind(","))
    behind = len(text) - last - 1 if last >= 0 else 0
    if behind in (0, 3):
        yield Decimal(digits)
    if behind == 2:
        yield Decimal(digits).scaleb(-2)
