"""From readings to receipts: lays the paper out, reads each part, and keeps what is a receipt beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.receipts.entries import read_account
from checker.claims.receipts.days import find_day
from checker.claims.receipts.heading import read_heading
from checker.claims.receipts.hours import find_moment
from checker.claims.receipts.layout import lay_out, tilts
from checker.claims.receipts.taxes import find_taxes, tax_lines
from checker.claims.receipts.whereabouts import find_whereabouts
from checker.claims.receipts.totals import choose_totals
from checker.vocabulary import Field, ItemKind, Reading, Receipt, TaxLine
from decimal import Decimal
from checker.claims.receipts.entries import Entry
from checker.claims.receipts.sheet import Sheet
from checker.countries import Label

def find_receipts(readings: Sequence[Reading]) -> tuple[Receipt, ...]:
    """The receipts on all pictures, in order of items."""
    return tuple(receipt for reading in readings if reading.kind is ItemKind.PICTURE for receipt in _on(reading))


def _on(reading: Reading) -> list[Receipt]:
    best=None
    for tilt in tilts(reading.lines):
        sheet = lay_out(reading, reading.lines, tilt)
        account = read_account(sheet)
        taxes = find_taxes(account)
        totals = choose_totals(account, [t.parts.tax.value for t in taxes])
        good=totals.adds_up and totals.total.meaning is Label.TOTAL
        if best is None or good: best=(sheet,account,totals,taxes)
        if totals.adds_up: break
    sheet,account,totals,taxes=best
    where = find_whereabouts(account)
    day = find_day(sheet.rows, account.labels, where.leaning, 0.9 * where.country.confidence if where.country else 0.5)
    moment = find_moment(sheet.rows, account.labels, day)
    heading=read_heading(account)
    return [
        Receipt(
            country=where.country, region_code=where.region, currency=where.currency,
            merchant=heading.merchant, branch=heading.branch, address=heading.address,
            day=day and sheet.field(day.meanings[0], day.row, day.start, day.end, day.certainty),
            moment=moment and sheet.field(moment.value, moment.row, moment.start, moment.end, moment.certainty),
            item=reading.item,
            total=_amount(sheet, totals.total, totals.certainty),
            subtotal=_amount(sheet, totals.subtotal, 1.0),
            taxes=tax_lines(account, taxes, totals),
        )
    ]


def _amount(sheet: Sheet, entry: Entry | None, certainty: float) -> Field[Decimal] | None:
    if entry is None:
        return None
    return sheet.field(entry.amount.value, entry.row, entry.amount.start, entry.amount.end, certainty)
