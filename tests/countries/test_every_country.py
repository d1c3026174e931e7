"""What every file of the folder must fulfil; a new country is tested by being there."""

from __future__ import annotations

import ast
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale
from babel.numbers import list_currencies

from checker.countries import Country, Label, countries, country
from checker.countries.atlas import FOLDER
from checker.countries.country import expression
from checker.countries.labels import ENGLISH, with_english, words
from checker.countries.tax import RatePeriod

COUNTRIES = tuple(countries().values())
TODAY = date(2026, 11, 22)
EXAMPLE_DAY = date(2026, 11, 22)
SUMS = frozenset(Label) - {Label.TITLE, Label.TAX_ID, Label.RECEIPT_NUMBER, Label.TILL, Label.PHONE}


def code(one: Country) -> str:
    return one.code


every_country = pytest.mark.parametrize("one", COUNTRIES, ids=code)


def module_of(one: Country) -> Path:
    path = import_module(f"{FOLDER}.{one.code.lower()}").__file__
    assert path
    return Path(path)


def test_the_nineteen_countries_of_the_catalogue_are_there() -> None:
    catalogue = "JP KR HK MO TW TH GB FR IT ES DE CH US CA AU NZ AE SG CN"
    assert set(countries()) >= {catalogue[at : at + 2] for at in range(0, len(catalogue), 3)}


def test_a_country_is_found_in_any_case_and_an_unknown_one_is_none() -> None:
    assert country("fr") is country("FR") is countries()["FR"]
    assert country("ZZ") is None


@every_country
def test_a_file_is_named_by_its_code_and_says_its_references_and_limitations(one: Country) -> None:
    source = module_of(one).read_text(encoding="utf-8")
    written = ast.get_docstring(ast.parse(source)) or ""
    assert "References:" in written
    assert "Limitations:" in written
    assert one.code in Locale("en").territories


@every_country
def test_names_and_notes_are_in_both_languages(one: Country) -> None:
    texts = [one.name, *one.notes, *(rule.note for rule in one.refunds), *(rule.note for rule in one.paper)]
    texts += [identifier.name for identifier in one.identifiers]
    texts += [mark.missing_is for mark in one.marks if mark.missing_is]
    texts += [one.hours.note] if one.hours.note else []
    for text in texts:
        assert set(text) == {"zh", "en"}
        assert all(text.values())


@every_country
def test_money_is_known(one: Country) -> None:
    known = list_currencies()
    assert {one.currency, *one.accepted} <= known
    assert {one.currency, *one.accepted} == set(one.currency_marks)
    assert all(one.currency_marks.values())
    assert one.minor_unit in {Decimal(1), Decimal("0.01")}
    assert one.numbers
    for form in one.numbers:
        assert form.decimal not in form.thousands
    for rounding in one.cash_rounding:
        assert rounding.step % one.minor_unit == 0
        assert rounding.source


@every_country
def test_every_label_has_words_and_every_word_of_a_sum_one_meaning(one: Country) -> None:
    assert set(one.labels) == set(Label)
    assert all(one.labels.values())
    meanings: dict[str, set[Label]] = defaultdict(set)
    for label, listed in one.labels.items():
        assert all(word == word.strip() and word for word in listed)
        assert len(listed) == len(set(listed))
        for word in listed:
            meanings[word.casefold()].add(label)
    assert not {word: found for word, found in meanings.items() if len(found & SUMS) > 1}


def test_an_english_word_that_a_country_uses_otherwise_is_left_out() -> None:
    labels = with_english({"tax-id": "TRN|TRN NO"})
    assert "TRN" in labels[Label.TAX_ID]
    assert "TRN" not in labels[Label.RECEIPT_NUMBER]
    with pytest.raises(ValueError, match="grand"):
        with_english({"grand": "TOTAL"})


@pytest.mark.parametrize("one", [one for one in COUNTRIES if one.languages[0] != "en"], ids=code)
def test_a_country_with_another_language_has_its_own_words(one: Country) -> None:
    for label in (Label.TOTAL, Label.TAX, Label.CHANGE, Label.TENDERED, Label.DISCOUNT, Label.DATE, Label.REFUND_FORM):
        own = [word for word in one.labels[label] if word not in words(ENGLISH[label])]
        assert own, label
        assert one.labels[label].index(own[0]) < len(one.labels[label]) // 2 + 1


def assert_in_order(periods: tuple[RatePeriod, ...]) -> None:
    for earlier, later in pairwise(periods):
        assert earlier.end is not None
        assert later.start == earlier.end + timedelta(days=1)
    for period in periods:
        assert period.end is None or period.start <= period.end
        assert period.source
        assert date(2025, 1, 1) <= period.checked_on
        assert all(Decimal(0) <= rate < 30 for rate in period.all_rates)


