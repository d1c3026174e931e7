"""Numbers that belong to somebody: telephones, identity papers, cards and accounts, orders, parcels and payments.

Prices, sizes, dates and article numbers stay: a number is masked for its shape where the shape is sure, and for the
word before it where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stdnum import ean, iban, luhn

from checker.reading.masking.finding import WORDS, Sheet, any_of
from checker.reading.masking.kinds import MaskedSpan, MaskKind

_APART = r"[ .·*_\-~—]"
# A mobile number in China whole, in its usual groups, or each digit apart; with its country or without. A screen may
# wrap it between two groups, long before the line is full.
_COUNTRY = r"(?:(?:\+|00)? ?\(?86\)?[ \-]?)?"
_MOBILE = re.compile(
    rf"(?<![\d.]){_COUNTRY}1[3-9]"
    rf"(?:\d{{9}}|\d(?:{_APART}|\n)\d{{4}}{_APART}\d{{4}}|\d{_APART}\d{{4}}\n\d{{4}}"
    rf"|\d{{5}}{_APART}\d{{4}}|\d{_APART}\d{{8}}|\d(?:{_APART}\d{{3}}){_APART}\d{{5}}"
    rf"|\d{{2}}[\-.]\d{{4}}[\-.]\d{{3}}|\d{{3}}{_APART}\d{{6}})(?!\d)"
)
_MOBILE_APART = re.compile(r"(?<!\d)1[ .·*_\-~/|,]{1,3}[3-9](?:[ .·*_\-~/|,]{1,3}\d){9}(?!\d)")
_ABROAD = re.compile(
    r"(?<![\d+.,])(?:\+ ?[1-9]\d{0,2}|00(?:1(?=[ \-])|[2-9]\d{1,2}))[ \-.]?"
    r"(?:\(0?\d{1,4}\)[ \-.]?)?\d(?:[ \-.]?\d){5,12}(?!\d)"
)
_REGION = re.compile(
    r"(?<![\d.])(?:\(?(?:852|853)\)? ?\-? ?[235-9]\d{3}[ \-]?\d{4}|\(?886\)? ?\-? ?0?9(?:[ \-]?\d){8})(?!\d)"
)
_ISLANDS = re.compile(
    r"(?<![\d.])(?:09\d{2}[ \-]?\d{3}[ \-]?\d{3}|0[789]0\-\d{4}\-\d{4}|01[0-9]\-\d{3,4}[ \-]\d{4})(?!\d)"
)
_LANDLINE = re.compile(r"(?<![\d.\-])\(?0\d{2,3}\)?[ \-]\d{7,8}(?!\d)")
_WORDS = WORDS["numbers"]
_TELEPHONE_WORD = rf"{any_of(_WORDS['telephone'])}(?:号码?|\.)?\s*[:;]?\s*"
_AFTER_TELEPHONE_WORD = re.compile(rf"{_TELEPHONE_WORD}(?P<own>\+?\(?\d(?:[ \-.()]{{0,2}}\d){{6,13}})(?![\d])")
_SERVICE = re.compile(r"[48]00|95\d{3}")

_CITIZEN = re.compile(r"(?<!\d)[1-8]\d{5}(?P<born>(?:18|19|20)\d{6})\d{3}[\dx](?![\da-z])")
_TAIWAN_CITIZEN = re.compile(r"(?<![a-z0-9])[a-z][12]\d{8}(?![a-z0-9])")
_HONG_KONG_CITIZEN = re.compile(r"(?<![a-z0-9])[a-z]{1,2}\d{6} ?\([\da]\)|(?<!\d)[157]\d{6} ?\(\d\)")
_PAPER_WORD = re.compile(
    rf"{any_of(_WORDS['papers'])} ?(?:号码?|no\.?|number)?\s*[:;#]?\s*(?P<own>[a-z]{{0,2}}\d[\dx*• ]{{4,20}}[\dx])"
)
_MACHINE_LINE = re.compile(r"(?:[pvacid][a-z<][a-z]{3}[a-z<]*<[a-z<]+|[a-z0-9<]{26,44})<[a-z0-9<]*")

_LONG = re.compile(r"(?<![\d.a-z])\d{16,34}(?![\d])")
_CARD = re.compile(r"(?<![\d.])[3-69]\d{3}(?:[ \-]\d{4}){3}(?:[ \-]\d{1,4})?(?!\d)")
_MASKED_CARD = re.compile(r"(?:\d{4,6} ?)?(?:[*•●x] ?){4,14}(?P<own>\d{3,4})(?!\d)")
_CARD_WORD = re.compile(
    rf"{any_of(_WORDS['accounts'])} ?(?:号码?|no\.?|number)?\s*[:;#]?\s*(?P<own>[a-z]{{0,2}}\d(?:[ \-*]?\d){{5,24}})"
)
_CARD_END = re.compile(rf"{any_of(_WORDS['account_ends'])}\s*(?:为|是|[:;])?\s*\(?(?P<own>\d{{3,4}})(?!\d)")
_CARD_IN_BRACKETS = re.compile(
    r"(?:卡|银行|储蓄|信用|card|visa|mastercard|amex|unionpay|debit|credit) ?[(\[](?P<own>\d{4})[)\]]"
)
_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?![a-z0-9])")

_ORDER_WORD = re.compile(
    rf"(?:{any_of(_WORDS['orders'])}(?:编?号码?|单编?号|单号|号码?|码)|{any_of(_WORDS['orders_whole'])}"
    rf"|(?<![a-z]){any_of(_WORDS['orders_latin'])} ?(?:no\.?|nr\.?|number|num|id|code|ref|#)(?![a-z]))"
    r"\s*[是为]?\s*[:;#.]*\s*(?P<own>(?=[a-z\-]{0,8}\d)[a-z0-9][a-z0-9\-]{3,33})(?![a-z0-9])"
)
_PARCEL = re.compile(
    r"(?<![a-z0-9])(?:sf ?\d{10,15}|yt ?\d{13,16}|zt(?:o)? ?\d{12,13}|jd[a-z]{0,2} ?\d{10,16}(?:\-\d+\-\d+\-?)?"
    r"|jt ?\d{13}|dpk ?\d{12}|sto ?\d{12,13}|1z ?[0-9a-z]{16}"
    r"|[a-z]{2} ?\d{3} ?\d{3} ?\d{3} ?[a-z]{2})"
    r"(?![a-z0-9])"
)
_PARCEL_BARE = re.compile(r"(?<![\d.a-z])\d{12,15}(?!\d)(?! ?(?:元|块|円|日元|韩元|韩币|won))")
# The numbers of a shop and its tax are public.
_PUBLIC = re.compile(
    r"(?:(?<![a-z])(?:gst|vat|tva|siret|siren|naf|ust|mwst|iva|roc|reg|tax|abn|uen|ein|nif|cif|aid|id ?app)(?![a-z])"
    r"|税号|纳税人|统一编号|登录番号)[^\n\d]{0,12}$"
)
_BEFORE = 24
_MOMENT = re.compile(r"20[0-3]\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?")


def numbers_in(sheet: Sheet, *, receipt: bool = False) -> Iterator[MaskedSpan]:
    """Telephones first, so that they are called what they are.

    On a `receipt` the shop's telephone and the numbers of its goods stay; the numbers of its tax stay everywhere.
    """
    yield from _mobiles(sheet)
    for span, start in _public_or_not(sheet, receipt=receipt):
        if not _PUBLIC.search(sheet.text[max(start - _BEFORE, 0) : start]):
            yield span


def _public_or_not(sheet: Sheet, *, receipt: bool) -> Iterator[tuple[MaskedSpan, int]]:
    """Numbers that are a shop's own after certain words, each with its offset in the sheet."""
    finders = [_papers, _accounts, _orders] if receipt else [_telephones, _papers, _accounts, _orders, _bare]
    for find in finders:
        for start, end, kind in find(sheet):
            yield sheet.span(start, end, kind), start


