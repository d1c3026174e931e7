"""Taxes against their rate, their day and their country; refunds and tax numbers where there can be none."""

from __future__ import annotations

import pytest

from checker.vocabulary import Receipt, Result
from tests.evidence.receipts.papers import field, line, receipt, result, said, tax

TAXES: dict[str, tuple[str | None, Receipt]] = {
    "inside the total": ("agrees", receipt(taxes=(tax("20.00", "20"),), total="120.00")),
    "on top": ("agrees", receipt(taxes=(tax("20.00", "20"),), subtotal="100.00", total="120.00")),
    "with its net": ("agrees", receipt(taxes=(tax("19.00", "19", net="100.00"),), total="119.00")),
    "a label that says net of what is gross": (
        "agrees",
        receipt(taxes=(tax("19.00", "19", net="119.00"),), total="119.00"),
    ),
    "more than the whole": ("off", receipt(taxes=(tax("26.00", "20"),), total="120.00")),
    "less, as some goods may be exempt": ("lower", receipt(taxes=(tax("12.00", "20"),), total="120.00")),
    "off its own base": ("off", receipt(taxes=(tax("16.00", "19", net="100.00"),), total="116.00")),
    "rounded line by line": (
        "agrees",
        receipt(taxes=(tax("1.68", "20"),), lines=tuple(line("3.33") for _ in range(3)), total="9.99"),
    ),
    "too much for the country": (
        "too-much",
        receipt(taxes=(tax("41.00"),), total="220.00", country="AU", day="2025-03-05"),
    ),
    "the country's rate": ("agrees", receipt(taxes=(tax("20.00"),), total="220.00", country="AU", day="2025-03-05")),
    "no rate anywhere": ("too-few", receipt(taxes=(tax("41.00"),), total="220.00")),
    "no tax": (None, receipt(total="220.00")),
}


@pytest.mark.parametrize(("sentence", "paper"), TAXES.values(), ids=TAXES.keys())
def test_a_tax_is_that_of_some_sum(sentence: str | None, paper: Receipt) -> None:
    assert said("tax-arithmetic", paper) == sentence


def rated(country: str, day: str, rate: str, **parts: str) -> Receipt:
    return receipt(country=country, day=day, taxes=(tax(None, rate),), **parts)


RATES = {
    "Singapore, the rate of the year before": ("not-in-force", rated("SG", "2025-03-22", "8")),
    "Singapore, its own": ("in-force", rated("SG", "2025-03-22", "9")),
    "Singapore, days after the change": ("not-known", rated("SG", "2024-01-15", "8")),
    "Switzerland 2025": ("not-in-force", rated("CH", "2025-03-22", "7.7")),
    "Germany, late 2020": ("in-force", rated("DE", "2020-09-22", "16")),
    "Germany, later": ("not-in-force", rated("DE", "2022-09-22", "16")),
    "Japan, food": ("in-force", rated("JP", "2023-09-22", "8")),
    "Japan, before 2014": ("not-in-force", rated("JP", "2012-09-22", "8")),
    "no country": ("unsure", receipt(day="2025-03-22", taxes=(tax(None, "9"),))),
    "a state that is not known": ("not-known", rated("US", "2025-03-22", "19")),
    "a place without tax has its own check": (None, rated("HK", "2025-03-22", "8")),
}


@pytest.mark.parametrize(("sentence", "paper"), RATES.values(), ids=RATES.keys())
def test_a_rate_was_in_force_or_not(sentence: str | None, paper: Receipt) -> None:
    assert said("tax-rate-on-date", paper) == sentence


def test_a_rate_that_does_not_go_with_its_amounts_was_misread() -> None:
    paper = receipt(country="DE", day="2022-09-22", taxes=(tax("19.00", "10", net="100.00"),))
    assert said("tax-rate-on-date", paper) == "not-known"


