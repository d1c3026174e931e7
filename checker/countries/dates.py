"""Reading dates as a country prints them: order of day and month, local month names, eras; unsure is None."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import re2

EARLIEST, LATEST = 2000, 2039
"""A year of two digits, and a year counted in an era without its name, is believed only inside these."""

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november")
ENGLISH_MONTHS: Mapping[str, int] = {
    **{short: number for number, name in enumerate(MONTHS, start=1) for short in (name, name[:3])},
    "december": 12,
    "dec": 12,
    "sept": 9,
}

DAY_FIRST = r"(?:^|\D)(\d{1,2})(?:st|nd|rd|th|er|º|°)?[ ./,-]*(?:de )?(?:%s)[ ./,'’-]*(?:del? )?(\d{4}|\d{2})(?:\D|$)"
MONTH_FIRST = (
    r"(?:^|[^\pL]|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,3}day)?)"
    r"(?:%s)[ ./-]*(\d{1,2})(?:st|nd|rd|th|[ ,./'’-])[ ,./'’-]*(\d{4}|\d{2})(?:\D|$)"
)
ERA = r"(?:^|[^\pL])(?:%s)[ .]*(\d{1,4}|元)[ 年/.-]+(\d{1,2})[ 月/.-]+(\d{1,2})"
YEAR_FIRST = r"(?:^|\D)(\d{4}) ?[-/.年년] ?(\d{1,2}) ?[-/.月월] ?(\d{1,2})(?:\D|$)"
THREE_NUMBERS = r"(?:^|\D)(\d{1,4}) ?[-/.年년] ?(\d{1,2}) ?[-/.月월] ?(\d{1,4})(?:\D|$)"


@dataclass(frozen=True, kw_only=True)
class Era:
    """Years counted from another start: year of the common era = counted year + `offset`.

    `words` are its names as printed before the year. `bare` says that tills print such years without the name.
    """

    name: str
    words: tuple[str, ...]
    offset: int
    bare: bool = False


@dataclass(frozen=True, kw_only=True)
class Dates:
    """How dates are printed: `orders` of the three numbers (`dmy`, `mdy`, `ymd`), month names, eras.

    `formats` shows examples to people. A date that begins with a year of four digits is read as year-month-day
    everywhere. `months` maps local names and short names to 1–12; English ones are always known.
    """

    orders: tuple[str, ...]
    formats: tuple[str, ...] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    eras: tuple[Era, ...] = ()
    morning: tuple[str, ...] = ("AM", "A.M.")
    afternoon: tuple[str, ...] = ("PM", "P.M.")

    def read(self, text: str) -> date | None:
        """The one day that the text can mean; None if it holds no date or one with several meanings."""
        found = self.possible(text)
        return found[0] if len(found) == 1 else None

    def possible(self, text: str) -> tuple[date, ...]:
        """Every day that the first date in the text can mean, in order; empty if there is none."""
        folded = _fold(text)
        return tuple(sorted(set(self._written(folded)) or set(self._numeric(folded))))

    def _written(self, text: str) -> Iterator[date]:
        """Dates with a named month or a named era."""
        for name, month in {**ENGLISH_MONTHS, **self.months}.items():
            named = re2.escape(_fold(name))
            if (match := re2.search(DAY_FIRST % named, text)) or (match := re2.search(MONTH_FIRST % named, text)):
                yield from self._dates(match[2], month, int(match[1]))
        for era in self.eras:
            words = "|".join(re2.escape(_fold(word)) for word in era.words)
            if match := re2.search(ERA % words, text):
                year = 1 if match[1] == "元" else int(match[1])
                yield from _day(year + era.offset, int(match[2]), int(match[3]))

    def _numeric(self, text: str) -> Iterator[date]:
        if match := re2.search(YEAR_FIRST, text):
            yield from self._dates(match[1], int(match[2]), int(match[3]))
        elif match := re2.search(THREE_NUMBERS, text):
            for order in self.orders:
                parts = dict(zip(order, match.groups(), strict=True))
                if len(parts["m"]) <= 2 and len(parts["d"]) <= 2:
                    yield from self._dates(parts["y"], int(parts["m"]), int(parts["d"]))

    def _dates(self, year: str, month: int, day: int) -> Iterator[date]:
        counted = int(year)
        if len(year) == 4:
            yield from _day(counted, month, day, EARLIEST - 50, LATEST + 60)
        if len(year) == 2:
            yield from _day(2000 + counted, month, day, EARLIEST, LATEST)
        for era in self.eras:
            if era.bare:
                yield from _day(counted + era.offset, month, day, EARLIEST, LATEST)
                if len(year) == 2 and era.offset < 0:  # Thai tills shorten 2569 to 69
                    yield from _day(2500 + counted + era.offset, month, day, EARLIEST, LATEST)


def _day(year: int, month: int, day: int, earliest: int = 1900, latest: int = 2100) -> Iterator[date]:
    try:
        found = date(year, month, day)
    except ValueError:
        return
    if earliest <= found.year <= latest:
        yield found


def _fold(text: str) -> str:
    """One spelling: width and case folded, digits of every script as 0–9, single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(str(unicodedata.decimal(sign, sign)) for sign in folded).split())
