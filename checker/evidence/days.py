"""The days that a text names: dates, and words such as "yesterday", with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*"
_DATE = re.compile(
    r"(?:(?P<year>20\d\d) ?年 ?)?(?<!\d)(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号]"
    r"|(?<!\d)(?P<iso_year>20\d\d)[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})(?!\d)"
    rf"|(?<![a-z])(?P<name>{_MONTH}) (?P<name_day>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<day_name>\d{{1,2}}) (?P<named>{_MONTH})(?![a-z])"
)
_RELATIVE = re.compile(
    r"昨[天日晚]|前[天日]|\d{1,2} ?天前|[上下]?(?:周|星期|礼拜)[一二三四五六日天]|yesterday|\d{1,2} days? ago"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)


def dates(text: str, today: date) -> Iterator[tuple[int, date]]:
    """Place and day of each date of a spelled text; one without a year is the last such day up to `today`."""
    for found in _DATE.finditer(text):
        part = found.groupdict()
        name = part["name"] or part["named"]
        month = _MONTHS.index(name[:3]) + 1 if name else int(part["month"] or part["iso_month"])
        number = int(part["day"] or part["iso_day"] or part["name_day"] or part["day_name"])
        year = part["year"] or part["iso_year"]
        day = _day(int(year) if year else today.year, month, number)
        if day is not None and year is None and day > today:
            day = _day(today.year - 1, month, number)
        if day is not None:
            yield found.start(), day


def named_days(text: str, today: date) -> frozenset[str]:
    """Every different day that a spelled text names, by date or by a word."""
    return frozenset({day.isoformat() for _, day in dates(text, today)} | {*_RELATIVE.findall(text)})


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
