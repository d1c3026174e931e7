"""What a card terminal printed: masked number, scheme, application, codes, and whether the paper is only a slip."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from stdnum import luhn

from checker.claims.receipts.days import day_field, find_day
from checker.claims.receipts.entries import Account
from checker.claims.receipts.hours import find_moment, moment_field
from checker.claims.receipts.sheet import Row, Sheet
from checker.claims.receipts.totals import Totals
from checker.countries import Country, Label
from checker.vocabulary import CardSlip, Field

CERTAIN, LIKELY = 0.95, 0.8
HEXADECIMAL = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "S": "5", "s": "5"})
MASK = r"[*xX•●·#＊]"
MASKED = re.compile(
    rf"(?<![\w*])(?:\d{{4,6}}[ -]?){{0,2}}(?:\d{{0,4}}{MASK}{{2,}}+[ -]?){{1,4}}\d{{3,4}}[*]?(?!\d)|"
    rf"\d{{4,8}}{MASK}{{3,}}+\d{{0,4}}[*]?"
)
WHOLE = re.compile(r"(?<![\d.-])(?:\d{4}[ -]?){3}\d{4}(?!\d)")
FIRST_SHOWN, LAST_SHOWN = 6, 4
"""No more digits of a card than slips may show are ever kept."""
COVERED_EXPIRY = "**/**"
CARD_WORD = re.compile(r"card|carte|karte|tarjeta|carta|pan\b|卡号|卡號|カード|카드", re.IGNORECASE)
BEFORE_SLIP = 4
"""A slip's head may hold date and time so many rows above the card's number."""
SCHEMES = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("unionpay", r"union\s?pay|銀聯|银联|cup\b|은련"),
        ("mastercard", r"master\s?card|m/c\b|maestro"),
        ("visa", r"\bvisa|visa(?=debit|credit|electron|\d|\s|$)"),
        ("amex", r"\bamex|american\s?express"),
        ("jcb", r"\bjcb\b"),
        ("diners", r"\bdiners|\bdiscover\b"),
        ("interac", r"\binterac\b"),
    )
)
AID = re.compile(r"(?<![0-9A-Fa-f])[AaΑ][0O]{5,7}[0O\d][0-9A-Fa-fOoIlSs]{7,24}")
AFTER = r"\s?(?:no|number|num|nr|id|code)?\s?[.#:：=-]*\s*"
VERIFICATION = re.compile(r"\bTVR" + AFTER + r"([0-9A-FOo]{6,14})\b", re.IGNORECASE)
AUTHORISATION = re.compile(
    r"(?:auth(?:ori[sz]ation)?|\bauto|appr(?:oval|oved|vl)?|授权码|授權碼|授权号|承認番号|승인번호|autorisation|autorizaci[oó]n|autorizzazione|genehmigung\w*)\.?"
    r"\s?(?:code|no|nr|num(?:ber|mer)?|id|cd|#|[.:：])*\s*[#:：.=-]*\s*((?=[A-Z0-9]*\d)[A-Z0-9]{4,8})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
TERMINAL = re.compile(
    r"(?:terminal|term|tid|终端号|終端機|端末番号|단말기)\s?[.-]?\s?(?:id|no|nr|num(?:ber)?)?\s?[.#:：=/-]*\s*((?=[A-Z0-9*]*\d)[A-Z0-9*]{4,12})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"(?:\brrn|ref(?:erence)?\s?(?:no|nr|num(?:ber)?|#)|参考号|參考號|retrieval\s?ref\w*|trace\s?(?:no|#|number)?)\.?\s?[#:：=-]*\s*((?=[A-Z0-9]*\d)[A-Z0-9]{6,16})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
EXPIRY = re.compile(
    r"(?:\bexp(?:iry|ires)?\s?(?:date)?|valid\s?(?:thru|until|to)|有效期|期限|vervaldatum|geldig\s?tot|gültig\s?bis|g[uü]ltigbis|caducidad|scad(?:enza)?)"
    r"[ .:：date]*((?:0[1-9]|1[0-2])\s?/\s?(?:20)?[1-4]\d|[*xX]{2}\s?/\s?[*xX]{2})(?![\d/])",
    re.IGNORECASE,
)
SIGNS = re.compile(
    r"\b(?:merchant\s?id|mid|tsi|arqc|cryptogram|pan\s?seq|pin\s?verified|verified\s?by\s?pin|no\s?signature|cardholder\s?copy|"
    r"customer\s?copy|contactless|chip|icc|swiped|batch)\b|商户|商戶|持卡人|批次号|凭证号|加盟店|카드번호",
    re.IGNORECASE,
)
LEAST_SIGNS = 2


def read_slip(account: Account, totals: Totals, country: Country | None, certainty: float) -> CardSlip | None:
    """The fields of a card slip; None where the paper shows too few of them.

    Its date is read as in `country`, which is as sure as `certainty`.
    """
    sheet = account.sheet
    strong = {
        "masked_number": _covered(_first(sheet, MASKED, 0, _mask)) or _covered(_whole_number(account)),
        "application": _first(sheet, AID, 0, _hexadecimal),
        "authorisation": _first(sheet, AUTHORISATION, 1, str.upper),
        "verification": _first(sheet, VERIFICATION, 1, _hexadecimal),
    }
    others = {
        "scheme": _scheme(sheet),
        "terminal": _first(sheet, TERMINAL, 1, str.upper),
        "reference": _first(sheet, REFERENCE, 1, str.upper),
    }
    found = {name: place for name, place in {**strong, **others}.items() if place is not None}
    shown = len(found.keys() & strong.keys())
    signs = len(found) - shown + any(SIGNS.search(row.text) for row in sheet.rows)
    if not shown or shown + signs < LEAST_SIGNS:
        return None
    first = min(found[name].row.number for name in found.keys() & strong.keys())
    moment, day = _moment_and_day(account, first, country, certainty)
    return CardSlip(
        **{name: place.field for name, place in found.items()},
        whole_number="masked_number" in found and found["masked_number"].whole,
        expiry_shown=_expiry(sheet),
        amount=_amount(account, totals),
        moment=moment,
        day=day,
    )


def _moment_and_day(
    account: Account, first: int, country: Country | None, certainty: float
) -> tuple[Field[time] | None, Field[date] | None]:
    """When the card was used: as printed from `BEFORE_SLIP` rows before row number `first` on, below the total."""
    totals = [entry.row.number for entry in account.of(Label.TOTAL) if entry.row.number < first]
    begin = max(first - BEFORE_SLIP, *(number + 1 for number in totals), 0) if totals else 0
    rows, labels = account.sheet.rows[begin:], account.labels[begin:]
    day = find_day(rows, labels, country, certainty)
    return moment_field(account.sheet, find_moment(rows, labels, day)), day_field(account.sheet, day)


def is_only_slip(account: Account, slip: CardSlip | None, goods: int, taxes: int) -> bool:
    """A slip without goods, taxes or subtotal."""
    return slip is not None and goods <= 1 and not taxes and not account.of(Label.SUBTOTAL)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Something found on a row; `whole` says of a card's number that nothing of it is masked."""

    row: Row
    field: Field[str]
    whole: bool = False


