"""What readers do to genuine papers contradicts nothing: a lost mark, a doubtful digit, an amount from another row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.claims import find_receipts
from checker.devtools.artist.receipts import typed
from checker.evidence import examine_receipts
from checker.vocabulary import Line, Reading, Result
from tests.evidence.receipts.papers import TODAY, answer, line, receipt, said, tax

PAPER = "EXAMPLE STORE\n25/03/2025 14:05\nBELT  {belt}\nSUBTOTAL  {subtotal}\nTAX  10.65\nTOTAL  {total}"


def failed(reading: Reading) -> set[str]:
    found = find_receipts([reading])
    answers = examine_receipts(found, [reading], (), (), today=TODAY)
    return {one.check for one in answers if one.result is Result.FAIL}


def test_an_amount_that_may_have_lost_its_decimal_mark_breaks_no_sum() -> None:
    assert failed(typed(PAPER.format(belt="120.00", subtotal="120.00", total="180.65"))) == {"total-arithmetic"}
    assert failed(typed(PAPER.format(belt="120.00", subtotal="120.00", total="13065"))) == set()
    assert said("change", receipt(total="9.00", tendered="10.00", change="100", subtotal="9.00")) == "unsure"


def test_a_gap_that_a_number_without_its_mark_would_fill_is_no_contradiction() -> None:
    words = ["SUBTOTAL", "41.10", "+$257", "TOTAL", "43.67"]
    parts = receipt(subtotal="41.10", total="43.67", taxes=(tax("0.00"),))
    assert said("total-arithmetic", parts, words=words) == "perhaps-unread"


def test_a_gap_is_filled_give_or_take_a_rounding() -> None:
    parts = receipt(subtotal="47.80", taxes=(tax("2.86"),), total="53.55")
    assert said("total-arithmetic", parts, words=["SVC 2.88"]) == "perhaps-unread"


def test_change_that_was_only_guessed_is_not_held_against_the_total() -> None:
    surely = receipt(total="9.00", tendered="10.00", change="9.00")
    assert said("change", surely) == "off"
    assert surely.change is not None
    assert said("change", replace(surely, change=replace(surely.change, confidence=0.68))) == "unsure"


@pytest.mark.parametrize(("mean", "least"), [(1.0, 1.0), (0.9426, 0.7704), (0.99, 0.96), (0.5, 0.0)])
def test_all_the_doubt_of_a_line_may_lie_on_one_digit(mean: float, least: float) -> None:
    assert Line(text="3.50", start=0, confidence=mean).least_sure == pytest.approx(least)


def test_of_a_long_line_the_doubt_of_an_amount_s_length_counts() -> None:
    assert Line(text="TOTAL SALES INCLUDING GST", start=0, confidence=0.99).least_sure == pytest.approx(0.94)


def test_an_amount_on_a_line_of_middling_confidence_breaks_no_sum() -> None:
    reading = typed(PAPER.format(belt="120.00", subtotal="120.00", total="180.65"))
    doubtful = tuple(replace(one, confidence=0.95) if "180" in one.text else one for one in reading.lines)
    assert failed(replace(reading, lines=doubtful)) == set()


def test_a_word_on_a_line_of_middling_confidence_is_still_known() -> None:
    reading = typed("EXAMPLE STORE\nVAT No GB 980 7806 84\nBELT  120.00\nTOTAL  £120.00\nVAT @ 20.0% incl  20.00")
    (sure,) = find_receipts([reading])
    blurred = tuple(replace(one, confidence=0.95) for one in reading.lines)
    (found,) = find_receipts([replace(reading, lines=blurred)])
    assert sure.merchant is not None
    assert found.merchant == sure.merchant
    assert found.total is not None
    assert found.total.confidence < 0.9


def test_goods_are_still_held_against_their_price() -> None:
    found = answer("line-arithmetic", receipt(lines=(line("197.00", "2", "85.00"),), total="197.00"))
    assert found is not None
    assert found.result is Result.FAIL
