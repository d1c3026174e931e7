"""A printed tax as it was found, before it is known what it has to do with the total; and tables of such rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.claims.receipts.amounts import Amount
from checker.claims.receipts.entries import Account
from checker.claims.receipts.labelling import Hit
from checker.claims.receipts.lexicon import Meaning, Side
from checker.claims.receipts.rates import HIGHEST_RATE, Parts, bears_out, solve
from checker.claims.receipts.sheet import Row
from checker.countries import Label

TAXES = (Label.TAX, Label.TAX_INCLUDED)
NETS = frozenset({Label.NET, Side.EXCLUDING})
GROSSES = frozenset({Label.TOTAL, Label.SUBTOTAL, Side.INCLUDING})
AMOUNTS = ("net", "tax", "gross")
HIGHEST_SHARE = Decimal("0.4")
LONGEST_TABLE = 7
PROVED, BY_COLUMN = 0.97, 0.85


@dataclass(frozen=True, kw_only=True)
class TaxRow:
    """A tax as found on `row`; the numbers may stand on neighbouring rows, as `Amount.row` says."""

    row: Row
    name: str
    parts: Parts
    included: bool | None
    certainty: float


def unit(account: Account) -> Decimal:
    """The smallest amount that the paper prints."""
    return Decimal(1) if account.writing.whole else Decimal("0.01")


def tabled(account: Account) -> Iterator[TaxRow]:
    """Rows without a label whose rate and amounts fit, and rows below a heading that names tax and amounts."""
    below, columns, head, shares = 0, tuple[Meaning, ...](), "", False
    for row, numbers, hits in zip(account.sheet.rows, account.amounts, account.labels, strict=True):
        money = [number for number in numbers if not number.share and (not number.whole or account.writing.whole)]
        found = _columns(hits)
        if not money and len(set(found)) >= 2 and set(found) & {*TAXES}:
            below, columns, shares = LONGEST_TABLE, found, "%" in row.text
            head = next(row.text[hit.start : hit.end] for hit in hits if hit.meaning in TAXES)
            continue
        below -= 1
        rates = [number for number in numbers if number.share]
        said = {hit.meaning for hit in hits}
        if len(money) < 2 or not (rates or below > 0) or (below <= 0 and said & {*TAXES}) or Label.SERVICE in said:
            continue
        if shares and below > 0 and not rates and len(money) == len(AMOUNTS) and _is_rate(money[0]):
            rates, money = money[:1], money[1:]
        rates = rates or _whole_rates(numbers, below)
        parts = solve(money, rates, unit(account))
        certainty = PROVED if parts else BY_COLUMN
        if parts is None and below > 0:
            parts = _by_place(account, money, rates, columns)
        if parts:
            yield TaxRow(
                row=row, name=head or row.text[: parts.tax.start], parts=parts, included=None, certainty=certainty
            )


def _by_place(
    account: Account, money: Sequence[Amount], rates: Sequence[Amount], columns: Sequence[Meaning]
) -> Parts | None:
    """Where nothing fits, what the heading says of the amounts from left to right."""
    if not rates:
        return None
    return (
        _by_column(money, rates, columns)
        or _base_then_tax(account, money, rates, columns)
        or _tax_between(money, rates, columns)
    )


def _tax_between(money: Sequence[Amount], rates: Sequence[Amount], columns: Sequence[Meaning]) -> Parts | None:
    """Three amounts below a heading with the tax before its last word: before tax, the tax, and with it."""
    if len(money) != len(AMOUNTS) or len(columns) < len(AMOUNTS) or columns[-2] not in TAXES:
        return None
    net, tax, gross = money
    if columns[-3] in TAXES or columns[-1] in TAXES or not 0 < tax.value < net.value < gross.value:
        return None
    return Parts(tax=tax, rate=rates[0], net=net, gross=gross)


def _base_then_tax(
    account: Account, money: Sequence[Amount], rates: Sequence[Amount], columns: Sequence[Meaning]
) -> Parts | None:
    """Two amounts below a heading that ends with the tax: what it is taken of, and the tax. What is the total again
    contains it."""
    if len(money) != 2 or columns[-1] not in TAXES:
        return None
    base, tax = money
    if not may_be_tax(account, base, tax, rates[0]):
        return None
    whole = any(entry.amount.value == base.value for entry in account.of(Label.TOTAL))
    return Parts(tax=tax, rate=rates[0], net=None if whole else base, gross=base if whole else None)


def may_be_tax(account: Account, base: Amount, tax: Amount, rate: Amount) -> bool:
    """Whether the second amount can be the tax of the first: of its size, or of any size where rate and total bear the
    base out and the amount is no sum before or with tax."""
    if 0 < tax.value <= base.value * HIGHEST_SHARE:
        return True
    total = any(bears_out(base.value, rate.value, entry.amount.value) for entry in account.of(Label.TOTAL))
    sums = (bears_out(one.value, rate.value, other.value) for one, other in ((base, tax), (tax, base)))
    return total and tax.value > 0 and not any(sums)


def _columns(hits: Sequence[Hit]) -> tuple[Meaning, ...]:
    """What the words of a heading call the amounts below; a bare "amount" beside a tax is what the tax is taken of,
    unless things are counted there."""
    counted = any(hit.meaning is Label.COUNT for hit in hits)
    said = (Label.TAXABLE if _is_amount(hit) and not counted else hit.meaning for hit in hits)
    return tuple(meaning for meaning in said if meaning in NETS | GROSSES | {*TAXES, Label.TAXABLE})


def _is_amount(hit: Hit) -> bool:
    return hit.meaning is Label.CARD and hit.phrase.word.folded in ("amount", "amt")


def _is_rate(number: Amount) -> bool:
    """Whether the number, printed with decimals, may be a rate: "6.00" below "%"."""
    return 0 < number.value <= HIGHEST_RATE


def _whole_rates(numbers: Sequence[Amount], below: int) -> list[Amount]:
    """In a table a rate may be printed without its sign."""
    return [number for number in numbers if number.whole and 0 < number.value <= HIGHEST_RATE] if below > 0 else []


def _by_column(money: Sequence[Amount], rates: Sequence[Amount], columns: Sequence[Meaning]) -> Parts | None:
    """The last words of the heading are those of the amounts, from left to right."""
    if len(columns) < len(money):
        return None
    named = list(zip(columns[-len(money) :], money, strict=True))
    nets = [number for meaning, number in named if meaning in NETS]
    bases = [number for meaning, number in named if meaning is Label.TAXABLE]
    grosses = [number for meaning, number in named if meaning in GROSSES]
    taxes = [number for meaning, number in named if meaning in TAXES]
    if nets:  # beside an amount before tax, the amount that a tax applies to contains it
        grosses += bases
    if len(taxes) != 1 or len(nets) > 1 or len(grosses) > 1 or not (nets or grosses):
        return None
    return Parts(tax=taxes[0], rate=rates[0], net=next(iter(nets), None), gross=next(iter(grosses), None))