@every_country
def test_rates_are_sorted_without_gap_or_overlap_and_each_has_a_source(one: Country) -> None:
    assert_in_order(one.tax.rates)
    assert one.tax.none or one.tax.rates or one.tax.regions
    assert not (one.tax.none and (one.tax.rates or one.tax.regions))
    if one.tax.rates:
        assert one.tax.rates[-1].end is None
        assert one.rate_on(TODAY) is one.tax.rates[-1]
        assert one.rate_on(one.tax.rates[0].start - timedelta(days=1)) is None
        assert one.tax.names


@every_country
def test_a_rate_in_force_is_allowed_and_an_unknown_day_accuses_nobody(one: Country) -> None:
    for period in one.tax.rates:
        if not one.tax.regions:
            assert one.tax.allows(period.standard, period.start) is True
    assert one.tax.allows(Decimal("99.5"), date(1950, 1, 1)) is (False if one.tax.none else None)


@every_country
def test_what_is_own_knowledge_never_says_false(one: Country) -> None:
    for period in one.tax.rates:
        if (period.own_knowledge or not period.complete) and not one.tax.regions:
            assert one.tax.allows(Decimal("29.99"), period.start) is None
    for region in one.tax.regions:
        if any(tax.own_knowledge for tax in region.taxes_on(TODAY)):
            assert one.tax.allows(Decimal("29.99"), TODAY, region.code) is None


@every_country
def test_regions_have_names_sources_and_sensible_bounds(one: Country) -> None:
    codes = [region.code for region in one.tax.regions]
    assert codes == sorted(set(codes))
    for region in one.tax.regions:
        assert region.words
        assert region.taxes_on(TODAY)
        for tax in region.taxes:
            assert tax.source
            assert tax.highest is None or tax.highest >= tax.rate


@every_country
def test_numbers_answer_as_their_examples_say(one: Country) -> None:
    for identifier in one.identifiers:
        assert identifier.id.startswith(f"{one.code.lower()}.")
        assert identifier.source
        assert identifier.good or identifier.unsure
        for number in identifier.good:
            assert identifier.check(number) is True, number
        for number in identifier.bad:
            assert identifier.check(number) is False, number
        for number in (*identifier.unsure, "", "?", "0" * 40):
            assert identifier.check(number) is None, number


@every_country
def test_numbers_are_found_behind_their_words(one: Country) -> None:
    for identifier in one.identifiers:
        for number in identifier.good:
            lines = [f"{word}: {number} " for word in (*identifier.words, identifier.id)]
            found = {identifier.check(match) for line in lines for match in identifier.found_in(line)}
            assert True in found, number


@every_country
def test_patterns_are_linear_time_expressions(one: Country) -> None:
    patterns = [*one.postal, *(identifier.pattern for identifier in one.identifiers)]
    patterns += [pattern for mark in one.marks for pattern in mark.patterns]
    patterns += [pattern for telltale in one.telltales for pattern in telltale.patterns]
    for pattern in patterns:
        assert not expression(pattern).search("")


@every_country
def test_marks_and_refunds_are_explained(one: Country) -> None:
    assert len({mark.id for mark in one.marks}) == len(one.marks)
    for mark in one.marks:
        assert mark.words or mark.patterns
        assert mark.source
        assert not mark.required or mark.missing_is, "what a law asks for needs its innocent explanation"
    assert one.refunds
    for earlier, later in pairwise(one.refunds):
        assert earlier.end is not None
        assert later.start == earlier.end + timedelta(days=1)
    assert one.refund_on(TODAY) is one.refunds[-1]
    for rule in one.refunds:
        assert rule.words
        assert rule.source
        assert rule.checked_on <= TODAY


@every_country
def test_telltales_and_places_are_there(one: Country) -> None:
    assert max(telltale.weight for telltale in one.telltales) >= 4
    for telltale in one.telltales:
        assert 1 <= telltale.weight <= 5
        assert telltale.words or telltale.patterns
    assert one.phone.startswith("+")
    assert one.domain.startswith(".")
    assert one.cities


@every_country
def test_every_example_of_a_date_is_read_as_the_same_day(one: Country) -> None:
    assert len(one.dates.formats) >= 3
    for text in one.dates.formats:
        assert one.read_date(text) == EXAMPLE_DAY, text


@every_country
def test_the_calendar_knows_new_year(one: Country) -> None:
    assert one.holiday(date(2026, 1, 1))
    assert one.holiday(date(2026, 1, 29)) is None


@every_country
def test_sources_are_dated_and_own_knowledge_is_owned_up_to(one: Country) -> None:
    assert one.sources
    for note in one.sources:
        assert note.what
        assert note.where
        assert note.checked_on <= TODAY
        assert note.own_knowledge or note.where != "own"
