"""Rates, refunds and printing rules on both sides of the days on which they changed."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from checker.countries import Country, country


def of(code: str) -> Country:
    found = country(code)
    assert found
    return found


@pytest.mark.parametrize(
    ("code", "day", "standard"),
    [
        ("JP", date(2014, 3, 31), "5"),
        ("JP", date(2014, 4, 1), "8"),
        ("JP", date(2019, 9, 30), "8"),
        ("JP", date(2019, 10, 1), "10"),
        ("DE", date(2020, 6, 30), "19"),
        ("DE", date(2020, 7, 1), "16"),
        ("DE", date(2020, 12, 31), "16"),
        ("DE", date(2021, 1, 1), "19"),
        ("CH", date(2017, 12, 31), "8.0"),
        ("CH", date(2023, 12, 31), "7.7"),
        ("CH", date(2024, 1, 1), "8.1"),
        ("SG", date(2022, 12, 31), "7"),
        ("SG", date(2023, 1, 1), "8"),
        ("SG", date(2024, 1, 1), "9"),
        ("CN", date(2019, 3, 31), "16"),
        ("CN", date(2019, 4, 1), "13"),
        ("GB", date(2011, 1, 3), "17.5"),
        ("GB", date(2011, 1, 4), "20"),
        ("FR", date(2013, 12, 31), "19.6"),
        ("FR", date(2014, 1, 1), "20"),
        ("IT", date(2013, 10, 1), "22"),
        ("ES", date(2012, 9, 1), "21"),
        ("NZ", date(2010, 10, 1), "15"),
        ("TW", date(2026, 1, 1), "5"),
        ("KR", date(2026, 1, 1), "10"),
        ("TH", date(2026, 9, 30), "7"),
        ("AU", date(2026, 1, 1), "10"),
        ("AE", date(2018, 1, 1), "5"),
        ("CA", date(2026, 1, 1), "5"),
    ],
)
def test_the_standard_rate_of_a_day(code: str, day: date, standard: str) -> None:
    period = of(code).rate_on(day)
    assert period
    assert period.standard == Decimal(standard)


@pytest.mark.parametrize(
    ("code", "rate", "day", "allowed"),
    [
        ("SG", "8", date(2024, 6, 1), False),
        ("CH", "7.7", date(2025, 1, 1), False),
        ("CH", "2.6", date(2025, 1, 1), True),
        ("DE", "19", date(2020, 9, 1), False),
        ("DE", "7", date(2026, 1, 1), True),
        ("JP", "8", date(2019, 12, 1), True),
        ("JP", "5", date(2019, 12, 1), False),
        ("JP", "5", date(2026, 11, 22), None),
        ("TH", "10", date(2026, 11, 22), True),
        ("TH", "12", date(2026, 11, 22), None),
        ("GB", "17.5", date(2009, 6, 1), None),
        ("HK", "13", date(2026, 1, 1), False),
        ("HK", "10", date(2026, 1, 1), None),
        ("HK", "0", date(2026, 1, 1), None),
        ("MO", "5", date(2026, 1, 1), None),
        ("MO", "13", date(2026, 1, 1), False),
        ("FR", "0", date(2026, 1, 1), True),
        ("FR", "8.5", date(2026, 1, 1), True),
        ("FR", "21", date(2026, 1, 1), False),
    ],
)
def test_whether_a_printed_rate_was_in_force(code: str, rate: str, day: date, allowed: bool | None) -> None:
    assert of(code).tax.allows(Decimal(rate), day) is allowed


@pytest.mark.parametrize(
    ("rate", "day", "province", "allowed"),
    [
        ("15", date(2025, 3, 31), "NS", True),
        ("15", date(2025, 4, 1), "NS", False),
        ("14", date(2025, 4, 1), "NS", True),
        ("13", date(2026, 1, 1), "ON", True),
        ("8", date(2026, 1, 1), "ON", True),
        ("5", date(2026, 1, 1), "QC", True),
        ("9.975", date(2026, 1, 1), "QC", True),
        ("14.975", date(2026, 1, 1), "qc", True),
        ("13", date(2026, 1, 1), "AB", False),
        ("13", date(2026, 1, 1), "", None),
        ("20", date(2021, 1, 1), "BC", None),
    ],
)
def test_canadian_rates_go_by_province(rate: str, day: date, province: str, allowed: bool | None) -> None:
    assert of("CA").tax.allows(Decimal(rate), day, province) is allowed


def test_american_states_explain_a_rate_and_never_accuse_one() -> None:
    tax = of("US").tax
    assert len(tax.regions) == 51
    day = date(2026, 1, 1)
    assert tax.allows(Decimal("8.875"), day, "NY") is True
    assert tax.allows(Decimal(19), day, "NY") is None
    assert tax.allows(Decimal(6), day) is None
    connecticut = tax.region("CT")
    assert connecticut
    assert {goods.rate for goods in connecticut.special} == {Decimal("7.75")}
    new_york = tax.region("ny")
    assert new_york
    assert new_york.special[0].rate is None
    assert new_york.special[0].below == Decimal(110)


@pytest.mark.parametrize(
    ("code", "day", "exists"),
    [
        ("GB", date(2020, 12, 31), True),
        ("GB", date(2021, 1, 1), False),
        ("HK", date(2026, 1, 1), False),
        ("MO", date(2026, 1, 1), False),
        ("US", date(2026, 1, 1), False),
        ("CA", date(2026, 1, 1), False),
        ("NZ", date(2026, 1, 1), False),
        ("FR", date(2026, 1, 1), True),
        ("AE", date(2026, 1, 1), True),
    ],
)
def test_where_and_when_travellers_get_tax_back(code: str, day: date, exists: bool) -> None:
    rule = of(code).refund_on(day)
    assert rule
    assert rule.exists is exists


def test_what_canada_did_before_2007_is_not_known() -> None:
    assert of("CA").refund_on(date(2007, 3, 31)) is None


def test_exceptions_of_regions_are_kept() -> None:
    in_britain = of("GB").refund_on(date(2026, 1, 1))
    assert in_britain
    assert in_britain.except_in == ("NI",)
    before, after = of("US").refund_on(date(2024, 6, 30)), of("US").refund_on(date(2024, 7, 1))
    assert before
    assert after
    assert before.except_in == ("LA", "TX")
    assert after.except_in == ("TX",)


def test_the_rule_on_new_zealand_is_too_old_to_accuse() -> None:
    rule = of("NZ").refund_on(date(2026, 1, 1))
    assert rule
    assert rule.own_knowledge


def test_japan_refunds_at_departure_from_november_2026() -> None:
    before, after = of("JP").refund_on(date(2026, 10, 31)), of("JP").refund_on(date(2026, 11, 1))
    assert before
    assert after
    assert (before.at_till, after.at_till) == (True, False)
    assert before.exists
    assert after.exists


@pytest.mark.parametrize(
    ("code", "day", "minimum"),
    [
        ("FR", date(2020, 12, 31), "175"),
        ("FR", date(2021, 1, 1), "100"),
        ("IT", date(2024, 1, 31), "154.94"),
        ("IT", date(2024, 2, 1), "70"),
        ("ES", date(2018, 7, 4), "90.15"),
        ("ES", date(2018, 7, 5), None),
        ("KR", date(2023, 12, 31), "30000"),
        ("KR", date(2024, 1, 1), "15000"),
        ("CN", date(2025, 4, 25), "500"),
        ("CN", date(2025, 4, 26), "200"),
        ("CH", date(2026, 1, 1), "300"),
        ("DE", date(2026, 1, 1), "50"),
    ],
)
def test_the_smallest_purchase_that_counts(code: str, day: date, minimum: str | None) -> None:
    rule = of(code).refund_on(day)
    assert rule
    assert rule.minimum == (Decimal(minimum) if minimum else None)


def test_a_french_till_prints_only_on_request_since_august_2023() -> None:
    [rule] = of("FR").paper
    assert (rule.start, rule.printed, rule.end) == (date(2023, 8, 1), False, None)


def test_marks_are_asked_for_only_from_their_day() -> None:
    germany, italy = of("DE"), of("IT")
    assert germany.required_on(date(2022, 12, 31)) == ()
    assert [mark.id for mark in germany.required_on(date(2023, 1, 1))] == ["tse"]
    assert italy.required_on(date(2020, 12, 31)) == ()
    assert [mark.id for mark in italy.required_on(date(2021, 1, 1))] == ["commercial-document"]
    assert of("ES").required_on(date(2026, 11, 22)) == (), "the Spanish code proves nothing yet"


def test_cash_is_rounded_where_and_when_it_was() -> None:
    assert of("CA").cash_step_on(date(2013, 2, 3)) is None
    assert of("CA").cash_step_on(date(2013, 2, 4)) == Decimal("0.05")
    assert of("NZ").cash_step_on(date(2026, 1, 1)) == Decimal("0.10")
    assert of("CH").cash_step_on(date(2026, 1, 1)) == Decimal("0.05")
    assert of("JP").cash_step_on(date(2026, 1, 1)) is None
    assert of("US").cash_step_on(date(2024, 1, 1)) is None


def test_shops_in_germany_close_on_sundays_and_in_switzerland_that_is_known_from_memory_alone() -> None:
    hours = of("DE").hours
    assert hours.sundays is False
    assert not hours.own_knowledge
    assert of("CH").hours.own_knowledge
    assert hours.earliest < time(9) < hours.latest
    assert of("DE").holiday(date(2026, 10, 3))
