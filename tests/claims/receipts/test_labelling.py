"""Label words are found with and without blanks, with a mistaken letter, and mean what they say together."""

from __future__ import annotations

import pytest

from checker.claims.receipts.labelling import meaning_of
from checker.claims.receipts.lexicon import Side, lexicon
from checker.countries import Label
from tests.claims.receipts.paper import account


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("TOTAL", Label.TOTAL),
        ("T0TA1", Label.TOTAL),
        ("Sub-Total", Label.SUBTOTAL),
        ("SUBT0TAL", Label.SUBTOTAL),
        ("SUBTOAL", Label.SUBTOTAL),
        ("TOTALTAX", Label.TAX),
        ("SALESTAX6%", Label.TAX),
        ("Total incl. GST", Label.TOTAL),
        ("TOTAL EXCL. VAT", Label.NET),
        ("IncludesGSTof", Label.TAX_INCLUDED),
        ("7 Items Subtotal", Label.SUBTOTAL),
        ("TOTAL ITEMS", Label.COUNT),
        ("TOTAL SAVINGS", Label.SAVED),
        ("Cash change", Label.CHANGE),
        ("合計", Label.TOTAL),
        ("内消費税等", Label.TAX_INCLUDED),
        ("小計", Label.SUBTOTAL),
        ("부가세", Label.TAX),
        ("找零", Label.CHANGE),
        ("TOTAL TTC", Label.TOTAL),
        ("Rückgeld", Label.CHANGE),
    ],
)
def test_what_the_words_before_an_amount_mean(words: str, meaning: Label) -> None:
    (hits,) = account(words).labels
    assert meaning_of(hits) is meaning


@pytest.mark.parametrize("words", ["NO EXCHANGES", "TAXI", "PORTEMONNAIE LEDER IN ROT", "CHARGE", "CASHEW NUTS"])
def test_words_that_only_contain_a_label_mean_nothing(words: str) -> None:
    (hits,) = account(words).labels
    assert meaning_of(hits) is None


def test_a_label_never_runs_over_an_amount() -> None:
    (hits,) = account("Total: 112,73€ Total: 11,27€").labels
    assert [hit.meaning for hit in hits] == [Label.TOTAL, Label.TOTAL]


def test_a_word_never_takes_the_first_digit_of_a_number() -> None:
    (hits,) = account("TICKET N° 004512").labels
    assert all(hit.end <= len("TICKET N°") for hit in hits)


def test_a_mistaken_letter_makes_a_label_less_sure() -> None:
    (hits,) = account("SUBTOAL").labels
    assert [hit.certainty < 1 for hit in hits] == [True]


def test_two_meanings_equally_near_are_none() -> None:
    assert lexicon().nearest("qqqqqq") is None


def test_including_alone_says_nothing_of_an_amount() -> None:
    (hits,) = account("inclusive").labels
    assert [hit.meaning for hit in hits] == [Side.INCLUDING]
    assert meaning_of(hits) is None
