"""The things bought: rows with an amount in the right column above the first sum, with quantity and price of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from checker.claims.receipts.amounts import Amount
from checker.claims.receipts.entries import Account, Entry
from checker.claims.receipts.lexicon import Side
from checker.claims.receipts.sheet import Row
from checker.countries import Label
from checker.vocabulary import ReceiptLine

SUMS = frozenset({Label.SUBTOTAL, Label.NET, Label.TOTAL, Label.TAX, Label.TAX_INCLUDED, Label.TENDERED, Label.CHANGE})
OFF_COLUMN = 0.22
"""How far left of the column of amounts, as a part of the paper's width, a row's last amount may end."""
CENT = Decimal("0.011")
PROVED, LIKELY = 0.95, 0.7
LEADING = re.compile(
    r"^\W{0,2}(\d{1,3}(?:[.,]0{1,3})?)\s*(?:[xX×*]|個|点|点|개|pcs?\b|stk?\b|ea\b)?(?=\s|[A-Za-z(])", re.IGNORECASE
)
TIMES = re.compile(
    r"(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:lb|kg|oz|g|l|ea|pcs?|st|stk)?\s*[x×*@]|[x×]\s?(\d{1,2})\b", re.IGNORECASE
)
WRITTEN_OUT = re.compile(r"(?<![\w.,])(\d{1,3})\s*[x×*@]\s*(?=[^\d\s]{0,4}\s?\d)", re.IGNORECASE)
CODE = re.compile(r"^[\W\d]+$")
LEAST_WHOLE_PRICE = 1000
"""A smaller number without decimals behind "2 x" may be a size."""
MOST_QUANTITY, MOST_IN_A_COLUMN = 999, 100


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number of pieces at `start:end` of the row."""

    value: Decimal
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Good:
    """One row of goods: its amount, and the numbers that stand for quantity and price of one where they fit."""

    row: Row
    name: str
    amount: Amount
    value: Decimal
    quantity: Amount | Count | None = None
    each: Amount | None = None


def find_goods(account: Account) -> tuple[Good, ...]:
    """The rows above the first sum that end in an amount; discounts have a negative value."""
    last = _first_sum(account)
    entries = [entry for entry in account.entries if entry.row.number < last and _is_good(entry)]
    edges = [entry.amount.right for entry in entries if entry.amount is _last_of(entry.row, entries).amount]
    if not edges:
        return ()
    column, width = median(edges), account.sheet.right - account.sheet.left
    found: list[Good] = []
    used: set[int] = set()
    for entry in entries:
        on_row = [other for other in entries if other.row is entry.row]
        if entry is on_row[-1] and entry.amount.right >= column - OFF_COLUMN * width:
            good = _good(account, entry, used)
            if good.name or not found or abs(good.value - (goods_sum(found) or 0)) > CENT:
                found.append(good)
    return tuple(found)


def _first_sum(account: Account) -> int:
    """The number of the first row that holds a sum and has goods above it."""
    above = False
    for entry in account.entries:
        if entry.meaning in SUMS and above:
            return entry.row.number
        above = above or _is_good(entry)
    return len(account.sheet.rows) if not any(entry.meaning in SUMS for entry in account.entries) else 0


WEAK = frozenset(
    {
        Label.SAVED,
        Label.POINTS,
        Label.ROUNDING,
        Label.CARD,
        Label.CASH,
        Label.SERVICE,
        Label.TIP,
        Label.EXEMPT,
        Label.TAXABLE,
    }
)
"""Labels that are no goods, unless they are only a part of a longer name: a gift card, a card case."""
SHARE_OF_NAME = 0.6


def _is_good(entry: Entry) -> bool:
    """An amount that is no sum; of a price that was and one that is, the second."""
    if entry.amount.value == 0 or entry.meaning in SUMS:
        return False
    if entry.meaning is Side.ASIDE:
        return entry.place > 0
    return entry.meaning not in WEAK or _share(entry) < SHARE_OF_NAME


def _share(entry: Entry) -> float:
    """How much of the letters before the amount the label is."""
    letters = sum(map(str.isalpha, entry.row.text[: entry.amount.start]))
    said = sum(map(str.isalpha, "".join(entry.row.text[hit.start : hit.end] for hit in entry.hits)))
    return said / letters if letters else 1.0


def _last_of(row: Row, entries: Sequence[Entry]) -> Entry:
    return [entry for entry in entries if entry.row is row][-1]


