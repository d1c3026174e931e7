"""The days that a text names."""

from __future__ import annotations

from datetime import date

import pytest

from checker.evidence.days import dates, named_days

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026年11月3日", [date(2026, 11, 3)]),
        ("11月3号到货", [date(2026, 11, 3)]),
        ("12月3日", [date(2025, 12, 3)]),
        ("2026-11-03 和 2026/11/4", [date(2026, 11, 3), date(2026, 11, 4)]),
        ("nov 3, and 4 november", [date(2026, 11, 3), date(2026, 11, 4)]),
        ("2月30日", []),
        ("13月3日 2026-11-031 may day", []),
    ],
)
def test_a_date_is_read(text: str, days: list[date]) -> None:
    assert [day for _, day in dates(text, TODAY)] == days


def test_words_for_days_count_once_each() -> None:
    assert named_days("昨天到的,昨天发的,3天前下的单", TODAY) == {"昨天", "3天前"}
    assert named_days("monday and yesterday", TODAY) == {"monday", "yesterday"}
    assert named_days("现货,今天发", TODAY) == frozenset()
