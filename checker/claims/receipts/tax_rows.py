"""A printed tax as it was found, before it is known what it has to do with the total; and tables of such rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.claims.receipts.amounts import Amount
from checker.claims.receipts.entries import Account
from checker.claims.receipts.labelling import Hit
from checker.claims.receipts.lexicon import Meaning, Side
from checker.claims.receipts.rates import HIGHEST_RATE, Parts, solve
from checker.claims.receipts.sheet import Row
from checker.countries import Label

TAXES = (Label.TAX, Label.TAX_INCLUDED)
NETS = frozenset({Label.NET, Side.EXCLUDING})
GROSSES = frozenset({Label.TOTAL, Label.SUBTOTAL, Side.INCLUDING})
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
    below, columns, head = 0, tuple[Meaning, ...](), ""
    for row, numbers, hits in zip(account.sheet.rows, account.amounts, account.labels, strict=True):
        money = [number for number in numbers if not number.share and (not number.whole or account.writing.whole)]
        found = _columns(hits)
        if not money and len(set(found)) >= 2 and set(found) & {*TAXES}:
            below, columns = LONGEST_TABLE, found
            head = next(row.text[hit.start : hit.end] for hit in hits if hit.meaning in TAXES)
            continue
        below -= 1
        rates = [number for number in numbers if number.share]
        if len(money) < 2 or not (rates or below > 0) or any(hit.meaning in TAXES for hit in hits):
            continue
        rates = rates or _whole_rates(numbers, below)
        parts = solve(money, rates, unit(account))
        certainty = PROVED if parts else BY_COLUMN
        if parts is None and below > 0:
            parts = _by_column(money, rates, columns) or _base_then_tax(account, money, rates, columns)
        if parts:
            yield TaxRow(
                row=row, name=head or row.text[: parts.tax.start], parts=parts, included=None, certainty=certainty
            )


def _base_then_tax(
    account: Account, money: Sequence[Amount], rates: Sequence[Amount], columns: Sequence[Meaning]
) -> Parts | None:
    """Two amounts below a heading that ends with the tax: what it is taken of, and the tax. What is the total again
    contains it."""
    if len(money) != 2 or not rates or columns[-1] not in TAXES:
        return None
    base, tax = money
    if not 0 < tax.value <= base.value * HIGHEST_RATE / 100:
        return None
    whole = any(entry.amount.value == base.value for entry in account.of(Label.TOTAL))
    return Parts(tax=tax, rate=rates[0], net=None if whole else base, gross=base if whole else None)


def _columns(hits: Sequence[Hit]) -> tuple[Meaning, ...]:
    return tuple(hit.meaning for hit in hits if hit.meaning in NETS | GROSSES | {*TAXES, Label.TAXABLE})


def _whole_rates(numbers: Sequence[Amount], below: int) -> list[Amount]:
    """In a table a rate may be printed without its sign."""
    return [number for number in numbers if number.whole and 0 < number.value <= HIGHEST_RATE] if below > 0 else []


def _by_column(money: Sequence[Amount], rates: Sequence[Amount], columns: Sequence[Meaning]) -> Parts | None:
    """Where nothing fits, what the heading says: its last words are those of the amounts, from left to right."""
    if len(columns) < len(money) or not rates:
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
