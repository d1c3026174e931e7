"""The currency of a receipt: from the marks beside its amounts, or that of its country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from checker.claims.receipts.entries import Account
from checker.countries import Country, countries
from checker.vocabulary import Field

OTHERS = {
    "RM": "MYR", "MYR": "MYR", "RS": "INR", "RS.": "INR", "₹": "INR", "INR": "INR", "RP": "IDR", "RP.": "IDR",
    "IDR": "IDR", "₱": "PHP", "PHP": "PHP", "₫": "VND", "VND": "VND", "QAR": "QAR", "SAR": "SAR", "₺": "TRY",
    "TRY": "TRY", "ZAR": "ZAR", "R$": "BRL", "BRL": "BRL", "MXN": "MXN", "SEK": "SEK", "NOK": "NOK",
    "DKK": "DKK", "PLN": "PLN", "CZK": "CZK",
    "HUF": "HUF", "RON": "RON", "₪": "ILS", "₽": "RUB",
}  # fmt: skip
"""Marks of countries that have no file."""
CODE = re.compile(
    r"(?<![A-Za-z])(EUR|EURO|EUROS|USD|GBP|JPY|CNY|RMB|HKD|MOP|TWD|NTD|KRW|THB|SGD|MYR|AUD|NZD|CAD|CHF|AED)(?![A-Za-z])"
)
SURE, SHARED = 0.95, 0.9
NOT_PRINTED = 0.7


def find_currency(account: Account, own: str, certainty: float) -> Field[str] | None:
    """The currency that most amounts are marked with; without marks `own`, the country's, known with `certainty`."""
    votes: Counter[str] = Counter()
    places: dict[str, Field[str]] = {}
    for mark, field in _marks(account):
        found = _meant(mark, own)
        if found is not None:
            votes[found] += 1
            places.setdefault(found, field)
    if votes:
        code = votes.most_common(1)[0][0]
        field, alone = places[code], len(_currencies().get(places[code].text.upper(), ())) == 1
        sure = SURE if alone else min(SHARED, certainty)
        return Field(value=code, text=field.text, box=field.box, confidence=min(field.confidence, sure))
    if not own:
        return None
    return Field(value=own, text="", confidence=min(NOT_PRINTED, certainty))


def own_mark(account: Account, country: Country) -> bool | None:
    """Whether the marks beside the amounts are of a currency that the country takes; None where there are none."""
    known = {mark.upper() for mark, _ in _marks(account)} & _currencies().keys()
    if not known:
        return None
    taken = {country.currency, *country.accepted}
    return any(_currencies()[mark] & taken for mark in known)


def country_of_mark(mark: str) -> str | None:
    """The only country with a file whose own currency can be meant by the mark."""
    codes = _currencies().get(mark.upper(), frozenset())
    owners = [country.code for country in countries().values() if country.currency in codes]
    return owners[0] if len(codes) == 1 and len(owners) == 1 else None


def _marks(account: Account) -> list[tuple[str, Field[str]]]:
    found = [
        (amount.mark, account.sheet.field(amount.mark, row, amount.start, amount.end))
        for row, amounts in zip(account.sheet.rows, account.amounts, strict=True)
        for amount in amounts
        if amount.mark and not amount.share
    ]
    if found:
        return [
            (mark, Field(value=mark, text=mark, box=field.box, confidence=field.confidence)) for mark, field in found
        ]
    return [
        (match[1], account.sheet.field(match[1], row, match.start(1), match.end(1)))
        for row in account.sheet.rows
        for match in CODE.finditer(row.text)
    ]


def _meant(mark: str, own: str) -> str | None:
    found = _currencies().get(mark.upper(), frozenset())
    if len(found) == 1:
        return next(iter(found))
    return own if own in found else None


@cache
def _currencies() -> Mapping[str, frozenset[str]]:
    """Each mark in capitals with the currencies that it may stand for."""
    found: dict[str, set[str]] = {mark: {code} for mark, code in OTHERS.items()}
    for country in countries().values():
        for code, marks in country.currency_marks.items():
            for mark in (*marks, code):
                found.setdefault(mark.upper(), set()).add(code)
    return {mark: frozenset(codes) for mark, codes in found.items()}
