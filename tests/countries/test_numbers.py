"""Check digits of tax numbers: the worked examples, and that only a wrong digit is ever called impossible."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.countries import countries, country, numbers
from checker.countries.country import Identifier

IDENTIFIERS = tuple(identifier for one in countries().values() for identifier in one.identifiers)


def identifier_of(name: str) -> Identifier:
    return next(identifier for identifier in IDENTIFIERS if identifier.id == name)


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(numbers).failed == 0


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("jp.registration", "T5835678256246"),
        ("jp.corporate", "5835678256246"),
        ("kr.business", "123-45-67891"),
        ("kr.business", "116-82-00276"),
        ("tw.business", "00501503"),
        ("tw.business", "10000010"),
        ("cn.uscc", "91110000600037341L"),
        ("fr.siren", "404833048"),
        ("fr.siret", "73282932000074"),
        ("fr.tva", "40303265045"),
        ("it.iva", "00743110157"),
        ("es.nif", "B64717838"),
        ("de.vat", "DE136695976"),
        ("gb.vat", "980780684"),
        ("ch.uid", "CHE-100.155.212"),
        ("au.abn", "83914571673"),
        ("au.abn", "51824753556"),
        ("nz.ird", "49-091-850"),
        ("ca.gst", "123026635"),
        ("sg.uen", "197401143C"),
        ("sg.uen", "00192200M"),
        ("th.tin", "0994000617721"),
    ],
)
def test_a_number_of_the_catalogue_fits(name: str, number: str) -> None:
    assert identifier_of(name).check(number) is True


def test_taiwan_accepts_the_rule_of_5_and_that_of_10() -> None:
    check = identifier_of("tw.business").check
    assert check("00501503") is True, "divisible by 10"
    assert check("10000010") is True, "divisible by 5 only: given out since April 2023"
    assert check("00501502") is False


def test_a_japanese_sole_trader_is_never_called_impossible() -> None:
    assert identifier_of("jp.registration").check("T2835678256246") is None
    assert identifier_of("jp.corporate").check("2835678256246") is False


def test_la_poste_has_a_rule_of_its_own() -> None:
    assert identifier_of("fr.siret").check("35600000049837") is True


def test_an_australian_number_with_a_leading_10_does_not_exist() -> None:
    assert identifier_of("au.abn").check("10000000000") is False


def test_an_emirates_number_is_looked_at_by_length_and_prefix_only() -> None:
    check = identifier_of("ae.trn").check
    assert check("100123456700003") is True
    assert check("100123456700004") is True
    assert check("300123456700003") is None


def test_a_number_is_found_without_the_words_around_it() -> None:
    assert identifier_of("fr.siren").found_in("RCS PARIS B 404 833 048") == ("404 833 048",)
    assert identifier_of("tw.business").found_in("賣方:00501503 買方 10000010") == ("00501503", "10000010")
    assert identifier_of("kr.business").found_in("사업자번호 116-82-00276 TEL 02-123-4567") == ("116-82-00276",)


@given(st.text(max_size=30), st.sampled_from(IDENTIFIERS))
def test_no_text_makes_a_check_fail(text: str, identifier: Identifier) -> None:
    assert identifier.check(text) in {True, False, None}


@given(st.text(alphabet="0123456789", min_size=1, max_size=7), st.sampled_from(IDENTIFIERS))
def test_too_few_digits_are_never_called_impossible(text: str, identifier: Identifier) -> None:
    assert identifier.check(text) is not False


def test_about_one_random_number_in_ten_fits_so_a_pass_is_worth_little() -> None:
    thailand = country("TH")
    assert thailand
    check = thailand.identifiers[0].check
    fitting = sum(check(f"{stem:012d}{digit}") is True for stem in range(500, 520) for digit in range(10))
    assert fitting == 20
