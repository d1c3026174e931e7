"""Numbers are read as their paper writes them, and what is no money is told apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.claims.receipts.amounts import Amount, find_amounts
from tests.claims.receipts.paper import account


def numbers(paper: str) -> list[Amount]:
    return [amount for row in find_amounts(account(paper).sheet.rows)[1] for amount in row]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12.50", "12.50"),
        ("12,50", "12.50"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1\u202f234,50 €", "1234.50"),
        (".99", "0.99"),
        ("$ 4.00", "4.00"),
        ("4.00-", "-4.00"),
        ("-4.00", "-4.00"),
        ("($4.00)", "-4.00"),
        ("12 .50", "12.50"),
        ("12. 50", "12.50"),
        ("¥94,000", "94000"),
        ("₩3,300,000", "3300000"),
    ],
)
def test_an_amount_in_any_writing(written: str, value: str) -> None:
    (amount,) = numbers(written)
    assert amount.value == Decimal(value)


def test_three_digits_behind_a_mark_are_thousands_or_decimals_as_the_paper_says() -> None:
    decimals = numbers("A  1.469\nB  12.50\nC  3.25")
    assert [amount.value for amount in decimals] == [Decimal("1.469"), Decimal("12.50"), Decimal("3.25")]
    thousands = numbers("A  1.469\nB  12,50\nC  3,25")
    assert thousands[0].value == Decimal(1469)
    assert numbers("A  1.469\nB  2.500")[0].value == Decimal(1469)


def test_the_mark_of_the_currency_stays_with_its_amount() -> None:
    assert [(amount.mark, amount.value) for amount in numbers("BAG  1  $10.80")] == [
        ("", Decimal(1)),
        ("$", Decimal("10.80")),
    ]


@pytest.mark.parametrize(
    "text", ["Tel 089-46169340", "www.example.com/1234-5", "22.11.2026", "10:07:13", "**** **** **** 1234", "#004512"]
)
def test_numbers_that_name_things_are_no_amounts(text: str) -> None:
    assert numbers(text) == []


def test_rates_and_prices_of_one_are_marked_as_such() -> None:
    rate, each, amount = numbers("VAT 20%  @ 2.50  5.00")
    assert rate.share
    assert not rate.each
    assert each.each
    assert not amount.share
    assert not amount.each
    assert numbers("0.44lb")[0].each
    assert numbers("1.99/kg")[0].each