def _good(account: Account, entry: Entry, used: set[int]) -> Good:
    row, amount = entry.row, entry.amount
    said = entry.meaning is Label.DISCOUNT and entry.certainty == 1.0 and not LEADING.match(row.text)
    value = -abs(amount.value) if said else amount.value
    numbers = [number for number in account.amounts[row.number] if number.end <= amount.start and not number.share]
    quantity, each = _factors(row, numbers, abs(amount.value))
    name = _name(
        row, amount, [number for number in numbers if _is_money(number) or number in (quantity, each)]
    ) or _name_beside(account, row, used)
    return Good(row=row, name=name, amount=amount, value=value, quantity=quantity, each=each)


def _factors(row: Row, numbers: Sequence[Amount], value: Decimal) -> tuple[Amount | Count | None, Amount | None]:
    """The two numbers before the amount whose product it is; else a small whole number at the start."""
    for each in reversed(numbers):
        for quantity in numbers:
            if quantity is not each and _is_product(quantity, each, value):
                return (quantity, each) if quantity.start < each.start or not each.whole else (each, quantity)
    if (match := WRITTEN_OUT.search(row.text)) and (price := _price_at(match.end(), numbers)):
        return _counted(match, 1), price
    if match := LEADING.match(row.text):
        leading = next((number for number in numbers if number.start == match.start(1)), None)
        return leading or _counted(match, 1), None
    if match := TIMES.search(row.text):
        found = _counted(match, 1 if match[1] else 2)
        return found, next((number for number in numbers if abs(number.value * found.value - value) <= CENT), None)
    alone = {first for cell, first in zip(row.cells, row.offsets, strict=True) if cell.text.strip().isdigit()}
    column = [number for number in numbers if number.start in alone and 0 < number.value < MOST_IN_A_COLUMN]
    return (column[-1] if column else None), None


def _counted(match: re.Match[str], group: int) -> Count:
    return Count(value=Decimal(match[group].replace(",", ".")), start=match.start(group), end=match.end(group))


def _price_at(place: int, numbers: Sequence[Amount]) -> Amount | None:
    """The number at this place of the row if it is money: "2 x 85.00" says what one costs, right or wrong."""
    return next((number for number in numbers if number.start == place and _is_written_as_money(number)), None)


def _is_written_as_money(number: Amount) -> bool:
    return not number.whole or bool(number.mark) or number.value >= LEAST_WHOLE_PRICE


def _is_product(quantity: Amount, each: Amount, value: Decimal) -> bool:
    if not 0 < quantity.value <= MOST_QUANTITY or abs(quantity.value * each.value - value) > CENT:
        return False
    return quantity.value != 1 or each.value == value


def _name(row: Row, amount: Amount, numbers: Sequence[Amount]) -> str:
    """The letters before the numbers; empty where the row holds only a code and an amount."""
    start = LEADING.match(row.text)
    begin = start.end() if start else 0
    end = next((number.start for number in numbers if number.start > begin), amount.start)
    text = row.text[begin:end].strip(" .,:;*-@xX×#$")
    return "" if CODE.match(text) or sum(map(str.isalpha, text)) < 2 else text


def _is_money(number: Amount) -> bool:
    return not number.whole or bool(number.mark) or number.each


def _name_beside(account: Account, row: Row, used: set[int]) -> str:
    """The name on the row above, or below, when that has no amount and no label."""
    for number in (row.number - 1, row.number + 1):
        if not 0 <= number < len(account.sheet.rows) or number in used:
            continue
        other = account.sheet.rows[number]
        near = abs(other.level - row.level) < 3 * account.sheet.height
        free = not any(entry.row is other for entry in account.entries) and not account.labels[number]
        if near and free and sum(map(str.isalpha, other.text)) >= 2:
            used.add(number)
            return other.text.strip()
    return ""


def goods_sum(goods: Sequence[Good]) -> Decimal | None:
    return sum((good.value for good in goods), Decimal(0)) if goods else None


def receipt_lines(account: Account, goods: Sequence[Good], sums: Sequence[Decimal]) -> tuple[ReceiptLine, ...]:
    """The goods with boxes; surer when together they are one of the printed `sums`."""
    proved = any(abs(value - (goods_sum(goods) or 0)) <= CENT for value in sums)
    return tuple(_lines(account, goods, PROVED if proved else LIKELY))


def _lines(account: Account, goods: Sequence[Good], certainty: float) -> Iterator[ReceiptLine]:
    sheet = account.sheet
    for good in goods:
        row, amount = good.row, good.amount
        number, each = good.quantity, good.each
        yield ReceiptLine(
            name=good.name,
            amount=sheet.field(good.value, row, amount.start, amount.end, certainty * amount.certainty),
            quantity=sheet.field(number.value, row, number.start, number.end, certainty) if number else None,
            unit_price=sheet.field(each.value, row, each.start, each.end, certainty) if each else None,
            box=sheet.box(row, 0, len(row.text)),
        )
