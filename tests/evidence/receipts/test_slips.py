"""Card slips against receipts and against themselves."""

from __future__ import annotations

import pytest

from checker.vocabulary import CardSlip, Receipt
from tests.evidence.receipts.papers import answer, line, receipt, said, slip

BOUGHT = {"total": "85.00", "day": "2025-03-05", "moment": "14:05", "lines": (line("85.00"),)}


def paid(**words: str) -> Receipt:
    return receipt(**BOUGHT, slip=slip(authorisation="123456", **words))


ONE_PAPER = {
    "amount and time": ("agrees", paid(amount="85.00", moment="14:07")),
    "amount alone": ("amount-agrees", paid(amount="85.00")),
    "another amount": ("amount-off", paid(amount="185.00")),
    "a clock an hour behind": ("another-clock", paid(amount="85.00", moment="13:05")),
    "two hours and a half": ("time-off", paid(amount="85.00", moment="16:35")),
    "over midnight": ("agrees", receipt(total="85.00", moment="23:58", slip=slip(amount="85.00", moment="00:02"))),
    "another day": ("day-off", paid(amount="85.00", day="2025-03-25")),
    "with the tip": ("amount-agrees", receipt(total="85.00", tip="15.00", slip=slip(amount="100.00"))),
    "perhaps a tip by hand": ("in-parts", receipt(total="85.00", slip=slip(amount="100.00"))),
    "a part, the rest in cash": ("in-parts", receipt(total="85.00", tendered="35.00", slip=slip(amount="50.00"))),
    "no amount": ("no-pair", paid(scheme="VISA")),
    "no slip": (None, receipt(total="85.00")),
}


@pytest.mark.parametrize(("sentence", "paper"), ONE_PAPER.values(), ids=ONE_PAPER.keys())
def test_a_slip_speaks_of_its_receipt(sentence: str | None, paper: Receipt) -> None:
    assert said("slip-against-receipt", paper) == sentence


def test_two_papers_are_held_together_only_if_they_are_of_one_day() -> None:
    bought = receipt(**BOUGHT)
    same = receipt(is_slip=True, slip=slip(amount="185.00", day="2025-03-05", authorisation="123456"))
    other = receipt(is_slip=True, slip=slip(amount="185.00", day="2025-03-08", authorisation="123456"))
    assert said("slip-against-receipt", same, bought) == "amount-off"
    assert said("slip-against-receipt", other, bought) == "no-pair"


def test_a_smaller_slip_on_a_paper_of_its_own_may_be_a_part() -> None:
    part = receipt(is_slip=True, slip=slip(amount="50.00", day="2025-03-05"))
    assert said("slip-against-receipt", part, receipt(**BOUGHT)) == "in-parts"


SCHEMES = {
    "one scheme": (
        "agrees",
        slip(scheme="VISA CREDIT", application="A0000000031010", masked_number="4111********1111"),
    ),
    "Mastercard's application": ("application-off", slip(scheme="VISA", application="A0000000041010")),
    "another's number": ("number-off", slip(scheme="VISA", masked_number="5413********0000")),
    "a card of two schemes": ("two-schemes", slip(scheme="UnionPay", masked_number="4111********1111")),
    "UnionPay in Chinese": ("agrees", slip(scheme="银联", application="A000000333010101")),
    "two names are none": ("too-few", slip(scheme="VISA MASTERCARD", application="A0000000031010")),
    "a new Mastercard range": ("agrees", slip(scheme="MASTERCARD", masked_number="2221********0000")),
    "all masked": ("too-few", slip(scheme="VISA", masked_number="************1111")),
    "an application that is not known": ("too-few", slip(scheme="VISA", application="A0000000421010")),
}


@pytest.mark.parametrize(("sentence", "one"), SCHEMES.values(), ids=SCHEMES.keys())
def test_label_application_and_number_mean_one_scheme(sentence: str, one: CardSlip) -> None:
    assert said("slip-scheme", receipt(slip=one)) == sentence


SHOWN = {
    "masked": ("masked", slip(masked_number="4111********1111")),
    "all digits": ("number", slip(scheme="visa", masked_number="411111******1111", whole_number=True)),
    "a member's card": ("masked", slip(scheme="visa", masked_number="601111******1117", whole_number=True)),
    "all digits of no scheme": ("masked", slip(masked_number="411111******1112", whole_number=True)),
    "expiry": ("expiry", slip(masked_number="************1111", expiry_shown="**/**")),
    "neither": (None, slip(scheme="VISA")),
}


@pytest.mark.parametrize(("sentence", "one"), SHOWN.values(), ids=SHOWN.keys())
def test_a_slip_hides_the_card(sentence: str | None, one: CardSlip) -> None:
    assert said("slip-shows-too-much", receipt(day="2025-03-05", slip=one)) == sentence


@pytest.mark.parametrize("day", ["2009-03-05", None])
def test_old_terminals_showed_more(day: str | None) -> None:
    one = slip(scheme="visa", masked_number="************1111", expiry_shown="**/**")
    assert said("slip-shows-too-much", receipt(day=day, slip=one)) == "old-terminal"


def test_a_paper_that_names_both_schemes_is_no_contradiction() -> None:
    one = slip(scheme="visa", application="A0000000041010")
    assert said("slip-scheme", receipt(slip=one), words=["WE ACCEPT VISA AND MASTERCARD"]) == "two-schemes"


def test_the_digits_of_a_card_are_never_repeated() -> None:
    one = slip(scheme="visa", masked_number="411111******1111", whole_number=True)
    found = answer("slip-shows-too-much", receipt(day="2025-03-05", slip=one))
    assert found is not None
    assert "4111" not in repr(found)
