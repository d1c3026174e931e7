"""The day and time of the purchase, in the order, script and era of their country."""

from __future__ import annotations

from datetime import date, time

import pytest

from checker.claims.receipts.days import Day, find_day
from checker.claims.receipts.hours import find_moment
from checker.countries import country
from tests.claims.receipts.paper import account


def day_of(paper: str, code: str = "") -> Day | None:
    found = account(paper)
    return find_day(found.sheet.rows, found.labels, country(code) if code else None)


@pytest.mark.parametrize(
    ("written", "code", "wanted"),
    [
        ("22/11/2026", "", date(2026, 11, 22)),
        ("11/22/2026", "", date(2026, 11, 22)),
        ("03/04/2026", "FR", date(2026, 4, 3)),
        ("03/04/2026", "US", date(2026, 3, 4)),
        ("2026-11-22", "", date(2026, 11, 22)),
        ("26/11/22", "JP", date(2026, 11, 22)),
        ("2026年11月22日", "JP", date(2026, 11, 22)),
        ("令和8年11月22日", "JP", date(2026, 11, 22)),
        ("115/11/22", "TW", date(2026, 11, 22)),
        ("22/11/2569", "TH", date(2026, 11, 22)),
        ("22 Nov 2026", "", date(2026, 11, 22)),
        ("NOV22'26", "", date(2026, 11, 22)),
        ("Sunday,November22nd2026", "", date(2026, 11, 22)),
        ("22 AVR 2026", "FR", date(2026, 4, 22)),
        ("22.11.2614:05", "DE", date(2026, 11, 22)),
        ("22/1l/2O26", "", date(2026, 11, 22)),
        ("DATE 20261122", "", date(2026, 11, 22)),
    ],
)
def test_a_date_in_many_writings(written: str, code: str, wanted: date) -> None:
    found = day_of(written, code)
    assert found is not None
    assert found.meanings[0] == wanted


@pytest.mark.parametrize("text", ["1-01-3-01-009583", "Tel 03-1234-5678", "12.50.99", "99/99/2026", "10:20:30"])
def test_what_is_no_date(text: str) -> None:
    assert day_of(text) is None


def test_a_date_of_two_meanings_is_doubted_without_a_country() -> None:
    ambiguous, plain = day_of("03/04/2026"), day_of("22/04/2026")
    assert ambiguous is not None
    assert plain is not None
    assert ambiguous.certainty <= 0.5 < plain.certainty


def test_the_day_of_the_purchase_before_the_last_day_to_return() -> None:
    found = day_of("22/11/2026 14:05\nReturns with receipt until 22/12/2026")
    assert found is not None
    assert found.meanings[0] == date(2026, 11, 22)
    assert day_of("Returns until 22/12/2026") is None


@pytest.mark.parametrize(
    ("paper", "wanted"),
    [
        ("22/11/2026 14:05", time(14, 5)),
        ("11/22/2026 02:31 PM", time(14, 31)),
        ("22/11/2026 12:05 AM", time(0, 5)),
        ("22/11/2026\n21h05", time(21, 5)),
        ("2026年11月22日 午後3:20", time(15, 20)),
        ("22/11/2026 14:05:33", time(14, 5, 33)),
        ("OPEN 9:00-18:00\n22/11/2026\nTIME 14:05", time(14, 5)),
    ],
)
def test_the_time_beside_the_date(paper: str, wanted: time) -> None:
    found = account(paper)
    day = find_day(found.sheet.rows, found.labels, None)
    moment = find_moment(found.sheet.rows, found.labels, day)
    assert moment is not None
    assert moment.value == wanted


def test_opening_hours_are_no_time_of_purchase() -> None:
    found = account("OPEN DAILY 9:00 - 18:00")
    assert find_moment(found.sheet.rows, found.labels, None) is None