def _first(sheet: Sheet, pattern: re.Pattern[str], group: int, spell: Callable[[str], str]) -> Place | None:
    for row in sheet.rows:
        for match in pattern.finditer(row.text):
            value = spell(match[group])
            if value:
                return Place(row=row, field=sheet.field(value, row, match.start(group), match.end(group), CERTAIN))
    return None


def _whole_number(account: Account) -> Place | None:
    """A card number without a mask: sixteen digits that fit their check digit, beside a word for a card."""
    for row, hits in zip(account.sheet.rows, account.labels, strict=True):
        match = WHOLE.search(row.text)
        beside = any(hit.meaning is Label.CARD for hit in hits) or CARD_WORD.search(row.text)
        if match and beside and luhn.is_valid(re.sub(r"\D", "", match.group())):
            value = re.sub(r"\D", "", match.group())
            field = account.sheet.field(value, row, match.start(), match.end(), CERTAIN)
            return Place(row=row, field=field, whole=True)
    return None


def _covered(place: Place | None) -> Place | None:
    """The number as it may be kept: no more than six first and four last digits."""
    if place is None:
        return None
    field = replace(place.field, value=_cover(place.field.value), text=_cover(place.field.text))
    return replace(place, field=field)


def _cover(number: str) -> str:
    """The number with `*` for the digits in its middle; blanks stay where they are."""
    signs = [place for place, sign in enumerate(number) if not sign.isspace() and sign != "-"]
    middle = set(signs[FIRST_SHOWN:-LAST_SHOWN])
    return "".join("*" if place in middle else sign for place, sign in enumerate(number))


def _scheme(sheet: Sheet) -> Place | None:
    for name, words in SCHEMES:
        for row in sheet.rows:
            if match := words.search(row.text):
                return Place(row=row, field=sheet.field(name, row, match.start(), match.end(), LIKELY))
    return None


def _mask(text: str) -> str:
    """Digits as they are, every mask as `*`; empty where it is no card number."""
    masked = re.sub(MASK, "*", re.sub(r"[ -]", "", text))
    digits = sum(map(str.isdigit, masked))
    return masked if 3 <= digits <= 19 and 6 <= len(masked) <= 24 and (digits >= 13 or "*" in masked) else ""


def _hexadecimal(text: str) -> str:
    return ("A" + text[1:]).translate(HEXADECIMAL).upper() if text[:1] in "Aaα" else text.translate(HEXADECIMAL).upper()


def _expiry(sheet: Sheet) -> Field[str] | None:
    """Where month and year are printed, without their digits; None where the slip masks them, as it should."""
    place = _first(sheet, EXPIRY, 1, lambda text: COVERED_EXPIRY if text[0].isdigit() else "")
    return replace(place.field, text=COVERED_EXPIRY) if place is not None else None


def _amount(account: Account, totals: Totals) -> Field[Decimal] | None:
    """What was paid by card where it is printed apart from the total, else the total."""
    cards = [entry for entry in account.of(Label.CARD) if entry.amount.value > 0]
    entry = cards[-1] if cards else totals.total
    if entry is None:
        return None
    return account.sheet.field(entry.amount.value, entry.row, entry.amount.start, entry.amount.end, LIKELY)
