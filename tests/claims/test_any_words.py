"""Whatever is written: prices, contacts, numerals, days and parcel numbers are places in the text, or nothing."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims.contacts import contacts_in
from checker.claims.numerals import NUMERALS, value_of
from checker.claims.prices import prices_in
from checker.evidence.days import dates, named_days
from checker.evidence.waybills import waybills
from checker.patterns.spelling import spell

PIECES = st.sampled_from(
    [
        *(
            "¥",
            "￥",
            "$",
            "€",
            "元",
            "块",
            "k",
            "w",
            "万",
            "千",
            "米",
            "原价",
            "现价",
            "只要",
            "三百八",
            "一千二",
            "两万零五",
        ),
        *("12", "0", "9" * 30, "1,280", "1.2.3", "1，２８０", "٣٤", "²", "½", "①", "-5", "%", "折", "8.8", "e9", "∞"),
        *("2026年13月40日", "2月29日", "feb 30", "31 april", "2026-02-30", "20260101", "昨天", "99天前", "上周八"),
        *("wx:", "vx ", "加薇", "微信号", "@", "+86", "13800138000", "q 12345", "1z999aa10123456784", "ex123456785cn"),
        *("1Z²²²²²²²²²²²²²²²²", "ex١٢٣٤٥٦٧٨٥cn", "\u202e", "\u200b", "\0", "\ufeff", "\n", " ", "。", "🅿️", "𝟓𝟎", "ⅻ"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@settings(max_examples=120)
@given(TEXTS)
def test_prices_are_positive_and_lie_in_the_text(text: str) -> None:
    spelled = spell(text)
    for price in prices_in(spelled):
        assert 0 <= price.start < price.end <= len(spelled.text)
        assert price.amount is None or price.amount.is_finite()


@settings(max_examples=120)
@given(TEXTS, st.booleans(), DAYS)
def test_contacts_days_and_parcels_lie_in_the_text(text: str, spelled: bool, today: date) -> None:
    text = spell(text).text if spelled else text
    assert all(0 <= start < end <= len(text) for start, end in contacts_in(text))
    assert all(0 <= one.start < one.end <= len(text) for one in waybills(text))
    assert all(0 <= start < len(text) and 1999 <= day.year <= 2099 for start, day in dates(text, today))
    assert all(named_days(text, today))


@given(st.text(NUMERALS, max_size=12) | st.text(max_size=6))
def test_a_numeral_is_a_number_from_ten_up_or_none(text: str) -> None:
    value = value_of(text)
    assert value is None or 10 <= value < 10**9
