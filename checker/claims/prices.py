"""Finds the prices of a text, however they are written: ¥680, 680r, P680, 💰680, 1.2w, 2k8, 一千二, $90, 12万韩元.

A number is a price only by what stands directly around it. Sizes, article numbers, dates, telephone numbers, weights,
coupons and fees are not. When in doubt a number is no price: a wrong price could speak ill of an honest post.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from checker.claims.numerals import NUMERALS, value_of
from checker.claims.price_signs import PIECES, Role, Sign, role_before, tables
from checker.patterns.spelling import Spelled

# It begins with a set of characters, so that what is no number is passed over quickly.
_CHINESE = re.compile("[\u3400-\u9fff]")
_NUMBER = re.compile(
    rf"[\d{NUMERALS}]"
    r"(?:(?<=\d)(?<![\d.].)(?:\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?|\d{0,8}(?:\.\d{1,3})?)(?!\d)"
    rf"|(?<=[{NUMERALS}])[{NUMERALS}]{{1,8}})"
)
_SCALE = re.compile(r" ?(?P<unit>[万wk千만천])(?![a-z])(?P<rest>\d(?!\d))?")
_SCALES = {"万": 10000, "w": 10000, "k": 1000, "千": 1000, "만": 10000, "천": 1000}
_FIRST_DIGIT = re.compile(r"(?<![\d一二三四五六七八九])[1-9一二三四五六七八九] ?(?:打头|字头)")
_EACH = re.compile(rf" ?/ ?(?P<count>\d{{1,2}}|[一两二三四五六])?[{PIECES}]")
_PIECES = re.compile(rf"(?<!\d)(?P<count>\d{{1,2}}|[一两二三四五六])[{PIECES}](?:装|只要|特价|共|包邮|一共|价)?:? ?$")
_RUNS_ON = re.compile(r"[-~:*x./] ?\d|%|\.?[a-z_]|-[a-z]")
_RUNS_INTO = re.compile(r"[a-z_#]$|[a-z][-_.*+]$|\d/$|\d ?[-~:*x+.] ?$")
_P_CODE = re.compile(r"(?<![a-z0-9])p ?:? ?$")
_LINE_HEAD = re.compile(r"[^\w\n]{0,8}(?P<letter>[hwykv])?")
_BELONGS_TO_NEXT = re.compile(r"[¥$€£₩฿💰] ?\d")
_VAGUE = frozenset("多来几余+")
_COUNTS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_YEARS = range(1985, 2036)
_MOST = Decimal(10_000_000)


class Needs(Enum):
    """What else the item must show before the number counts as a price."""

    NOTHING = "nothing"
    GOODS = "a brand or a kind of goods"
    BRAND = "a brand"
    LEADING = "a brand right behind it on the line"


class Price(NamedTuple):
    """An amount at `text[start:end]` of the spelled text; `amount` is None where only its first digit is told."""

    start: int
    end: int
    amount: Decimal | None
    currency: str
    role: Role = Role.ASKED
    coded: bool = False
    needs: Needs = Needs.NOTHING
    quantity: int | None = None


class _Number(NamedTuple):
    start: int
    end: int
    amount: Decimal
    scaled: bool
    numeral: bool


def prices_in(spelled: Spelled) -> list[Price]:
    """All amounts of money in the text, in its order, with their roles."""
    text = spelled.text
    found = _first_digits(text)
    at = 0
    may_be_price = tables().may_be_price
    while match := _NUMBER.search(text, at):
        number = _number(text, match) if may_be_price(text, *match.span()) else None
        price = _marked(text, number) or _unmarked(spelled, number) if number else None
        at = price.end if price else number.end if number else match.end()
        if price:
            found.append(price)
    return sorted(found, key=lambda price: price.start)


def _first_digits(text: str) -> list[Price]:
    """Prices of which only the first digit is told."""
    return [
        Price(start=m.start(), end=m.end(), amount=None, currency="", coded=True, needs=Needs.BRAND)
        for m in (_FIRST_DIGIT.finditer(text) if "头" in text else ())
    ]


def _number(text: str, match: re.Match[str]) -> _Number | None:
    start, end = match.span()
    written = match.group()
    if written[0] in NUMERALS:
        value = value_of(written)
        vague = text[end : end + 1] in _VAGUE
        return _Number(start, end, value, scaled=False, numeral=True) if value and not vague else None
    digits = written.replace(",", "")
    whole, _, decimals = digits.partition(".")
    amount = Decimal(whole + decimals if len(decimals) == 3 else digits)
    scale = _SCALE.match(text, end)
    if scale:
        factor = _SCALES[scale["unit"]]
        amount = Decimal(int(amount * factor)) + int(scale["rest"] or 0) * factor // 10
        end = scale.end()
    return _Number(start, end, amount, scaled=bool(scale), numeral=False) if 0 < amount < _MOST else None


def _marked(text: str, number: _Number) -> Price | None:
    """A number with the sign or the word of a currency, or with the letter P of the album trade."""
    edge = number.start - (text[number.start - 1 : number.start] in {" ", ":"})
    sign = tables().currency_before.ending_at(text, edge)
    word = tables().currency_after.starting_at(text, number.end)
    if word and _BELONGS_TO_NEXT.match(text, word.edge - 1):
        word = None
    code = _P_CODE.search(text, max(0, number.start - 4), number.start) if not sign else None
    if not (sign or word) and not (code and _is_code(text, number)):
        return None
    start = sign.edge if sign else code.start() if code else number.start
    end = word.edge if word else number.end
    if _RUNS_ON.match(text, end) and not (word or _EACH.match(text, end)):
        return None
    if not (sign or code) and _RUNS_INTO.search(text, max(0, start - 4), start):
        return None
    if text[end : end + 1] == "多" or _is_unit_of_weak(text, number, sign, word):
        return None
    role, quantity, end = _role(text, start, end)
    money = sign or word
    weak = money.weak if money else False
    return Price(
        start=start,
        end=end,
        amount=number.amount,
        currency=money.meaning if money else "CNY",
        role=role,
        coded=bool(code) or "💰" in text[start:end],
        needs=Needs.BRAND if weak else Needs.GOODS if code and not money else Needs.NOTHING,
        quantity=quantity,
    )


def _unmarked(spelled: Spelled, number: _Number) -> Price | None:
    """A number that only the words around it, or its place at the head of a line, make a price."""
    text, start, end = spelled.text, number.start, number.end
    if number.amount < 10 or number.amount != int(number.amount) or text[end : end + 1] in _VAGUE:
        return None
    each = _EACH.match(text, end)
    if not each and (_RUNS_ON.match(text, end) or _is_measured(text, end)):
        return None
    if _RUNS_INTO.search(text, max(0, start - 4), start):
        return _leading(spelled, number)
    before = role_before(text, start)
    after = tables().role_after.starting_at(text, end)
    if before and before.meaning != Role.ASKED.value:
        needs = Needs.BRAND if number.scaled else Needs.NOTHING
    elif any(sign and not sign.weak for sign in (before, after)) or each:
        needs = Needs.NOTHING
    elif _PIECES.search(text, max(0, start - 8), start):
        needs = Needs.GOODS
    elif before or after or _is_called_out(text, number) or (number.scaled and _is_slang(text, number)):
        needs = Needs.BRAND
    else:
        return _leading(spelled, number)
    if int(number.amount) in _YEARS and not after and not each:
        return None
    role, quantity, end = _role(text, start, end)
    currency = "" if _is_english(text) else "CNY"
    return Price(
        start=start, end=end, amount=number.amount, currency=currency, role=role, needs=needs, quantity=quantity
    )


def _is_english(text: str) -> bool:
    """Whether no word of the text is Chinese, so that an amount without a sign may be of any currency."""
    return _CHINESE.search(text) is None


def _leading(spelled: Spelled, number: _Number) -> Price | None:
    """The album trade's bare number, or letter and number, at the head of a line: "200 Air …", "h160 …"."""
    text = spelled.text
    if number.scaled or number.numeral or not 50 <= number.amount <= 20000 or int(number.amount) in _YEARS:
        return None
    head = _LINE_HEAD.fullmatch(text, text.rfind("\n", 0, number.start) + 1, number.start)
    if not head or (number.amount < 100 and not head["letter"]):
        return None
    if not spelled.raw[spelled.ends[number.end - 1] :][:1].isspace() or text[number.end : number.end + 1] == "\n":
        return None
    start = head.start("letter") if head["letter"] else number.start
    return Price(start=start, end=number.end, amount=number.amount, currency="CNY", coded=True, needs=Needs.LEADING)


