"""Numbers that name things: the transaction, the till, tax identifiers, and the number of a refund form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import re2

from checker.claims.receipts.entries import Account
from checker.claims.receipts.folding import squash
from checker.claims.receipts.sheet import Row
from checker.countries import Country, Identifier, Label, countries
from checker.vocabulary import Field, TaxIdentifier

NAMED, LOOSE, ABOVE = 0.95, 0.75, 0.85
AFTER_LABEL = re.compile(
    r"^\s?(?:no|nr|nbr|num|number|id|code|番号|番號|号码|n[°ºo])?[\s.:：#№=*°º-]*(?=[A-Z0-9/-]*\d)([A-Z0-9][A-Z0-9/_.-]*[A-Z0-9]|[A-Z0-9])",
    re.IGNORECASE,
)
DATE_OR_MONEY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d+[.,]\d{2}|\d{1,2}:\d{2}")
INVOICE = ".invoice"
"""How the kinds of identifiers end that name a single purchase, as `tw.invoice`."""
SHORT = 2
"""Words such as `No.` announce a number only at the start of a row."""
STRONG = """
transaction tran trx receipt rcpt レシート ticket invoice doc bon beleg quittung 流水号 小票 bill check chk
till reg caisse cassa kasse caja レジ 机号 pos term
"""
"""Words for the number of a purchase and of a till, the surest first."""


@dataclass(frozen=True, kw_only=True)
class Known:
    code: str
    identifier: Identifier
    pattern: re.Pattern[str]
    words: tuple[str, ...]


def find_number(account: Account, identifiers: Sequence[TaxIdentifier]) -> Field[str] | None:
    """The number of the transaction: after a word that announces one, the strongest word first; else an invoice's."""
    found = sorted(_after(account, Label.RECEIPT_NUMBER), key=lambda item: item[0])
    if found:
        return found[0][1]
    return next((one.number for one in identifiers if one.kind.endswith(INVOICE)), None)


def find_till(account: Account) -> Field[str] | None:
    """The number of the till; that of the shop only where no till is named."""
    found = sorted(_after(account, Label.TILL), key=lambda item: item[0])
    return found[0][1] if found else None


def _after(account: Account, label: Label) -> Iterator[tuple[int, Field[str]]]:
    for row, hits in zip(account.sheet.rows, account.labels, strict=True):
        for hit in hits:
            if hit.meaning is not label:
                continue
            match = AFTER_LABEL.match(row.text[hit.end :])
            if match is None or DATE_OR_MONEY.fullmatch(match[1]) or not 1 <= len(match[1]) <= 30:
                continue
            start = hit.end + match.start(1)
            word = squash(row.text[hit.start : hit.end])
            if len(word) <= SHORT and hit.start:
                continue
            rank = next((place for place, strong in enumerate(_strong()) if word.startswith(strong)), len(_strong()))
            yield rank, account.sheet.field(match[1], row, start, start + len(match[1]), NAMED)


def find_identifiers(account: Account, country: Country | None) -> tuple[TaxIdentifier, ...]:
    """Tax numbers of the country; where it is not known, only those that their own words announce."""
    found: list[TaxIdentifier] = []
    taken: list[tuple[int, int, int]] = []
    everything = "\n".join(row.text for row in account.sheet.rows)
    for known in _known():
        if (country is not None and known.code != country.code) or not known.pattern.search(everything):
            continue
        for row, start, end, certainty in _places(known, account.sheet.rows, country):
            if any(number == row.number and start < stop and begin < end for number, begin, stop in taken):
                continue
            taken.append((row.number, start, end))
            number = re.sub(r"[^0-9A-Za-z]", "", row.text[start:end]).upper()
            field = account.sheet.field(number, row, start, end, certainty)
            found.append(TaxIdentifier(kind=known.identifier.id, number=field))
            break
    return tuple(found)


def _places(known: Known, rows: Sequence[Row], country: Country | None) -> Iterator[tuple[Row, int, int, float]]:
    """Where the pattern is met: after its words on the row, below them, and in the known country also alone."""
    for row in rows:
        for match in known.pattern.finditer(row.text):
            before = squash(row.text[max(match.start() - 40, 0) : match.start() + 16])
            above = squash(rows[row.number - 1].text) if row.number else ""
            if any(word in before for word in known.words):
                certainty = NAMED
            elif any(word in above for word in known.words):
                certainty = ABOVE
            elif country is not None and _is_special(match.group()):
                certainty = LOOSE
            else:
                continue
            start, end = _digits_of(match.group(), match.start())
            yield row, start, end, certainty


def _is_special(text: str) -> bool:
    """Letters among the digits, or marks between them, as in `FR40303265045` or `CHE-100.155.212`."""
    return bool(re.search(r"[A-Za-z]{1,3}[ -]?\d", text)) and sum(map(str.isdigit, text)) >= 7


def _digits_of(text: str, start: int) -> tuple[int, int]:
    """The number itself where the pattern also holds the words before it."""
    match = re.search(r"(?:[A-Z]{1,3}[ -]?)?\d[\dA-Z .\-/]*$", text)
    return (start + match.start(), start + len(text)) if match else (start, start + len(text))


@cache
def _strong() -> tuple[str, ...]:
    return tuple(squash(word) for word in STRONG.split())


@cache
def _known() -> tuple[Known, ...]:
    return tuple(
        Known(
            code=code,
            identifier=identifier,
            pattern=re2.compile(f"(?i){identifier.pattern}"),
            words=tuple(squash(word) for word in identifier.words if squash(word)),
        )
        for code, country in countries().items()
        for identifier in country.identifiers
    )
