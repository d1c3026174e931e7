"""Whether the paper is, or carries, a form by which travellers get tax back, from which operator, with which number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.claims.receipts.entries import Account
from checker.claims.receipts.sheet import Row
from checker.countries import Country, Label, countries
from checker.vocabulary import Field, RefundForm

NUMBER = re.compile(
    r"(?:doc(?:ument)?[ .-]?(?:id|no|number|nr)|form[ .-]?(?:no|number|id)|"
    r"tax[ -]?free[ -]?(?:no|number|id|ref\w*)|退税单号|單號)"
    r"[ .:：#-]*([0-9][0-9 ]{7,26}[0-9])|(?<!\d)(\d{4} \d{4} \d{4} \d{4}(?: \d{4})?|\d{20})(?!\d)",
    re.IGNORECASE,
)
FORM_WORDS = re.compile(
    r"tax[ -]?free (?:form|cheque|check|voucher|transaction)|"
    r"(?:tax|vat|gst)[ -]?refund (?:form|cheque|voucher|ticket|claim)|refund amount|tax free amount|"
    r"bordereau de d[ée]taxe|bordereau de vente [aà] l.exportation|modulo tax free|"
    r"ausfuhrkassenzettel|ausfuhrbescheinigung|退税申请|退稅單|退税单|免税購入|輸出免税|購入記録票|환급전표|내국세환급",
    re.IGNORECASE,
)
SUPPORT = re.compile(
    r"passport|passeport|pasaporte|passaporto|reisepass|customs|douane|aduana|dogana|zoll|permanent address|"
    r"country of residence|護照|护照|パスポート|旅券|여권|海关|海關|税関|traveller|tourist|refund",
    re.IGNORECASE,
)
CERTAIN, LIKELY = 0.95, 0.8


def find_refund_form(account: Account, country: Country | None) -> RefundForm | None:
    """The form, if its words stand there with an operator, a number, or what a customs officer asks for.

    A shop's line "tax free shopping here" alone is no form.
    """
    rows = account.sheet.rows
    words = _words(account, country)
    if words is None:
        return None
    operator = _operator(rows)
    number = _number(account)
    support = {match.group().casefold() for row in rows for match in SUPPORT.finditer(row.text)}
    strength = 2 * bool(FORM_WORDS.search(words.text)) + bool(operator) + bool(number) + min(len(support), 2)
    return RefundForm(words=words, operator=operator, number=number) if strength >= 3 else None


def _words(account: Account, country: Country | None) -> Field[str] | None:
    for row in account.sheet.rows:
        if match := FORM_WORDS.search(row.text):
            return account.sheet.field(match.group(), row, match.start(), match.end(), CERTAIN)
    for row, hits in zip(account.sheet.rows, account.labels, strict=True):
        for hit in hits:
            local = country is None or not hit.phrase.countries or country.code in hit.phrase.countries
            if hit.meaning is Label.REFUND_FORM and local:
                return account.sheet.field(row.text[hit.start : hit.end], row, hit.start, hit.end, LIKELY)
    return None


def _operator(rows: Sequence[Row]) -> str:
    for row in rows:
        text = re.sub(r"\W", "", row.text).casefold()
        for squashed, name in _operators():
            if squashed in text:
                return name
    return ""


def _number(account: Account) -> Field[str] | None:
    for row in account.sheet.rows:
        if match := NUMBER.search(row.text):
            group = 1 if match[1] else 2
            digits = re.sub(r"\D", "", match[group])
            return account.sheet.field(digits, row, match.start(group), match.end(group), CERTAIN)
    return None


@cache
def _operators() -> tuple[tuple[str, str], ...]:
    """The operators of all countries by their letters, the longest first; names of one short word are left out."""
    names = {name for country in countries().values() for rule in country.refunds for name in rule.operators}
    squashed = {(re.sub(r"\W", "", name).casefold(), name) for name in names}
    return tuple(sorted((pair for pair in squashed if len(pair[0]) >= 8), key=lambda pair: -len(pair[0])))