def _role(text: str, start: int, end: int) -> tuple[Role, int | None, int]:
    """What the amount is, for how many pieces it is asked if that is told, and where its quote ends."""
    before = role_before(text, start)
    after = tables().role_after.starting_at(text, end)
    if after and after.meaning == Role.OTHER.value:
        return Role.OTHER, None, end
    role = Role(before.meaning) if before else Role.ASKED
    each = _EACH.match(text, end)
    pieces = each or _PIECES.search(text, max(0, start - 8), start)
    return role, _count(pieces["count"]) if pieces and pieces["count"] else None, end


def _count(written: str) -> int:
    return int(written) if written.isdigit() else _COUNTS[written]


def _is_code(text: str, number: _Number) -> bool:
    """Whether the digits behind a P can be a price: no decimals, no unit, not a page or a telephone model."""
    whole = number.amount == int(number.amount) and not number.scaled and not number.numeral
    return whole and 20 <= number.amount < 100_000 and not _is_measured(text, number.end)


def _is_measured(text: str, end: int) -> bool:
    """Whether the number counts or measures something."""
    unit = tables().unit.starting_at(text, end)
    return unit is not None and not unit.weak


def _is_slang(text: str, number: _Number) -> bool:
    """1.2w, 2k8: a scale with something finer behind or before it."""
    written = text[number.start : number.end]
    return "." in written or written[-1].isdigit()


def _is_called_out(text: str, number: _Number) -> bool:
    """A number alone between marks, with an exclamation mark: "…，10700！"."""
    behind = text[number.end : number.end + 1]
    return (
        behind == "!" and number.amount >= 100 and text[number.start - 1 : number.start] in {",", "!", "。", "~", " "}
    )


def _is_unit_of_weak(text: str, number: _Number, sign: Sign | None, word: Sign | None) -> bool:
    """Whether a word that is not only a currency measures something here ("100米跑", "38欧码", a knife)."""
    if sign or word is None or not word.weak:
        return False
    if number.amount < 20 or number.amount != int(number.amount):
        return True
    return text[word.edge : word.edge + 1] in set("长高宽远深跑处内外短接赛栏洲美式码版系包法削具片重")