def _mobiles(sheet: Sheet) -> Iterator[MaskedSpan]:
    for pattern in (_MOBILE, _MOBILE_APART, _REGION):
        yield from sheet.spans(pattern, MaskKind.PHONE)


_Place = tuple[int, int, MaskKind]


def _each(sheet: Sheet, pattern: re.Pattern[str], kind: MaskKind, group: str | int = 0) -> Iterator[_Place]:
    for match in pattern.finditer(sheet.text):
        yield (*match.span(group), kind)


def _telephones(sheet: Sheet) -> Iterator[_Place]:
    for pattern in (_ABROAD, _ISLANDS, _LANDLINE):
        yield from _each(sheet, pattern, MaskKind.PHONE)
    for match in _AFTER_TELEPHONE_WORD.finditer(sheet.text):
        digits = re.sub(r"\D", "", match["own"])
        if len(digits) >= 7 and not _SERVICE.match(digits):
            yield (*match.span("own"), MaskKind.PHONE)


def _papers(sheet: Sheet) -> Iterator[_Place]:
    for match in _CITIZEN.finditer(sheet.text):
        if _is_day(match["born"]):
            yield (*match.span(), MaskKind.IDENTITY)
    yield from _each(sheet, _TAIWAN_CITIZEN, MaskKind.IDENTITY)
    yield from _each(sheet, _HONG_KONG_CITIZEN, MaskKind.IDENTITY)
    yield from _each(sheet, _PAPER_WORD, MaskKind.IDENTITY, "own")
    yield from _each(sheet, _MACHINE_LINE, MaskKind.IDENTITY)


def _accounts(sheet: Sheet) -> Iterator[_Place]:
    for match in _CARD.finditer(sheet.text):
        if not _is_price_list(match.group()):
            yield (*match.span(), MaskKind.ACCOUNT)
    yield from _each(sheet, _MASKED_CARD, MaskKind.ACCOUNT, "own")
    yield from _each(sheet, _CARD_WORD, MaskKind.ACCOUNT, "own")
    yield from _each(sheet, _CARD_END, MaskKind.ACCOUNT, "own")
    yield from _each(sheet, _CARD_IN_BRACKETS, MaskKind.ACCOUNT, "own")
    for match in _LONG.finditer(sheet.text):
        is_card = len(match.group()) <= 19 and luhn.is_valid(match.group())
        yield (*match.span(), MaskKind.ACCOUNT if is_card else MaskKind.ORDER)
    for match in _IBAN.finditer(sheet.text):
        if iban.is_valid(match.group(), check_country=False):
            yield (*match.span(), MaskKind.ACCOUNT)


def _orders(sheet: Sheet) -> Iterator[_Place]:
    yield from _each(sheet, _ORDER_WORD, MaskKind.ORDER, "own")
    yield from _each(sheet, _PARCEL, MaskKind.ORDER)


def _bare(sheet: Sheet) -> Iterator[_Place]:
    """Numbers as long as those of parcels that are no article's."""
    for match in _PARCEL_BARE.finditer(sheet.text):
        number = match.group()
        if not (len(number) in (12, 13, 14) and ean.is_valid(number)) and not _MOMENT.fullmatch(number):
            yield (*match.span(), MaskKind.ORDER)


def _is_price_list(groups: str) -> bool:
    """Four prices in a row: rising, or all with the same last digit and no sum of a card."""
    numbers = re.findall(r"\d{4}", groups)
    return numbers == sorted(numbers) or (
        len({number[-1] for number in numbers}) == 1 and not luhn.is_valid("".join(numbers))
    )


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
