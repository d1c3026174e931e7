"""The tax lines: rows that say tax, and rows of tax tables, each with its rate and what it applies to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.claims.receipts.amounts import Amount
from checker.claims.receipts.entries import Account, Entry
from checker.claims.receipts.labelling import Hit
from checker.claims.receipts.lexicon import Side
from checker.claims.receipts.rates import CENT, ZERO, Parts, bears_out, solve
from checker.claims.receipts.sheet import Row
from checker.claims.receipts.tax_rows import PROVED, TAXES, TaxRow, may_be_tax, tabled, unit
from checker.claims.receipts.totals import Totals
from checker.countries import Label
from checker.vocabulary import Field, TaxLine

NEAR_ROWS = 4.5
BESIDE = frozenset({None, Label.TAXABLE, Label.NET, Label.SUBTOTAL, Label.TOTAL, Side.EXCLUDING, Side.INCLUDING})
ON_ONE_ROW = BESIDE | {Label.TAX, Label.TAX_INCLUDED}
"""What an amount may be said to be that the tax beside it is reckoned from."""
SUMS = (Label.NET, Label.SUBTOTAL, Label.TOTAL)
HIGHEST_SHARE = Decimal("0.4")
SAID, GUESSED = 0.85, 0.6


def find_taxes(account: Account) -> list[TaxRow]:
    """Each printed tax once, in the order of the paper; sums of the others are left out."""
    return sorted(_once([*_labelled(account), *tabled(account)]), key=lambda tax: tax.row.level)


def tax_lines(account: Account, found: Sequence[TaxRow], totals: Totals, goods: Decimal | None) -> tuple[TaxLine, ...]:
    """The taxes that can belong to the total; without any, what lies between subtotal and total.

    `goods` is the sum of the goods: where it is the total, the tax is inside.
    """
    kept = [tax for tax in found if _is_sensible(tax, totals)] or _between(account, totals)
    return tuple(_line(account, tax, totals, goods) for tax in kept)


def _labelled(account: Account) -> Iterator[TaxRow]:
    by_row: dict[int, list[Entry]] = defaultdict(list)
    for entry in account.of(*TAXES):
        by_row[entry.row.number].append(entry)
    for number, entries in by_row.items():
        row, first = entries[0].row, entries[0]
        rates = _rates(account, number, first.hits)
        money = [entry.amount for entry in account.entries if entry.row is row and entry.meaning in ON_ONE_ROW]
        parts = solve(money, rates, unit(account)) if len(money) > 1 else None
        parts = parts or _base_and_tax(account, row, money, rates)
        if parts is None:
            parts = _alone(account, entries[-1].amount, rates[0] if rates else None, row)
        yield TaxRow(
            row=row,
            name=first.words,
            parts=parts,
            included=True
            if any(h.meaning in (Label.TAX_INCLUDED, Side.INCLUDING) for h in account.labels[number])
            else None,
            certainty=(PROVED if parts.proved else SAID) * first.certainty,
        )


def _base_and_tax(account: Account, row: Row, money: Sequence[Amount], rates: Sequence[Amount]) -> Parts | None:
    """A rate and two amounts that do not fit it: a sum that the paper prints again elsewhere, and the tax of it."""
    if len(money) != len(("base", "tax")) or len(rates) != 1:
        return None
    base, tax = money
    again = {e.meaning for e in account.of(*SUMS) if e.amount.value == base.value and e.row is not row}
    if not again or not may_be_tax(account, base, tax, rates[0]):
        return None
    whole = Label.TOTAL in again and not again & {Label.NET, Label.SUBTOTAL}
    return Parts(tax=tax, rate=rates[0], net=None if whole else base, gross=base if whole else None)


def _alone(account: Account, amount: Amount, rate: Amount | None, row: Row) -> Parts:
    """A single amount is the tax, or what the rate applies to; the other may stand on one of the next rows."""
    if amount.value == 0:
        return Parts(tax=amount, rate=rate)
    for other in _around(account, row):
        here = [entry for entry in account.entries if entry.row is other and entry.meaning in BESIDE]
        rates = (
            [rate]
            if rate
            else [number for number in account.amounts[other.number] if number.share and number.value <= 30]
        )
        if not here or not rates:
            continue
        parts = solve([amount, here[-1].amount], rates, unit(account))
        if parts and (parts.tax is amount or (here[-1].meaning is None and parts.tax is here[-1].amount)):
            return parts
    return Parts(tax=amount, rate=rate)


def _around(account: Account, row: Row) -> list[Row]:
    """The row before, the row after, and those next to them, as far as they stand close."""
    rows, reach = account.sheet.rows, NEAR_ROWS * account.sheet.height
    near = [row.number + step for step in (-1, 1, -2, 2)]
    return [rows[number] for number in near if 0 <= number < len(rows) and abs(rows[number].level - row.level) <= reach]


def _between(account: Account, totals: Totals) -> list[TaxRow]:
    """An amount without a known word between subtotal and total that is exactly what lies between them."""
    if totals.total is None or totals.subtotal is None:
        return []
    first, last = totals.subtotal.row.level, totals.total.row.level
    missing = totals.total.amount.value - totals.subtotal.amount.value
    return [
        TaxRow(
            row=e.row, name=e.row.text[: e.amount.start], parts=Parts(tax=e.amount), included=False, certainty=GUESSED
        )
        for e in account.of(None)
        if first < e.row.level < last and e.amount.value == missing and missing > 0
    ][:1]


def _rates(account: Account, number: int, hits: Sequence[Hit]) -> list[Amount]:
    """Rates on the row of the amount, or on that of the label where it is another row."""
    rows = {number, *(hit.row for hit in hits)}
    return [amount for row in sorted(rows) for amount in account.amounts[row] if amount.share and amount.value <= 30]


def _is_sensible(tax: TaxRow, totals: Totals) -> bool:
    if totals.total is None:
        return True
    value, total = tax.parts.tax.value, totals.total.amount.value
    added = totals.subtotal is not None and abs(totals.subtotal.amount.value + value - total) <= CENT
    base, rate = tax.parts.net or tax.parts.gross, tax.parts.rate
    borne_out = base is not None and rate is not None and bears_out(base.value, rate.value, total)
    return added or borne_out or abs(value) <= abs(total) * HIGHEST_SHARE or _stands_between(tax, totals)


def _stands_between(tax: TaxRow, totals: Totals) -> bool:
    """Whether a row that says tax stands between subtotal and total: it is one, however large."""
    if totals.subtotal is None or totals.total is None or tax.certainty < SAID:
        return False
    first, last = totals.subtotal, totals.total
    within = first.row.number < tax.row.number < last.row.number
    return within and ZERO < tax.parts.tax.value < first.amount.value <= last.amount.value


def _once(found: Sequence[TaxRow]) -> list[TaxRow]:
    """Without those printed again (with fewer numbers), and without the sum of the others."""
    kept: list[TaxRow] = []
    for tax in sorted(found, key=lambda tax: -_known(tax.parts)):
        if not any(_is_same(tax, other) for other in kept):
            kept.append(tax)
    values = [tax.parts.tax.value for tax in kept]
    whole = sum(values, ZERO)
    if len(kept) > 2:
        sums = [tax for tax in kept if tax.parts.tax.value and abs(whole - 2 * tax.parts.tax.value) <= CENT]
        kept = [tax for tax in kept if tax not in sums[:1]]
    return (
        kept
        if not any(values)
        else [tax for tax in kept if tax.parts.tax.value or tax.parts.rate is None or len(kept) == 1]
    )


def _known(parts: Parts) -> int:
    return sum(number is not None for number in (parts.rate, parts.net, parts.gross))


def _is_same(tax: TaxRow, other: TaxRow) -> bool:
    """Same amount, and no printed rate or name that tells them apart."""
    if tax.parts.tax.value != other.parts.tax.value:
        return False
    if tax.parts.rate and other.parts.rate and tax.parts.rate.value != other.parts.rate.value:
        return False
    return not _are_twins(tax, other)


def _are_twins(tax: TaxRow, other: TaxRow) -> bool:
    """Two taxes of one rate, as CGST and SGST: named differently on rows below each other."""
    names = [name.strip().casefold() for name in (tax.name, other.name)]
    return (
        abs(tax.row.number - other.row.number) == 1
        and names[0] != names[1]
        and not any("total" in name for name in names)
    )


def _line(account: Account, tax: TaxRow, totals: Totals, goods: Decimal | None) -> TaxLine:
    def as_field(number: Amount | None) -> Field[Decimal] | None:
        if number is None:
            return None
        row = account.sheet.rows[number.row]
        return account.sheet.field(number.value, row, number.start, number.end, tax.certainty)

    parts = tax.parts
    return TaxLine(
        name=tax.name.strip(" :@*-"),
        amount=as_field(parts.tax),
        rate=as_field(parts.rate),
        net=as_field(parts.net),
        gross=as_field(parts.gross),
        included=tax.included if tax.included is not None else _is_included(tax, totals, goods),
    )


def _is_included(tax: TaxRow, totals: Totals, goods: Decimal | None) -> bool | None:
    """From the sums, where the words do not say."""
    if totals.total is None:
        return None
    if goods is not None and tax.parts.tax.value and abs(goods - totals.total.amount.value) <= CENT:
        return True
    if totals.subtotal is None:
        return None
    total, subtotal = totals.total.amount.value, totals.subtotal.amount.value
    if totals.subtotal.meaning is not Label.SUBTOTAL:
        return None
    if total == subtotal:
        return True
    return False if totals.adds_up and total > subtotal else None
