"""The countries whose receipts are known, for the guide: taxes over time, refunds, numbers, marks, and how we know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checker.countries import Country, Identifier, Mark, RatePeriod, Region, SourceNote
from checker.countries import countries as all_countries
from checker.countries import country as country_of
from checker.web.wording import in_language


class CountryUnknown(Exception):
    """No file describes this country."""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One country in the list; `rate` is today's standard rate in per cent, None where there is no national one."""

    code: str
    name: str
    currency: str
    taxes: str
    rate: Decimal | None
    inclusive: bool | None
    none: bool


@dataclass(frozen=True, kw_only=True)
class Ruled:
    """A rule with its time; an open side is None. `sure` is False where it comes from memory."""

    start: date | None
    end: date | None
    says: str
    source: str
    sure: bool


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Tax rates of a period in per cent."""

    start: date
    end: date | None
    standard: Decimal
    reduced: tuple[Decimal, ...]
    special: tuple[Decimal, ...]
    sure: bool


@dataclass(frozen=True, kw_only=True)
class Place:
    """A state or province with what it levies today: name of the tax and rate, or up to a highest rate."""

    name: str
    taxes: tuple[tuple[str, Decimal, Decimal | None], ...]


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number that receipts carry, and where anybody can look one up."""

    name: str
    lookup: str
    checked: bool


@dataclass(frozen=True, kw_only=True)
class CountryShown:
    """Everything that is told of one country."""

    listed: Listed
    accepted: tuple[str, ...]
    rates: tuple[Rates, ...]
    places: tuple[Place, ...]
    refunds: tuple[Ruled, ...]
    papers: tuple[Ruled, ...]
    marks: tuple[Ruled, ...]
    numbers: tuple[Number, ...]
    hours: str
    notes: tuple[str, ...]
    sources: tuple[SourceNote, ...]


def countries(language: str, today: date) -> tuple[Listed, ...]:
    """Every country by its name in the language of the page."""
    found = (_listed(country, language, today) for country in all_countries().values())
    return tuple(sorted(found, key=lambda country: country.name if language == "en" else country.code))


def country(code: str, language: str, today: date) -> CountryShown:
    """One country in full. Raises CountryUnknown."""
    known = country_of(code)
    if known is None or code != known.code.lower():
        raise CountryUnknown(code)
    return CountryShown(
        listed=_listed(known, language, today),
        accepted=known.accepted,
        rates=tuple(_rates(period) for period in reversed(known.tax.rates)),
        places=tuple(_place(region, today) for region in known.tax.regions),
        refunds=tuple(
            Ruled(
                start=rule.start,
                end=rule.end,
                says=in_language(rule.note, language),
                source=rule.source,
                sure=not rule.own_knowledge,
            )
            for rule in reversed(known.refunds)
        ),
        papers=tuple(
            Ruled(
                start=rule.start,
                end=rule.end,
                says=in_language(rule.note, language),
                source=rule.source,
                sure=not rule.own_knowledge,
            )
            for rule in known.paper
        ),
        marks=tuple(_mark(mark, language) for mark in known.marks if mark.required),
        numbers=tuple(_number(number, language) for number in known.identifiers),
        hours=in_language(known.hours.note, language),
        notes=tuple(in_language(note, language) for note in known.notes),
        sources=known.sources,
    )


def _listed(known: Country, language: str, today: date) -> Listed:
    period = known.rate_on(today)
    return Listed(
        code=known.code.lower(),
        name=in_language(known.name, language),
        currency=known.currency,
        taxes=", ".join(_each_once(known.tax.names)[:2]),
        rate=period.standard if period else None,
        inclusive=known.inclusive,
        none=known.tax.none,
    )


def _rates(period: RatePeriod) -> Rates:
    return Rates(
        start=period.start,
        end=period.end,
        standard=period.standard,
        reduced=period.reduced,
        special=period.special,
        sure=not period.own_knowledge,
    )


def _place(region: Region, today: date) -> Place:
    return Place(name=region.name, taxes=tuple((tax.name, tax.rate, tax.highest) for tax in region.taxes_on(today)))


def _mark(mark: Mark, language: str) -> Ruled:
    words = " / ".join(mark.words[:4]) or mark.id
    because = in_language(mark.missing_is, language)
    says = f"{words} — {because}" if because else words
    return Ruled(start=mark.start, end=mark.end, says=says, source=mark.source, sure=not mark.own_knowledge)


def _number(number: Identifier, language: str) -> Number:
    return Number(name=in_language(number.name, language), lookup=number.lookup, checked=bool(number.bad))


def _each_once(words: Iterable[str]) -> list[str]:
    """Words that differ by more than their full stops."""
    return list({word.replace(".", ""): word for word in reversed(tuple(words))}.values())[::-1]
