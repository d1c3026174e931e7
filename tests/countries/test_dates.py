"""Reading dates in local order, with local months and eras; what could be two days is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.countries import countries, country
from checker.countries.country import Country
from checker.countries.dates import Dates


def of(code: str) -> Country:
    found = country(code)
    assert found
    return found


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("JP", "令和8年11月22日(日) 14:03", date(2026, 11, 22)),
        ("JP", "令和元年5月1日", date(2019, 5, 1)),
        ("JP", "R8.11.22", date(2026, 11, 22)),
        ("JP", "平成30年12月31日", date(2018, 12, 31)),
        ("JP", "２０２６年１１月２２日", date(2026, 11, 22)),
        ("JP", "2026 年 11 月 22 日", date(2026, 11, 22)),
        ("KR", "[거래일시] 2026-11-22 14:03:22", date(2026, 11, 22)),
        ("KR", "26.11.22 14:03", date(2026, 11, 22)),
        ("TW", "民國115年11月22日", date(2026, 11, 22)),
        ("TW", "115/11/22", date(2026, 11, 22)),
        ("TW", "99-12-31", date(2010, 12, 31)),
        ("TH", "22/11/2569 14:03", date(2026, 11, 22)),
        ("TH", "22/11/69", date(2026, 11, 22)),
        ("TH", "วันที่ 22 พ.ย. 2569", date(2026, 11, 22)),
        ("TH", "๒๒/๑๑/๒๕๖๙", date(2026, 11, 22)),
        ("GB", "02/11/2026", date(2026, 11, 2)),
        ("US", "02/11/2026", date(2026, 2, 11)),
        ("US", "11/22/26 02:03 PM", date(2026, 11, 22)),
        ("DE", "Datum: 02.11.2026 14:03 Uhr", date(2026, 11, 2)),
        ("DE", "22. März 2026", date(2026, 3, 22)),
        ("FR", "le 1er août 2026 à 14:03", date(2026, 8, 1)),
        ("ES", "22 de noviembre de 2026", date(2026, 11, 22)),
        ("IT", "DEL 22-11-2026 ORE 14:03", date(2026, 11, 22)),
        ("US", "Sun,Nov22nd2026", date(2026, 11, 22)),
        ("US", "Nov22'26 02:03PM", date(2026, 11, 22)),
        ("US", "SunNov22,2026", date(2026, 11, 22)),
        ("AE", "22-Nov-2026", date(2026, 11, 22)),
        ("HK", "22NOV26", date(2026, 11, 22)),
        ("CA", "2026-02-11", date(2026, 2, 11)),
        ("CA", "11/22/2026", date(2026, 11, 22)),
        ("CN", "2026年11月22日 10:11:12", date(2026, 11, 22)),
    ],
)
def test_a_date_is_read_as_it_is_printed_there(code: str, text: str, day: date) -> None:
    assert of(code).read_date(text) == day


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("CA", "02/11/2026"),
        ("JP", "08/11/22"),
        ("US", "22/11/2026"),
        ("GB", "31/02/2026"),
        ("FR", "TEL 01 23 45 67 89"),
        ("DE", "1.234,56"),
        ("GB", ""),
        ("KR", "116-82-00276"),
    ],
)
def test_what_is_no_day_or_could_be_two_is_none(code: str, text: str) -> None:
    assert of(code).read_date(text) is None


def test_a_date_with_two_readings_names_both() -> None:
    assert of("CA").dates.possible("02/11/2026") == (date(2026, 2, 11), date(2026, 11, 2))
    assert of("JP").dates.possible("08/11/22") == (date(2008, 11, 22), date(2026, 11, 22))


def test_a_year_first_date_is_read_in_every_country() -> None:
    for one in countries().values():
        assert one.read_date("2026-02-11") == date(2026, 2, 11)


@given(st.text(max_size=40), st.sampled_from(tuple(countries().values())))
def test_no_text_breaks_the_reading(text: str, one: Country) -> None:
    found = one.read_date(text)
    assert found is None or date(1900, 1, 1) <= found <= date(2100, 12, 31)


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)))
def test_what_a_day_first_till_prints_is_read_back(day: date) -> None:
    dates = Dates(orders=("dmy",))
    assert dates.read(f"{day:%d/%m/%Y %H:%M}") == day
    assert dates.read(f"{day:%d.%m.%y}") == day
