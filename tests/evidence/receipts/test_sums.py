"""When the figures of a paper contradict each other, and the many ways in which they only seem to."""

from __future__ import annotations

from typing import Any

import pytest

from checker.vocabulary import Receipt, Result
from tests.evidence.receipts.papers import line, money, receipt, result, said, tax

AGREE: dict[str, Receipt] = {
    "tax on top": receipt(subtotal="120.00", taxes=(tax("10.65"),), total="130.65"),
    "tax inside": receipt(subtotal="120.00", taxes=(tax("20.00", "20"),), total="120.00"),
    "two taxes": receipt(subtotal="100.00", taxes=(tax("5.00", "5"), tax("9.98", "9.975")), total="114.98"),
    "a discount after the subtotal": receipt(
        subtotal="100.00", discounts=("10.00",), taxes=(tax("8.00"),), total="98.00"
    ),
    "a discount already taken off": receipt(
        subtotal="90.00", discounts=("10.00",), taxes=(tax("8.00"),), total="98.00"
    ),
    "service and tax": receipt(subtotal="100.00", service="10.00", taxes=(tax("7.70"),), total="117.70"),
    "a tip": receipt(subtotal="50.00", taxes=(tax("4.00"),), tip="10.00", total="64.00"),
    "rounding of cash": receipt(subtotal="10.00", taxes=(tax("0.98"),), rounding="0.02", total="11.00"),
    "lines only": receipt(lines=(line("12.00"), line("8.50")), total="20.50"),
    "lines with a negative one": receipt(lines=(line("12.00"), line("-2.00")), total="10.00"),
    "a table of taxes": receipt(
        taxes=(tax("19.00", "19", net="100.00"), tax("7.00", "7", net="100.00")), total="226.00"
    ),
    "a cent of rounding": receipt(subtotal="99.99", taxes=(tax("8.87"),), total="108.87"),
}


@pytest.mark.parametrize("paper", AGREE.values(), ids=AGREE.keys())
def test_every_usual_way_of_adding_up_is_understood(paper: Receipt) -> None:
    assert result("total-arithmetic", paper) is Result.PASS


DIFFER: dict[str, tuple[str, Receipt]] = {
    "a digit of the total": ("subtotal-off", receipt(subtotal="120.00", taxes=(tax("10.65"),), total="180.65")),
    "a digit of the tax": ("subtotal-off", receipt(subtotal="120.00", taxes=(tax("16.65"),), total="130.65")),
    "a digit of the subtotal": ("subtotal-off", receipt(subtotal="150.00", taxes=(tax("10.65"),), total="130.65")),
    "lines and what was paid": (
        "lines-off",
        receipt(lines=(line("120.00"), line("85.00")), total="265.00", tendered="210.00", change="5.00"),
    ),
    "table and total": ("table-off", receipt(taxes=(tax("19.00", "19", net="100.00"),), total="149.00")),
}


@pytest.mark.parametrize(("sentence", "paper"), DIFFER.values(), ids=DIFFER.keys())
def test_figures_that_no_way_of_adding_explains_fail(sentence: str, paper: Receipt) -> None:
    assert said("total-arithmetic", paper) == sentence


def test_the_sentence_says_by_how_much() -> None:
    paper = receipt(subtotal="1200.00", taxes=(tax("106.50"),), total="1806.50")
    from tests.evidence.receipts.papers import answer

    found = answer("total-arithmetic", paper)
    assert found is not None
    assert found.message.params == {"printed": "1,806.50", "nearest": "1,306.50", "gap": "500.00"}


@pytest.mark.parametrize("part", ["subtotal", "total", "taxes"])
def test_one_unsure_figure_is_enough_not_to_tell(part: str) -> None:
    parts: dict[str, Any] = {"subtotal": "120.00", "taxes": (tax("10.65"),), "total": "180.65"}
    unsure = {"subtotal": money("120.00", 0.85), "total": money("180.65", 0.85)}
    parts[part] = unsure.get(part, (type(tax())(name="TAX", amount=money("10.65", 0.85)),))
    assert result("total-arithmetic", receipt(**parts)) is Result.CANNOT_TELL


def test_an_amount_that_was_not_understood_may_explain_the_gap() -> None:
    paper = receipt(subtotal="120.00", taxes=(tax("10.65"),), total="135.65")
    assert said("total-arithmetic", paper) == "subtotal-off"
    words = ["SUBTOTAL 120.00", "GIFT WRAP 5.00", "TAX 10.65", "TOTAL 135.65"]
    assert said("total-arithmetic", paper, words=words) == "perhaps-unread"


def test_lines_alone_are_not_held_against_a_total() -> None:
    assert (
        result("total-arithmetic", receipt(lines=(line("120.00"), line("85.00")), total="265.00")) is Result.CANNOT_TELL
    )


def test_a_subtotal_is_not_held_against_a_total_to_which_the_lines_lead() -> None:
    paper = receipt(lines=(line("120.00"),), subtotal="150.00", taxes=(tax("10.65"),), total="130.65")
    assert result("total-arithmetic", paper) is Result.PASS