NO_TAX = {
    "a rate in Hong Kong": ("rate-printed", receipt(country="HK", taxes=(tax("160.00", "8"),))),
    "an amount in Macau": ("amount-printed", receipt(country="MO", taxes=(tax("160.00"),))),
    "none in Hong Kong": ("none", receipt(country="HK", total="2000.00")),
    "nil in Hong Kong": ("none", receipt(country="HK", taxes=(tax("0.00"),), total="2000.00")),
    "the rate of the hotel tax": ("perhaps-other", receipt(country="HK", taxes=(tax("60.00", "3"),))),
    "an unsure country": (None, receipt(country=field("HK", confidence=0.8), taxes=(tax("160.00", "8"),))),
    "elsewhere": (None, receipt(country="FR", taxes=(tax("20.00", "20"),))),
}


@pytest.mark.parametrize(("sentence", "paper"), NO_TAX.values(), ids=NO_TAX.keys())
def test_no_tax_is_printed_where_there_is_none(sentence: str | None, paper: Receipt) -> None:
    assert said("tax-where-none", paper) == sentence


REFUNDS = {
    "Hong Kong": ("none", receipt(country="HK", refund_form="TAX REFUND FORM")),
    "France": ("existed", receipt(country="FR", day="2025-03-05", refund_form="DETAXE")),
    "Britain before": ("existed", receipt(country="GB", day="2019-03-05", refund_form="VAT REFUND")),
    "Britain without a day": ("not-known", receipt(country="GB", refund_form="VAT REFUND")),
    "no country": ("unsure", receipt(refund_form="VAT REFUND")),
    "no form": (None, receipt(country="HK")),
}


@pytest.mark.parametrize(("sentence", "paper"), REFUNDS.values(), ids=REFUNDS.keys())
def test_a_refund_form_needs_a_refund(sentence: str | None, paper: Receipt) -> None:
    assert said("refund-form-where-none", paper) == sentence


def test_britain_after_2020_depends_on_the_place() -> None:
    paper = receipt(country="GB", day="2025-03-05", refund_form="VAT REFUND")
    assert result("refund-form-where-none", paper, words=["EXAMPLE", "TOTAL £12.00"]) is Result.CANNOT_TELL
    assert result("refund-form-where-none", paper, words=["EXAMPLE", "REGENT STREET LONDON"]) is Result.FAIL
    assert result("refund-form-where-none", paper, words=["EXAMPLE", "BELFAST"]) is not Result.FAIL


NUMBERS = {
    "fits": ("well-formed", receipt(identifier=("gb.vat", "GB 123 4567 82"))),
    "does not fit": ("impossible", receipt(country="GB", identifier=("gb.vat", "GB 123 4567 83"))),
    "elsewhere the digits may be something else": ("no-rule", receipt(identifier=("gb.vat", "GB 123 4567 83"))),
    "Japan cannot be told": ("no-rule", receipt(identifier=("jp.registration", "T8234567890123"))),
    "the Emirates have a form but no check digit": ("well-formed", receipt(identifier=("ae.trn", "100123456700003"))),
    "Taiwan's new rule": ("well-formed", receipt(identifier=("tw.business", "10000010"))),
    "a kind that no file knows": (None, receipt(identifier=("xx.number", "1"))),
    "none": (None, receipt(total="12.00")),
}


@pytest.mark.parametrize(("sentence", "paper"), NUMBERS.values(), ids=NUMBERS.keys())
def test_a_tax_number_has_its_check_digit(sentence: str | None, paper: Receipt) -> None:
    assert said("tax-identifier", paper) == sentence


def test_an_unsure_digit_of_a_tax_number_is_not_held_against_it() -> None:
    sure = receipt(identifier=("gb.vat", "GB 123 4567 83"))
    (one,) = sure.identifiers
    unsure = Receipt(item=0, identifiers=(type(one)(kind=one.kind, number=field("GB 123 4567 83", confidence=0.88)),))
    assert said("tax-identifier", unsure) == "unsure"
