"""Numbers on a row: amounts of money with their sign and currency mark, whole numbers, and rates in per cent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.claims.receipts.sheet import Row

MARKS = (
    r"(?:HK|NT|US|U|A|AU|NZ|C|CA|S|MOP|R|\bMX)?\$|[€£¥￥₩฿₹₱₫₺₽₪]|"
    r"\b(?:EUR|eur|Eur|EURO|USD|GBP|JPY|CNY|RMB|HKD|MOP|TWD|NTD|KRW|THB|SGD|MYR|AUD|NZD|CAD|CHF|AED|DHS?|QAR|"
    r"SAR|INR|IDR|PHP|VND|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|ZAR|BRL|MXN)(?=[\s:.\d-]|$)|\bRM(?=[\s:.\d-]|$)|"
    r"\b[Rr][Ss]\.?(?=[\s:.\d-])|\bRp\.?(?=[\s\d])|\bFr\.|\bSFr\.?|\bkr\.?(?=[\s\d])|元|円|원|บาท|د\.إ"
)
DIGITS = (
    r"\d{1,3}(?:[.,'’`´]\d{3})+(?:[.,]\d{1,3})?|\d+[.,] ?\d{1,3}|\d+ [.,]\d{2}(?!\d)|"
    r"(?<![\d.,])[.,]\d{2}|\d{1,9}"
)
NUMBER = re.compile(
    rf"(?P<open>\()?(?P<minus>[-−–—]\s?)?(?P<before>{MARKS})?\s?[:*=]?\s?(?P<inner>[-−–—]\s?)?"
    rf"(?<![\d])(?<!\d[.,:/'-])(?P<digits>{DIGITS})(?![\d])(?![.,:/'-]\d)"
    rf"(?P<share>\s?[%％‰])?(?P<after>\s?(?:{MARKS})(?!\d))?(?P<close>\s?\))?(?P<trail>\s?[-−–—](?![\d\w]))?"
)
ONE_NUMBER = re.compile(rf"\s*(?:{MARKS})?\s*(\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+[.,]\d{{2}})(?!\d)")
MEASURE = re.compile(
    r"\s?(?:lbs?|kgs?|kilos?|oz|ozs|gr?|mg|ml|cl|dl|l|ltr|lit(?:re|er)s?|gal|gallons?|cm|mm|m|m2|pcs?|pt|km|mi|ct|ea|"
    r"pkt?|stk|uds?|x|件|个|個|点|點|本|枚|時|时|年|月|日|개|명|piece\(?s?\)?|items?|nights?|hrs?|mins?|st|nd|rd|th)(?![a-z])",
    re.IGNORECASE,
)
PER_UNIT = re.compile(r"\s?(?:/|per\b)\s?(?:lb|kg|oz|g|l|gal|ea|each|unit|st|stk|pc)", re.IGNORECASE)
UNIT_BEFORE = re.compile(r"[@×]\s?(?:\d+\s?/\s?)?$|\ba\s$|\d\s?[x×*]\s?$", re.IGNORECASE)
TWO_MARKS = re.compile(r"\d+([.,])\d{3}\1\d{2}")
MASK_BEFORE = re.compile(r"(?:[*xX•#]{2,})[-_ ]?[-_ ]?$")
CODE_BEFORE = re.compile(r"(?:[#№]|[Nn][Oo][.:]|[A-Za-z]\d*[-_/]|\d[-_/]|[A-Za-z]{3,})$")


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A number on row `row` at `start:end` of its text; `whole` if it has no decimals, `share` if it is per cent.

    `each` marks the price of one piece or of a measure, or the measure itself; `mark` is the currency as printed.
    """

    row: int
    start: int
    end: int
    value: Decimal
    mark: str
    whole: bool
    share: bool
    each: bool
    right: float
    certainty: float


@dataclass(frozen=True, kw_only=True)
class Writing:
    """How this paper writes numbers: its decimal mark, and whether its amounts have no decimals at all."""

    decimal: str
    whole: bool