def test_returns_have_no_sum_to_check() -> None:
    assert said("total-arithmetic", receipt(subtotal="-12.00", total="-14.00")) == "no-sale"


def test_a_line_that_was_missed_or_read_twice_says_nothing() -> None:
    assert said("total-arithmetic", receipt(lines=(line("20.00"), line("20.00")), total="20.00")) == "perhaps-unread"


def test_a_total_alone_is_not_checked() -> None:
    assert said("total-arithmetic", receipt(total="120.00")) == "too-few"
    assert said("total-arithmetic", receipt(subtotal="120.00")) == "no-total"
    assert result("total-arithmetic", receipt(is_slip=True)) is None


def test_subtotal_and_total_apart_without_anything_between_may_miss_a_row() -> None:
    assert result("total-arithmetic", receipt(subtotal="120.00", total="130.65")) is Result.CANNOT_TELL


LINES: dict[str, tuple[str | None, Receipt]] = {
    "product": ("agrees", receipt(lines=(line("170.00", "2", "85.00"),))),
    "a wrong product": ("off", receipt(lines=(line("190.00", "2", "85.00"),))),
    "weighed goods": ("agrees", receipt(lines=(line("2.94", "0.736", "3.99"),))),
    "the column of prices repeats the amount": ("perhaps-otherwise", receipt(lines=(line("85.00", "2", "85.00"),))),
    "one piece at another price": ("perhaps-otherwise", receipt(lines=(line("60.00", "1", "85.00"),))),
    "a discount on its own line": (
        "perhaps-otherwise",
        receipt(lines=(line("150.00", "2", "85.00"),), discounts=("20.00",)),
    ),
    "a price before tax": (
        "perhaps-otherwise",
        receipt(lines=(line("187.00", "2", "85.00"),), taxes=(tax("17.00", "10"),)),
    ),
    "an unsure digit": ("unsure", receipt(lines=(line("190.00", "2", "85.00", confidence=0.8),))),
    "no quantity": (None, receipt(lines=(line("190.00"),))),
}


@pytest.mark.parametrize(("sentence", "paper"), LINES.values(), ids=LINES.keys())
def test_quantity_times_price(sentence: str | None, paper: Receipt) -> None:
    assert said("line-arithmetic", paper) == sentence


CHANGE: dict[str, tuple[str | None, Receipt]] = {
    "what remains": ("agrees", receipt(total="85.00", tendered="100.00", change="15.00")),
    "a negative sign": ("agrees", receipt(total="85.00", tendered="100.00", change="-15.00")),
    "wrong": ("off", receipt(total="85.00", tendered="100.00", change="25.00")),
    "a tip was kept": ("agrees", receipt(total="85.00", tip="5.00", tendered="100.00", change="10.00")),
    "less than asked": ("perhaps-otherwise", receipt(total="85.00", tendered="50.00", change="5.00")),
    "the subtotal was paid": (
        "perhaps-otherwise",
        receipt(subtotal="80.00", total="85.00", tendered="100.00", change="20.00"),
    ),
    "unsure": ("unsure", receipt(total=money("85.00", 0.7), tendered="100.00", change="25.00")),
    "no change": (None, receipt(total="85.00", tendered="100.00")),
}


@pytest.mark.parametrize(("sentence", "paper"), CHANGE.values(), ids=CHANGE.keys())
def test_change_is_what_remains(sentence: str | None, paper: Receipt) -> None:
    assert said("change", paper) == sentence


def test_a_total_changed_wherever_it_is_printed_is_held_against_the_tax_and_its_base() -> None:
    paper = receipt(lines=(line("186.00"),), taxes=(tax("6.00", "6", net="100.00"),), total="186.00")
    assert said("total-arithmetic", paper) == "others-off"


def test_what_was_paid_bears_the_tax_out_against_the_total() -> None:
    paper = receipt(
        lines=(line("160.00"), line("26.00")),
        taxes=(tax("6.00", "6", net="100.00"),),
        total="186.00",
        tendered="110.00",
        change="4.00",
    )
    assert said("total-arithmetic", paper) == "others-off"


SPARED: dict[str, Receipt] = {
    "exempt goods": receipt(
        lines=(line("106.00"), line("80.00")), taxes=(tax("6.00", "6", net="100.00"),), total="186.00"
    ),
    "a discount": receipt(
        lines=(line("96.00"),), discounts=("10.00",), taxes=(tax("6.00", "6", net="100.00"),), total="96.00"
    ),
    "the tax on top": receipt(lines=(line("100.00"),), taxes=(tax("6.00", "6", net="100.00"),), total="100.00"),
    "cash rounded": receipt(lines=(line("106.02"),), taxes=(tax("6.00", "6", net="100.02"),), total="106.00"),
}


@pytest.mark.parametrize("paper", SPARED.values(), ids=SPARED.keys())
def test_what_explains_a_gap_to_the_tax_spares_the_total(paper: Receipt) -> None:
    assert result("total-arithmetic", paper) is not Result.FAIL
