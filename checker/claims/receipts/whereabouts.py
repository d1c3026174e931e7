"""Which country a receipt is from, which state or province, and in which currency: from words, marks and numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import re2
import rtoml

from checker.claims.receipts.currencies import country_of_mark, find_currency, own_mark
from checker.claims.receipts.entries import Account
from checker.claims.receipts.folding import squash
from checker.claims.receipts.phrases import PhraseBook
from checker.claims.receipts.sheet import Row
from checker.countries import Country, countries
from checker.vocabulary import Field

FILE = Path(__file__).with_name("elsewhere.toml")
CITY, PHONE, DOMAIN, OWN_WORDS, OWN_CURRENCY, REGION, REGION_ALONE, ELSEWHERE = 2.5, 3.0, 2.0, 1.0, 3.0, 5.0, 3.0, 3.5
OTHER_CURRENCY = -6.0
MORE_OF_ONE_KIND = 0.4
"""What a second word of the same telltale adds, as a part of its weight."""
LEAST, LEAD, SURE_AT = 4.5, 2.0, 9.0
LEANING = 2.0
SURE, LIKELY, GUESSED = 0.95, 0.8, 0.6
HEAD_ROWS = 16
LEAST_LETTERS = 4
SYMBOL = re.compile(r"[$€£¥₩฿]")


@dataclass(frozen=True, kw_only=True)
class Sign:
    """Something at `start:end` of a row that points to a country."""

    code: str
    weight: float
    kind: str
    row: Row
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """`known` is the country if it has a file; `leaning` the likeliest one also where the signs are few.

    `elsewhere` says that the country has no file.
    """

    known: Country | None = None
    leaning: Country | None = None
    elsewhere: bool = False
    country: Field[str] | None = None
    region: Field[str] | None = None
    currency: Field[str] | None = None


def find_whereabouts(account: Account) -> Whereabouts:
    """The country with clearly the most signs; None where two are as likely or the signs are few."""
    rows = account.sheet.rows
    regions = list(_regions(rows))
    signs = [*_words(rows), *_patterns(rows), *_own_words(account), *(sign for sign, _ in regions), *_marks(account)]
    ranked = sorted(_scores(signs, account).items(), key=lambda item: -item[1])
    score = ranked[0][1] if ranked else 0.0
    lead = score - (ranked[1][1] if len(ranked) > 1 else 0.0)
    leaning = countries().get(ranked[0][0]) if score >= LEANING and lead > 0 else None
    if score < LEAST or lead < LEAD:
        return Whereabouts(leaning=leaning, currency=find_currency(account, "", 0.0))
    code, known = ranked[0][0], countries().get(ranked[0][0])
    certainty = SURE if score >= SURE_AT and lead >= 2 * LEAD else LIKELY if lead >= 1.5 * LEAD else GUESSED
    strongest = max((sign for sign in signs if sign.code == code), key=lambda sign: sign.weight)
    return Whereabouts(
        known=known,
        leaning=known,
        elsewhere=known is None,
        country=account.sheet.field(code, strongest.row, strongest.start, strongest.end, certainty),
        region=_region(account, regions, known) if known else None,
        currency=find_currency(account, known.currency if known else str(_elsewhere()[code]["currency"]), certainty),
    )


def _scores(signs: Sequence[Sign], account: Account) -> dict[str, float]:
    """Signs of one kind count less from the second on; what two kinds see at one place counts once."""
    best: dict[tuple[str, int, int], Sign] = {}
    for sign in signs:
        place = (sign.code, sign.row.number, sign.start)
        if place not in best or best[place].weight < sign.weight:
            best[place] = sign
    kinds: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for sign in best.values():
        kinds[sign.code, sign.kind][sign.row.text[sign.start : sign.end].casefold()] = sign.weight
    scores: dict[str, float] = defaultdict(float)
    for (code, _), found in kinds.items():
        weights = sorted(found.values(), reverse=True)
        scores[code] += weights[0] + MORE_OF_ONE_KIND * sum(weights[1:4])
    for code in scores:
        if code in countries() and own_mark(account, countries()[code]) is False:
            scores[code] += OTHER_CURRENCY
    return scores


def _words(rows: Sequence[Row]) -> Iterator[Sign]:
    book, meant = _telltale_words()
    for found in book.find([row.text for row in rows]):
        row, word = rows[found.row], book.words[found.word]
        if not word.latin and not word.is_spelled(row.text[found.start : found.end]):
            continue
        for code, weight, kind in meant[word.folded]:
            yield Sign(code=code, weight=weight, kind=kind, row=row, start=found.start, end=found.end)


def _patterns(rows: Sequence[Row]) -> Iterator[Sign]:
    everything = "\n".join(row.text for row in rows)
    for pattern, code, weight, kind in _telltale_patterns():
        match = pattern.search(everything)
        if match is None:
            continue
        row = rows[everything.count("\n", 0, match.start())]
        first = everything.rfind("\n", 0, match.start()) + 1
        start, end = match.start() - first, min(match.end() - first, len(row.text))
        yield Sign(code=code, weight=weight, kind=kind, row=row, start=start, end=end)


def _own_words(account: Account) -> Iterator[Sign]:
    """Labels that only one country prints."""
    for row, hits in zip(account.sheet.rows, account.labels, strict=True):
        for hit in hits:
            if len(hit.phrase.countries) == 1 and len(hit.phrase.word.folded) >= 4:
                code = next(iter(hit.phrase.countries))
                yield Sign(code=code, weight=OWN_WORDS, kind="label", row=row, start=hit.start, end=hit.end)


def _marks(account: Account) -> Iterator[Sign]:
    """Currency marks that only one country prints."""
    for row, amounts in zip(account.sheet.rows, account.amounts, strict=True):
        for amount in amounts:
            code = country_of_mark(amount.mark) if amount.mark else None
            if code:
                yield Sign(code=code, weight=OWN_CURRENCY, kind="currency", row=row, start=amount.start, end=amount.end)


@cache
def _telltale_words() -> tuple[PhraseBook, Mapping[str, list[tuple[str, float, str]]]]:
    """The words, and for each folded word the countries that it points to, how strongly and as what."""
    given: list[tuple[str, str, float, str]] = []
    for code, country in countries().items():
        for number, telltale in enumerate(country.telltales):
            given += [(word, code, float(telltale.weight), f"telltale {number}") for word in telltale.words]
        given += [(city, code, CITY, "city") for city in country.cities if len(city) >= 4 or not city.isascii()]
    for code, other in _elsewhere().items():
        given += [(word, code, ELSEWHERE, "telltale") for word in other["words"]]
    given = [sign for sign in given if not SYMBOL.search(sign[0])]
    folded: dict[str, list[tuple[str, float, str]]] = defaultdict(list)
    for spelled, code, weight, kind in given:
        folded[squash(spelled)].append((code, weight, kind))
    return PhraseBook(word for word, *_ in given), folded


@cache
def _telltale_patterns() -> tuple[tuple[re.Pattern[str], str, float, str], ...]:
    found: list[tuple[str, str, float, str]] = []
    for code, country in countries().items():
        for number, telltale in enumerate(country.telltales):
            found += [(pattern, code, float(telltale.weight), f"telltale {number}") for pattern in telltale.patterns]
        if country.phone != "+1":
            found.append((re.escape(country.phone) + r"[ ().-]*\d{1,4}[ ).-]*\d{3}", code, PHONE, "phone"))
        found.append((rf"(?i)[a-z0-9-]{re.escape(country.domain)}\b", code, DOMAIN, "domain"))
    for code, other in _elsewhere().items():
        found += [(pattern, code, ELSEWHERE, "pattern") for pattern in other["patterns"]]
    return tuple((re2.compile(pattern), code, weight, kind) for pattern, code, weight, kind in found)


@cache
def _elsewhere() -> Mapping[str, Mapping[str, Any]]:
    read: dict[str, dict[str, Any]] = rtoml.loads(FILE.read_text(encoding="utf-8"))
    return {code: other for code, other in read.items() if code not in countries()}


CODE_AND_ZIP = re.compile(r"(?P<code>[A-Z]{2})[ ,.]*\d{5}(?:-\d{4})?\s*$")
CODE_AND_POST = re.compile(r"(?P<code>[A-Z]{2})[ ,.]*[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b")
CODE_ALONE = re.compile(r"[A-Za-z]{3,}\s?,\s?(?P<code>[A-Z]{2})\s*$")


def _regions(rows: Sequence[Row]) -> Iterator[tuple[Sign, Field[str]]]:
    """`CA 90210` or `Cabazon, CA` in the United States, `ON M5V 2T6` or `Toronto, ON` in Canada."""
    for row in rows[:HEAD_ROWS]:
        for code, pattern, weight in (
            ("US", CODE_AND_ZIP, REGION),
            ("CA", CODE_AND_POST, REGION),
            ("US", CODE_ALONE, REGION_ALONE),
            ("CA", CODE_ALONE, REGION_ALONE),
        ):
            country, match = countries().get(code), pattern.search(row.text)
            if country and match and country.tax.region(match["code"]):
                start, end = match.span("code")
                sign = Sign(code=code, weight=weight, kind="region", row=row, start=start, end=end)
                certainty = min(SURE if weight == REGION else LIKELY, row.confidence(start, end))
                yield sign, Field(value=match["code"], text=match["code"], confidence=certainty)
                break


def _region(account: Account, regions: Sequence[tuple[Sign, Field[str]]], country: Country) -> Field[str] | None:
    """The region of the address, else one whose name or city stands in the first rows; None if two do."""
    for sign, field in regions:
        if sign.code == country.code:
            box = account.sheet.box(sign.row, sign.start, sign.end)
            return Field(value=field.value, text=field.text, box=box, confidence=field.confidence)
    found = [
        (region, row, place, place + len(word))
        for row in account.sheet.rows[:HEAD_ROWS]
        for region in country.tax.regions
        for word in region.words
        if len(word.strip()) >= LEAST_LETTERS and (place := row.text.upper().find(word.upper())) >= 0
    ]
    if len({region.code for region, *_ in found}) != 1:
        return None
    region, row, start, end = found[0]
    return account.sheet.field(region.code, row, start, end, LIKELY)
