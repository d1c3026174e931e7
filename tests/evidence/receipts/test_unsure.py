"""What was hard to read is never held against anybody: an unsure digit makes a check unable to tell, never a fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims import find_claims, find_offers, find_receipts
from checker.devtools.artist.receipts import FAULTS, make_sale, readings_of, shops, spoilt, with_true_post
from checker.evidence import examine_receipts
from checker.vocabulary import Answer, Field, ItemKind, Reading, Receipt, Result
from tests.evidence.receipts.papers import TODAY

CODES = sorted(shops())
FITTING = [(name, code) for name, fault in FAULTS.items() for code in CODES if fault.fits(make_sale(code, 1))]
HARD_TO_READ = 0.85


def failed(readings: Sequence[Reading], post: str) -> dict[str, Answer]:
    posts = [Reading(item=9, kind=ItemKind.TEXT, text=post)] if post else []
    receipts = find_receipts(readings)
    found = examine_receipts(receipts, [*readings, *posts], find_claims(posts), find_offers(posts), today=TODAY)
    return {answer.check: answer for answer in found if answer.result is Result.FAIL}


def blurred(reading: Reading, places: Sequence[int] | None = None) -> Reading:
    """The reading with these lines, or all of them, hard to read."""
    chosen = range(len(reading.lines)) if places is None else {place % len(reading.lines) for place in places}
    lines = (
        replace(line, confidence=HARD_TO_READ) if place in chosen else line for place, line in enumerate(reading.lines)
    )
    return replace(reading, lines=tuple(lines))


@pytest.mark.parametrize(("name", "code"), FITTING, ids=[f"{name} {code}" for name, code in FITTING])
def test_a_fault_on_a_paper_that_is_hard_to_read_is_not_named(name: str, code: str) -> None:
    sale = spoilt(make_sale(code, 1), name, 1)
    assert failed([blurred(reading) for reading in readings_of(sale)], sale.post) == {}


FIGURES: Mapping[str, Callable[[Receipt], Field[Any] | None]] = {
    "total-off": lambda receipt: receipt.total,
    "tax-off": lambda receipt: receipt.taxes[0].amount,
    "line-off": lambda receipt: receipt.lines[0].amount,
    "change-off": lambda receipt: receipt.change,
    "wrong-rate": lambda receipt: receipt.taxes[0].rate,
    "bad-identifier": lambda receipt: receipt.identifiers[0].number,
    "future-date": lambda receipt: receipt.day,
    "date-against-post": lambda receipt: receipt.day,
    "slip-amount": lambda receipt: receipt.slip.amount if receipt.slip else None,
    "slip-scheme": lambda receipt: receipt.slip.application if receipt.slip else None,
}
"""The figure of which a fault speaks."""
SOME = [(name, code) for name, code in FITTING if name in FIGURES]


@pytest.mark.parametrize(("name", "code"), SOME, ids=[f"{name} {code}" for name, code in SOME])
def test_a_fault_is_not_named_if_its_figure_alone_is_hard_to_read(name: str, code: str) -> None:
    sale = spoilt(make_sale(code, 1), name, 1)
    (reading,) = readings_of(sale)
    (receipt,) = find_receipts([reading])
    figure = FIGURES[name](receipt)
    assert figure is not None
    assert figure.box is not None
    level = figure.box.top + figure.box.height // 2
    on_row = [
        place
        for place, line in enumerate(reading.lines)
        if line.box is not None and line.box.top <= level <= line.box.top + line.box.height
    ]
    assert FAULTS[name].check not in failed([blurred(reading, on_row)], sale.post)


@given(code=st.sampled_from(CODES), seed=st.integers(0, 40), places=st.lists(st.integers(0, 60), max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_correct_paper_is_not_faulted_whichever_lines_are_hard_to_read(
    code: str, seed: int, places: list[int]
) -> None:
    sale = with_true_post(make_sale(code, seed))
    assert failed([blurred(reading, places) for reading in readings_of(sale)], sale.post) == {}
