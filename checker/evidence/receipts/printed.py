"""Every number printed on a paper that can be an amount of money, whether it was understood or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import re2

from checker.evidence.receipts.check import Paper
from checker.vocabulary import Box, Line, Receipt

MONEY = re2.compile(
    r"(?:^|[^\d.,/:\-])(\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{2})?|\d+[., ]\d{2}|[.,]\d{2})(?:$|[^\d.,/:%\-])"
    r"|(?:^|[^\w.,/:#\-])([1-9]\d{1,6})(?:$|[^\w.,/:%\-])"
)
"""Amounts with decimals or groups of thousands, and whole numbers that stand by themselves."""
OF_A_CURRENCY = 3
"""Letters that may stand beside an amount in a cell of its own."""
LONG = 3
"""So many digits are needed for two of them to be cents whose mark was not read."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """One meaning of a printed number and the line that it stands on."""

    amount: Decimal
    box: Box | None


def numbers(paper: Paper) -> Iterator[Number]:
    """The numbers on the paper's part of the picture."""
    for line in paper.reading.lines if paper.reading is not None else ():
        if any(map(str.isdigit, line.text)) and _on_paper(line, paper.receipt):
            alone = sum(map(str.isalpha, line.text)) <= OF_A_CURRENCY
            for found in MONEY.findall(line.text):
                meanings = _meanings("".join(found), alone=alone)
                yield from (Number(amount=amount, box=line.box) for amount in meanings)


def _on_paper(line: Line, receipt: Receipt) -> bool:
    region, box = receipt.region, line.box
    if region is None or box is None:
        return True
    middle = box.top + box.height // 2
    return region.top <= middle <= region.top + region.height and box.left < region.left + region.width


def _meanings(text: str, *, alone: bool) -> Iterator[Decimal]:
    """The amounts that printed digits can mean: the last mark may divide decimals or thousands. In a cell of its own a
    number may have lost it."""
    digits = "".join(character for character in text if character.isdigit())
    last = max(text.rfind("."), text.rfind(","))
    behind = len(text) - last - 1 if last >= 0 else 0
    if alone and last < 0 and len(digits) >= LONG:
        yield Decimal(digits).scaleb(-2)
    if behind in (0, 3):
        yield Decimal(digits)
    if behind == 2:
        yield Decimal(digits).scaleb(-2)
