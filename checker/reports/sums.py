"""The arithmetic of a receipt written out, so that anybody can follow it: `2 × 45.00 + 12.50 = 102.50`.

Only sums that the checks could judge are written: one that holds, or one of a check that found it broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from checker.vocabulary import Answer, Field, Receipt, ReceiptLine, Result

HUNDRED = Decimal(100)
MINUS = "\u2212"
MOST_TERMS = 12
"""A longer sum is no help to a reader."""
MOST_OPTIONS = 6
"""So many taxes and charges are tried in and out of a sum."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """`terms` with their result; `printed` is what the paper says instead, empty where it says the same."""

    terms: str
    result: str
    printed: str = ""


def written_sums(receipt: Receipt, answers: Sequence[Answer]) -> tuple[Written, ...]:
    """Lines, total and change, as far as they can be judged; `answers` are those about this receipt."""
    results = {answer.check: answer.result for answer in answers}
    sums = [
        *_lines(receipt, broken=results.get("line-arithmetic") is Result.FAIL),
        _goods(receipt, broken=_says(answers, "lines-off")),
        *_taxes(receipt, broken=results.get("tax-arithmetic") is Result.FAIL),
        _total(receipt, broken=_says(answers, "subtotal-off")),
        _table(receipt, broken=_says(answers, "table-off")),
        _change(receipt, broken=results.get("change") is Result.FAIL),
    ]
    return tuple(found for found in sums if found is not None)


def money(amount: Decimal) -> str:
    """An amount as it is printed, thousands apart."""
    return f"{amount:,f}".replace("-", MINUS)


def _says(answers: Iterable[Answer], sentence: str) -> bool:
    return any(answer.message.id == f"check.total-arithmetic.{sentence}" for answer in answers)


def _lines(receipt: Receipt, *, broken: bool) -> Iterator[Written]:
    """The lines whose product is not what they say; those that agree stand in the table already."""
    for line in receipt.lines if broken else ():
        if line.quantity is not None and line.unit_price is not None:
            result = line.quantity.value * line.unit_price.value
            if result != abs(line.amount.value):
                yield Written(terms=_times(line), result=_like(result, line.amount), printed=money(line.amount.value))


def _goods(receipt: Receipt, *, broken: bool) -> Written | None:
    target = receipt.subtotal or receipt.total
    if target is None or not receipt.lines or len(receipt.lines) > MOST_TERMS:
        return None
    if len(receipt.lines) == 1 and "×" not in _term(receipt.lines[0]):
        return None
    amounts = [line.amount.value for line in receipt.lines]
    return _written(
        [(_term(line), line.amount.value < 0) for line in receipt.lines], sum(amounts), target, broken=broken
    )


def _taxes(receipt: Receipt, *, broken: bool) -> Iterator[Written]:
    """What the rate makes of the amount beside it, where that is not the printed tax: from the net amount, or out of
    the one that contains the tax."""
    for tax in receipt.taxes if broken else ():
        if tax.amount is None or tax.rate is None or (tax.net is None and tax.gross is None):
            continue
        rate, words = tax.rate.value, plain(tax.rate.value)
        if tax.net is not None:
            terms, result = f"{money(tax.net.value)} × {words}%", tax.net.value * rate / HUNDRED
        elif tax.gross is not None:
            terms = f"{money(tax.gross.value)} × {words} ÷ {plain(HUNDRED + rate)}"
            result = tax.gross.value * rate / (HUNDRED + rate)
        if abs(result - tax.amount.value) > Decimal(1).scaleb(tax.amount.value.as_tuple().exponent):  # type: ignore[arg-type]
            yield Written(terms=terms, result=_like(result, tax.amount), printed=money(tax.amount.value))


def _table(receipt: Receipt, *, broken: bool) -> Written | None:
    """The rows of the table of taxes, with tax, that do not lead to the total."""
    if not broken or receipt.total is None:
        return None
    parts = [[tax.net, tax.amount] if tax.net and tax.amount else [tax.gross] for tax in receipt.taxes]
    amounts = [field.value for part in parts for field in part if field is not None]
    if len(amounts) < 2:
        return None
    return _written([(money(amount), False) for amount in amounts], sum(amounts), receipt.total, broken=True)


def _total(receipt: Receipt, *, broken: bool) -> Written | None:
    """The subtotal with the charges that lead to the total; with all of them where none do."""
    if receipt.subtotal is None or receipt.total is None:
        return None
    found = [*(tax.amount for tax in receipt.taxes), receipt.service, receipt.tip, receipt.rounding]
    extras = [field.value for field in found if field is not None]
    extras += [-abs(discount.value) for discount in receipt.discounts]
    if not extras or len(extras) > MOST_OPTIONS:
        return None
    start, target = receipt.subtotal.value, receipt.total.value
    choices = (
        [extra for extra, taken in zip(extras, wanted, strict=True) if taken]
        for wanted in product((True, False), repeat=len(extras))
    )
    chosen = next((choice for choice in choices if start + sum(choice) == target and choice), extras)
    terms = [(money(start), False), *((money(abs(extra)), extra < 0) for extra in chosen)]
    return _written(terms, start + sum(chosen), receipt.total, broken=broken)


def _change(receipt: Receipt, *, broken: bool) -> Written | None:
    if receipt.tendered is None or receipt.total is None or receipt.change is None:
        return None
    given, total = receipt.tendered.value, receipt.total.value
    terms = [(money(given), False), (money(total), True)]
    change = receipt.change
    return _written(terms, given - total, change, broken=broken) if change.value >= 0 else None


def _written(
    terms: Sequence[tuple[str, bool]], result: Decimal | int, target: Field[Decimal], *, broken: bool
) -> Written | None:
    """The sum of `terms` (words, and whether they are taken away) if it holds or is known to be broken."""
    holds = result == target.value
    if not holds and not broken:
        return None
    first, *others = terms
    text = (MINUS if first[1] and not first[0].startswith(MINUS) else "") + first[0]
    text += "".join(f" {MINUS if taken else '+'} {words.removeprefix(MINUS)}" for words, taken in others)
    return Written(terms=text, result=_like(Decimal(result), target), printed="" if holds else money(target.value))


def _term(line: ReceiptLine) -> str:
    """`2 × 45.00` where that is what the line says, otherwise its amount."""
    quantity, price = line.quantity, line.unit_price
    if quantity is None or price is None or quantity.value == 1 or quantity.value * price.value != line.amount.value:
        return money(line.amount.value)
    return _times(line)


def _times(line: ReceiptLine) -> str:
    assert line.quantity is not None
    assert line.unit_price is not None
    return f"{plain(line.quantity.value)} × {money(line.unit_price.value)}"


def plain(number: Decimal) -> str:
    """A number that is no amount, without trailing zeros."""
    return f"{number.normalize():f}"


def _like(amount: Decimal, printed: Field[Decimal]) -> str:
    """An amount with as many decimals as the printed one."""
    return money(amount.quantize(printed.value)) if printed.value.as_tuple().exponent else money(amount)
