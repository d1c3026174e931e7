"""Whatever stands on a picture, the parser and the checks answer, soon, and never with an error."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from checker.claims import find_receipts
from checker.devtools.artist.receipts import make_sale, reading_of, shops
from checker.evidence import examine_receipts
from checker.vocabulary import Box, ItemKind, Line, Reading, Result
from tests.evidence.receipts.papers import TODAY

PARTS = st.sampled_from(
    [
        *(
            "TOTAL",
            "SUBTOTAL",
            "TAX 8%",
            "VAT",
            "TVA 20%",
            "合計",
            "小計",
            "消費税",
            "DISCOUNT",
            "CASH",
            "CHANGE",
            "VISA",
        ),
        *("12.50", "1,234.56", "-5.00", "0.00", "¥9,800", "999999999999999999999.99", "1.2.3", "12/13/2026", "25:61"),
        *("31/02/2026", "令和99年99月99日", "A0000000031010", "**** 1234", "4111 1111 1111 1111", "T5835678256246"),
        *("2 x 45.00", "x" * 300, "1" * 60, "\u202e12.50", "\u0000", "١٢٫٥٠", "½", "%", "--", "×××", "TAX FREE FORM"),
    ]
)
WORDS = st.one_of(PARTS, st.text(max_size=30), st.lists(PARTS, max_size=4).map("  ".join))
BOXES = st.builds(
    Box,
    left=st.integers(-50, 2000),
    top=st.integers(-50, 3000),
    width=st.integers(0, 2000),
    height=st.integers(0, 400),
)
LINES = st.lists(st.tuples(WORDS, st.none() | BOXES, st.floats(0, 1)), max_size=40)
AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""What is slow is not made smaller: that would take hours."""
LONGEST = 2.0
"""Seconds on a busy machine; a receipt usually takes a hundredth of one."""


def reading(lines: list[tuple[str, Box | None, float]]) -> Reading:
    made, start = [], 0
    for text, box, confidence in lines:
        made.append(Line(text=text, start=start, box=box, confidence=confidence))
        start += len(text) + 1
    text = "\n".join(line.text for line in made)
    return Reading(item=0, kind=ItemKind.PICTURE, text=text, lines=tuple(made), width=1000, height=2000)


def examined(shown: Reading) -> float:
    """The seconds that finding and checking take; nothing may fail on the way."""
    started = time.perf_counter()
    receipts = find_receipts([shown])
    answers = examine_receipts(receipts, [shown], (), (), today=TODAY)
    assert all(answer.message.id != "evidence.could-not-be-checked" for answer in answers)
    return time.perf_counter() - started


@given(LINES)
@settings(max_examples=150, deadline=None, phases=AS_DRAWN)
def test_any_lines_are_answered(lines: list[tuple[str, Box | None, float]]) -> None:
    assert examined(reading(lines)) < LONGEST


@given(
    code=st.sampled_from(sorted(shops())),
    changes=st.lists(st.tuples(st.integers(0, 60), WORDS), max_size=6),
    moves=st.lists(st.tuples(st.integers(0, 60), BOXES), max_size=3),
)
@settings(max_examples=100, deadline=None, phases=AS_DRAWN)
def test_a_receipt_with_anything_changed_is_answered(
    code: str, changes: list[tuple[int, str]], moves: list[tuple[int, Box]]
) -> None:
    lines = [(line.text, line.box, line.confidence) for line in reading_of(make_sale(code, 1)).lines]
    for place, text in changes:
        _, box, confidence = lines[place % len(lines)]
        lines[place % len(lines)] = (text, box, confidence)
    for place, moved in moves:
        text, _, confidence = lines[place % len(lines)]
        lines[place % len(lines)] = (text, moved, confidence)
    assert examined(reading(lines)) < LONGEST


def test_a_very_long_receipt_is_answered_soon() -> None:
    lines = [(f"ARTICLE {number}  {number}.50", _row(number), 0.97) for number in range(600)]
    total = sum(2 * number + 1 for number in range(600)) / 2
    lines += [("SUBTOTAL", _row(600), 0.97), (f"TOTAL  {total:.2f}", _row(601), 0.97)]
    assert examined(reading(lines)) < 2 * LONGEST


def test_hundreds_of_totals_and_taxes_are_answered_soon() -> None:
    words = ("TOTAL", "SUBTOTAL", "TAX 8%", "DISCOUNT", "CASH", "CHANGE", "SERVICE CHARGE")
    lines = [(f"{words[number % 7]}  {number}.{number % 90 + 10}", _row(number), 0.97) for number in range(400)]
    assert examined(reading(lines)) < 2 * LONGEST


def _row(number: int) -> Box:
    return Box(left=40, top=30 * number, width=600, height=22)


def test_lines_without_places_hold_no_receipt() -> None:
    shown = reading_of(make_sale("GB", 1))
    bare = replace(shown, lines=tuple(replace(line, box=None) for line in shown.lines))
    assert find_receipts([bare]) == ()
    assert not any(answer.result is Result.FAIL for answer in examine_receipts((), [bare], (), (), today=TODAY))
