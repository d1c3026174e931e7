"""What a tax, its rates over time and its refund to travellers look like: data that a country file fills in.

Every fact says where and when it was read. A fact with `own_knowledge` was not read at a source and may never lead
to a FAIL; a period that is not `complete` may miss reduced rates, so a rate that it lacks is "cannot tell".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Words = Mapping[str, str]
"""One text in each language that is written by hand: `zh` (Simplified) and `en`."""


def holds(start: date | None, end: date | None, day: date) -> bool:
    """Whether `day` lies between `start` and `end`, both included; None leaves that side open."""
    return (start is None or start <= day) and (end is None or day <= end)


def percent(text: str) -> tuple[Decimal, ...]:
    """Several rates written with spaces between them: `percent("10 5.5")`."""
    return tuple(Decimal(part) for part in text.split())


@dataclass(frozen=True, kw_only=True)
class RatePeriod:
    """The rates (per cent) in force from `start` to `end`, both included; `end` None: still in force.

    `reduced` may contain 0. `special` are rates that a till prints seldom: hotels, fuel, islands, transition.
    """

    start: date
    end: date | None = None
    standard: Decimal
    reduced: tuple[Decimal, ...] = ()
    special: tuple[Decimal, ...] = ()
    complete: bool = True
    source: str
    checked_on: date
    own_knowledge: bool = False

    @property
    def all_rates(self) -> frozenset[Decimal]:
        return frozenset((self.standard, *self.reduced, *self.special))


@dataclass(frozen=True, kw_only=True)
class RegionalTax:
    """One tax of a state or province, per cent. `highest` is the most that city and county taxes bring it to.

    `replaces_national`: this one tax is levied instead of the national one (Canada's HST), not beside it.
    """

    name: str
    start: date
    end: date | None = None
    rate: Decimal
    highest: Decimal | None = None
    replaces_national: bool = False
    source: str
    checked_on: date
    own_knowledge: bool = False


@dataclass(frozen=True, kw_only=True)
class SpecialGoods:
    """Goods that a region taxes differently: `rate` None is exempt; `below`/`above` bound the price of one piece."""

    goods: str
    rate: Decimal | None = None
    below: Decimal | None = None
    above: Decimal | None = None
    source: str
    own_knowledge: bool = False


@dataclass(frozen=True, kw_only=True)
class Region:
    """A state or province with its own taxes. `words` are names and cities as printed in an address."""

    code: str
    name: str
    words: tuple[str, ...] = ()
    taxes: tuple[RegionalTax, ...] = ()
    special: tuple[SpecialGoods, ...] = ()

    def taxes_on(self, day: date) -> tuple[RegionalTax, ...]:
        """The taxes in force on a day; an empty tuple says that the file knows none for it."""
        return tuple(tax for tax in self.taxes if holds(tax.start, tax.end, day))


@dataclass(frozen=True, kw_only=True)
class Tax:
    """The tax on sales. `none` is True where a country has none; `regions` holds what states and provinces levy.

    `names` are the words for the tax as printed. `rates` are sorted by start and do not overlap. `tolerated` are
    rates of other levies that print a similar line (hotel tax, service charge): they never accuse.
    """

    names: tuple[str, ...] = ()
    none: bool = False
    rates: tuple[RatePeriod, ...] = ()
    regions: tuple[Region, ...] = ()
    tolerated: tuple[Decimal, ...] = ()

    def rate_on(self, day: date) -> RatePeriod | None:
        """The national rates of a day; None where the file knows none (or the country has no national tax)."""
        return next((period for period in self.rates if holds(period.start, period.end, day)), None)

    def region(self, code: str) -> Region | None:
        """The state or province with this code (`NY`, `QC`)."""
        return next((region for region in self.regions if region.code == code.upper()), None)

    def allows(self, rate: Decimal, day: date, region: str = "") -> bool | None:
        """Whether a printed rate (per cent) was in force on a day; None where the file cannot know."""
        if self.none:
            return False if rate and rate not in self.tolerated else None
        if not rate:
            return True
        period = self.rate_on(day)
        if self.regions:
            return self._allows_in(self.region(region), rate, day, period)
        if period is None:
            return None
        if rate in period.all_rates:
            return True
        sure = period.complete and not period.own_knowledge and rate not in self.tolerated
        return False if sure else None

    @staticmethod
    def _allows_in(region: Region | None, rate: Decimal, day: date, period: RatePeriod | None) -> bool | None:
        taxes = region.taxes_on(day) if region else ()
        if not taxes:
            return None
        national = period.standard if period else Decimal(0)
        own = sum((tax.rate for tax in taxes), start=Decimal(0))
        beside = own - national if any(tax.replaces_national for tax in taxes) else own + national
        if rate in {national, beside, *(tax.rate for tax in taxes)}:
            return True
        if any(tax.highest is not None and tax.rate <= rate <= tax.highest for tax in taxes):
            return True
        return None if any(tax.own_knowledge for tax in taxes) or (period and period.own_knowledge) else False


@dataclass(frozen=True, kw_only=True)
class RefundRule:
    """Whether travellers got tax back in a period, and how. `exists` False: no form can belong to a purchase then.

    `at_till` is True where the shop itself sells without tax, False where the tax is paid first; None is either.
    `minimum` is in the country's currency, with or without tax as `minimum_includes_tax` says; where
    `minimum_itself_counts` is False the purchase must be above it. `except_in` names regions where it does not hold.
    """

    start: date | None = None
    end: date | None = None
    exists: bool
    at_till: bool | None = None
    minimum: Decimal | None = None
    minimum_includes_tax: bool | None = True
    minimum_itself_counts: bool = True
    except_in: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    note: Words
    source: str
    checked_on: date
    own_knowledge: bool = False
