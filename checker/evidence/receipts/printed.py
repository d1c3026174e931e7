"""Every number printed on a paper that can be an amount of money, whether it was understood or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import re2

from checker.evidence.receipts.check import Paper
from checker.vocabulary import Box, Line, Receipt

MONEY = re2.compile(
    r"(?:^|[^\d.,/:\-])(\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{2})?|\d+[.,]\d{2}|[.,]\d{2})(?:$|[^\d.,/:%\-])"
    r"|(?:^|[^\w.,/:#\-])([1-9]\d{1,6})(?:$|[^\w.,/:%\-])"
)
"""Amounts with decimals or groups of thousands, and whole numbers that stand by themselves."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """One meaning of a printed number and the line that it stands on."""

    amount: Decimal
    box: Box | None


def numbers(paper: Paper) -> Iterator[Number]:
    """The numbers on the paper's part of the picture."""
    for line in paper.reading.lines if paper.reading is not None else ():
        if any(map(str.isdigit, line.text)) and _on_paper(line, paper.receipt):
            for found in MONEY.findall(line.text):
                yield from (Number(amount=amount, box=line.box) for amount in _meanings("".join(found)))


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
