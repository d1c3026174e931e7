"""Several receipts on one picture are told apart, whatever else lies beside them; what is no receipt is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from checker.claims import find_receipts
from checker.devtools.artist.receipts import make_sale, reading_of, shops
from checker.vocabulary import Box, ItemKind, Line, Reading, Screen

CODES = sorted(shops())
GAP = 60


def beside(readings: Sequence[Reading], *, across: bool) -> Reading:
    """One picture with all papers, from left to right or from top to bottom; its lines are read from the top."""
    lines: list[Line] = []
    left = top = 0
    for reading in readings:
        lines += [replace(line, box=_moved(line.box, left, top)) for line in reading.lines if line.box is not None]
        left, top = (left + reading.width + GAP, 0) if across else (0, top + reading.height + GAP)
    lines.sort(key=lambda line: (line.box.top, line.box.left) if line.box else (0, 0))
    placed, start = [], 0
    for line in lines:
        placed.append(replace(line, start=start))
        start += len(line.text) + 1
    return Reading(
        item=0,
        kind=ItemKind.PICTURE,
        text="\n".join(line.text for line in placed),
        lines=tuple(placed),
        screen=Screen.RECEIPT,
        width=max(left, readings[0].width),
        height=max(top, max(reading.height for reading in readings)),
    )


def _moved(box: Box | None, left: int, top: int) -> Box:
    assert box is not None
    return replace(box, left=box.left + left, top=box.top + top)


@pytest.mark.parametrize("across", [True, False], ids=["side by side", "one below the other"])
@pytest.mark.parametrize(("one", "other"), list(zip(CODES, [*CODES[7:], *CODES[:7]], strict=True)))
def test_two_receipts_on_one_picture_are_told_apart(one: str, other: str, across: bool) -> None:
    sales = [make_sale(one, 3), make_sale(other, 4)]
    found = find_receipts([beside([reading_of(sale) for sale in sales], across=across)])
    assert [receipt.total.value if receipt.total else None for receipt in found] == [sale.total for sale in sales]
    assert [receipt.country.value if receipt.country else None for receipt in found] == [one, other]
    first, second = (receipt.region for receipt in found)
    assert first is not None
    assert second is not None
    assert first.left + first.width <= second.left or first.top + first.height <= second.top


def test_three_receipts_on_one_picture_are_told_apart() -> None:
    sales = [make_sale(code, 5) for code in ("GB", "FR", "JP")]
    found = find_receipts([beside([reading_of(sale) for sale in sales], across=True)])
    assert [receipt.total.value for receipt in found if receipt.total] == [sale.total for sale in sales]


def test_one_receipt_has_no_region_of_its_own() -> None:
    (found,) = find_receipts([reading_of(make_sale("GB", 1))])
    assert found.region is None


def test_receipts_stand_in_the_order_of_their_items() -> None:
    found = find_receipts([reading_of(make_sale("FR", 1), item=2), reading_of(make_sale("GB", 1), item=0)])
    assert [receipt.item for receipt in found] == [0, 2]


def test_a_text_holds_no_receipt() -> None:
    reading = reading_of(make_sale("GB", 1))
    assert find_receipts([replace(reading, kind=ItemKind.TEXT)]) == ()
