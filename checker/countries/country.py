"""What the product knows of one country's receipts; each file of the folder with a two-letter name fills one in.

Facts are for reading and for asking, not for accusing: where a file is silent the answer is "cannot tell".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any

import re2

from checker.countries.dates import Dates
from checker.countries.labels import Label
from checker.countries.tax import RatePeriod, RefundRule, Tax, Words, holds


@cache
def expression(pattern: str) -> Any:
    """The compiled form (RE2, linear time) of a pattern of a country file; case does not count."""
    return re2.compile(f"(?i){pattern}")


@dataclass(frozen=True, kw_only=True)
class SourceNote:
    """What was learnt where and when. `own_knowledge`: from memory, to be read again before anyone relies on it."""

    what: str
    where: str
    checked_on: date
    own_knowledge: bool = False


@dataclass(frozen=True, kw_only=True)
class NumberFormat:
    """How amounts are written: the decimal mark and the marks between thousands (some are spaces)."""

    decimal: str = "."
    thousands: tuple[str, ...] = (",",)


@dataclass(frozen=True, kw_only=True)
class CashRounding:
    """Cash is rounded to `step` from `start` to `end`; `step` is in the country's currency."""

    step: Decimal
    start: date | None = None
    end: date | None = None
    source: str
    own_knowledge: bool = False


@dataclass(frozen=True, kw_only=True)
class Identifier:
    """A number printed by law or habit. `pattern` is RE2 and finds it in a line; `words` are what precedes it.

    The number is group 1 of the pattern where it has one, else all that matched: `found_in` gives it.

    Compile patterns with `expression`. `check` takes the number as printed, separators allowed: True well-formed,
    False impossible, None cannot tell (also for what is not this kind of number). `good`, `bad` and `unsure` show
    each answer. `lookup` is the authority's public search page.
    """

    id: str
    name: Words
    words: tuple[str, ...] = ()
    pattern: str
    check: Callable[[str], bool | None]
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    lookup: str = ""
    source: str
    own_knowledge: bool = False

    def found_in(self, text: str) -> tuple[str, ...]:
        """Every such number in a line, as printed; that it fits is for `check` to say."""
        matches = expression(self.pattern).finditer(text)
        return tuple(match[1] if match.re.groups else match[0] for match in matches)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Something that receipts carry: any of `words` or `patterns` (RE2). `required` says that a law asks for it.

    `missing_is` explains honestly why a receipt may lack it; even a required mark is weak information.
    """

    id: str
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    required: bool = False
    start: date | None = None
    end: date | None = None
    missing_is: Words = field(default_factory=dict)
    source: str
    own_knowledge: bool = False

    def holds_on(self, day: date) -> bool:
        return holds(self.start, self.end, day)


@dataclass(frozen=True, kw_only=True)
class PaperRule:
    """From `start` a till need not (`printed` False) print a receipt unless asked: having none is then normal."""

    start: date
    end: date | None = None
    printed: bool
    note: Words
    source: str
    own_knowledge: bool = False


@dataclass(frozen=True, kw_only=True)
class Telltale:
    """Words or RE2 patterns that point to this country; `weight` 1 (a hint) to 5 (nowhere else)."""

    weight: int
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OpeningHours:
    """When shops are usually open: weak information only. `sundays` False: shops in towns are closed by law on Sundays
    and public holidays. `source` and `own_knowledge` are about that; the hours are known from memory alone."""

    earliest: time = time(6)
    latest: time = time(23, 59)
    sundays: bool = True
    note: Words = field(default_factory=dict)
    source: str = ""
    own_knowledge: bool = True


@dataclass(frozen=True, kw_only=True)
class Country:
    """One country's receipts. `code` is ISO 3166-1, currencies are ISO 4217, `minor_unit` the smallest amount printed.

    `inclusive`: True prices contain the tax, False it is added, None there is none or both occur. `currency_marks`
    gives the signs of each currency as printed. `labels` are words as printed, local languages first, then English;
    compare after folding case, width and Traditional characters on both sides, longest first.
    `holiday_code` is set where the calendar of another code must be used. `barcode_prefixes` are those of the local
    GS1 office: a hint on where the maker is registered, never on where goods were made or sold.
    """

    code: str
    name: Words
    languages: tuple[str, ...]
    currency: str
    accepted: tuple[str, ...] = ()
    currency_marks: Mapping[str, tuple[str, ...]]
    minor_unit: Decimal
    cash_rounding: tuple[CashRounding, ...] = ()
    inclusive: bool | None
    numbers: tuple[NumberFormat, ...]
    dates: Dates
    labels: Mapping[Label, tuple[str, ...]]
    tax: Tax
    identifiers: tuple[Identifier, ...] = ()
    marks: tuple[Mark, ...] = ()
    paper: tuple[PaperRule, ...] = ()
    refunds: tuple[RefundRule, ...]
    telltales: tuple[Telltale, ...]
    phone: str
    postal: tuple[str, ...] = ()
    cities: tuple[str, ...]
    domain: str
    hours: OpeningHours = OpeningHours()
    holiday_code: str = ""
    barcode_prefixes: tuple[str, ...] = ()
    notes: tuple[Words, ...] = ()
    sources: tuple[SourceNote, ...]

    def read_date(self, text: str) -> date | None:
        """The one day that the text can mean here, in local order and eras; None if none or more than one."""
        return self.dates.read(text)

    def rate_on(self, day: date) -> RatePeriod | None:
        """The national tax rates of a day; None where the file knows none."""
        return self.tax.rate_on(day)

    def refund_on(self, day: date) -> RefundRule | None:
        """The rule on tax refunds to travellers for a purchase on that day; None where the file knows none."""
        return next((rule for rule in self.refunds if holds(rule.start, rule.end, day)), None)

    def required_on(self, day: date) -> tuple[Mark, ...]:
        """The marks that a law asked receipts to carry on that day."""
        return tuple(mark for mark in self.marks if mark.required and mark.holds_on(day))

    def cash_step_on(self, day: date) -> Decimal | None:
        """To what cash was rounded on that day; None where it was not."""
        return next((rule.step for rule in self.cash_rounding if holds(rule.start, rule.end, day)), None)

    def holiday(self, day: date) -> str | None:
        """The name of the national holiday on that day; None on others. Shops may open on holidays: weak only."""
        name = _calendar(self.holiday_code or self.code).get(day)
        return str(name) if name else None


@cache
def _calendar(code: str) -> Mapping[date, str]:
    import holidays  # here because it takes a quarter of a second and is seldom asked

    return holidays.country_holidays(code)