def find_amounts(rows: Sequence[Row]) -> tuple[Writing, list[list[Amount]]]:
    """How numbers are written here, and the numbers of each row from left to right."""
    matches = [list(NUMBER.finditer(row.text)) if _has_digit(row.text) else [] for row in rows]
    writing = _writing(match["digits"] for found in matches for match in found if not match["share"])
    found = []
    for row, here in zip(rows, matches, strict=True):
        amounts = [amount for match in here for amount in [_amount(row, match, writing)] if amount is not None]
        found.append(_joined(row, amounts))
    return writing, found


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _writing(digits: Iterable[str]) -> Writing:
    ends = Counter(text.replace(" ", "")[-3] for text in digits if re.fullmatch(r"[\d.,'’]*[.,] ?\d{2}", text))
    marks = [(count, mark) for mark, count in ends.items() if mark in ".,"]
    return Writing(decimal=max(marks)[1] if marks else ".", whole=not marks)


def _amount(row: Row, match: re.Match[str], writing: Writing) -> Amount | None:
    before, after = row.text[: match.start("digits")], row.text[match.end("digits") :]
    mark = (match["before"] or match["after"] or "").strip()
    value = _value(match["digits"], writing)
    if value is None:
        return None
    digits = match["digits"].replace(" ", "")
    whole = not re.search(r"[.,]\d{1,2}$", digits) and value == value.to_integral_value()
    if whole and MASK_BEFORE.search(row.text[: match.start()] + (match["minus"] or "")):
        return None
    if whole and not mark and (CODE_BEFORE.search(before) or (after[:1].isalpha() and not _is_flag(after))):
        return None
    negative = not (whole and not mark) and _is_negative(match)
    measure = MEASURE.match(after) and not _is_flag(after)
    return Amount(
        row=row.number,
        start=match.start("before") if match["before"] else match.start("digits"),
        end=match.end("after") if match["after"] else match.end("digits"),
        value=-value if negative else value,
        mark=mark,
        whole=whole,
        share=bool(match["share"]),
        each=bool(measure or PER_UNIT.match(after) or UNIT_BEFORE.search(before.rstrip("$€£¥ "))),
        right=row.x_at(match.end("digits")),
        certainty=0.6 if TWO_MARKS.fullmatch(digits) else 0.8 if " " in match["digits"] else 1.0,
    )


def _is_negative(match: re.Match[str]) -> bool:
    return bool(match["minus"] or match["inner"] or match["trail"] or (match["open"] and match["close"]))


def _is_flag(after: str) -> bool:
    """One or two capitals behind an amount say how it is taxed."""
    return re.match(r"\s?[A-Z*#]{1,2}(?:\s|$)", after) is not None


def _value(digits: str, writing: Writing) -> Decimal | None:
    """The number meant: a last mark before two digits is the decimal mark, before three digits it depends."""
    text = digits.replace(" ", "")
    text = re.sub(r"['’`´]", "", text)
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return Decimal(text)
    behind = len(text) - last - 1
    other = text[:last].replace(".", "").replace(",", "")
    grouped = text[last] != writing.decimal or writing.whole or text[:last].count(text[last]) > 0
    if behind == 3 and grouped and 1 <= len(text[:last].replace(",", ".").split(".")[0]) <= 3:
        return Decimal(other + text[last + 1 :])
    return Decimal((other or "0") + "." + text[last + 1 :])


def _joined(row: Row, amounts: list[Amount]) -> list[Amount]:
    """A cell that holds nothing but `1 234,50` is one number, not two."""
    for cell, first in zip(row.cells, row.offsets, strict=True):
        match = ONE_NUMBER.match(cell.text)
        if match is None:
            continue
        start, end = first + match.start(1), first + match.end(1)
        inside = [amount for amount in amounts if start <= amount.start < end]
        if len(inside) > 1:
            last = inside[-1]
            text = re.sub(r"[ \u00a0\u202f]", "", match[1])
            value = Decimal(text.replace(",", "."))
            whole = Amount(**{**vars(last), "start": start, "value": value, "certainty": 0.9})
            amounts = [
                whole if amount is last else amount for amount in amounts if amount is last or amount not in inside
            ]
    return amounts
