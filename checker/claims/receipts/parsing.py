"""One piece of paper from lines to fields: tries the likely tilts and keeps the one under which the sums are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.claims.receipts.days import BY_HABIT, Day, day_field, find_day
from checker.claims.receipts.entries import Account, Entry, read_account
from checker.claims.receipts.goods import Good, find_goods, goods_sum, receipt_lines
from checker.claims.receipts.heading import Heading, read_heading
from checker.claims.receipts.hours import Moment, find_moment, moment_field
from checker.claims.receipts.layout import lay_out, tilts
from checker.claims.receipts.marks import find_marks
from checker.claims.receipts.numbers import find_identifiers, find_number, find_till
from checker.claims.receipts.refund_forms import find_refund_form
from checker.claims.receipts.slips import is_only_slip, read_slip
from checker.claims.receipts.tax_rows import TaxRow
from checker.claims.receipts.taxes import find_taxes, tax_lines
from checker.claims.receipts.totals import Totals, choose_totals
from checker.claims.receipts.whereabouts import Whereabouts, find_whereabouts
from checker.countries import Label
from checker.vocabulary import Box, CardSlip, Field, Line, Reading, Receipt, RefundForm, TaxIdentifier

BY_COUNTRY = 0.9
ENOUGH = 2
"""With so many relations that hold no other tilt is tried."""
"""How much surer than this a country makes a date of several meanings only if it writes dates in one order."""


@dataclass(frozen=True, kw_only=True)
class Sums:
    """What one way of laying out the paper makes of its amounts."""

    account: Account
    goods: tuple[Good, ...]
    taxes: tuple[TaxRow, ...]
    totals: Totals

    @property
    def are_right(self) -> bool:
        """Whether other amounts lead to the amount that is called the total; a refund's goods are negative too."""
        total = self.totals.total
        if not self.totals.adds_up or total is None or total.meaning is not Label.TOTAL:
            return False
        return total.amount.value > 0 or any(good.value < 0 for good in self.goods)

    @property
    def agreement(self) -> int:
        """How many independent relations hold: towards the total, among the goods, and between a tax and its base."""
        bought = goods_sum(self.goods)
        sums = [entry.amount.value for entry in self.account.of(Label.TOTAL, Label.SUBTOTAL)]
        proved = any(tax.parts.proved for tax in self.taxes)
        return self.are_right + (len(self.goods) > 1 and bought in sums) + proved


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """All that was read; what it is worth as a receipt is decided elsewhere."""

    sums: Sums
    where: Whereabouts
    heading: Heading
    day: Day | None
    moment: Moment | None
    identifiers: tuple[TaxIdentifier, ...]
    slip: CardSlip | None
    refund_form: RefundForm | None


def parse(reading: Reading, lines: Sequence[Line]) -> Parsed:
    """Everything that the lines hold, as if they were one receipt."""
    sums = _best_sums(reading, lines)
    account = sums.account
    where = find_whereabouts(account)
    certainty = _certainty_of_days(where)
    day = find_day(account.sheet.rows, account.labels, where.leaning, certainty)
    moment = find_moment(account.sheet.rows, account.labels, day)
    return Parsed(
        sums=sums,
        where=where,
        heading=read_heading(account, min((good.row.number for good in sums.goods), default=None)),
        day=day,
        moment=moment,
        identifiers=find_identifiers(account, where.known),
        slip=read_slip(account, sums.totals, where.leaning, certainty),
        refund_form=find_refund_form(account, where.known),
    )


def _certainty_of_days(where: Whereabouts) -> float:
    """How sure the country makes the order of day and month."""
    if where.country is None:
        return BY_HABIT
    one_order = where.known is not None and len(where.known.dates.orders) == 1
    return where.country.confidence * (1.0 if one_order else BY_COUNTRY)


def _best_sums(reading: Reading, lines: Sequence[Line]) -> Sums:
    """Under a tilt that is wrong by a row amounts stand beside the wrong words; where two are likely, sums decide."""
    likely = tilts(lines)
    best = _sums(reading, lines, likely[0])
    for tilt in likely[1:]:
        if best.agreement >= ENOUGH or not _could_add_up(best.account):
            break
        other = _sums(reading, lines, tilt)
        if other.are_right and other.agreement > best.agreement:
            best = other
    return best


def _could_add_up(account: Account) -> bool:
    """Whether there are the labels of a sum and of something that it could be the sum of."""
    said = {hit.meaning for hits in account.labels for hit in hits}
    return Label.TOTAL in said and bool(said & {Label.SUBTOTAL, Label.NET, Label.CHANGE})


def _sums(reading: Reading, lines: Sequence[Line], tilt: float) -> Sums:
    account = read_account(lay_out(reading, lines, tilt))
    goods, taxes = find_goods(account), tuple(find_taxes(account))
    amounts = [tax.parts.tax.value for tax in taxes]
    return Sums(account=account, goods=goods, taxes=taxes, totals=choose_totals(account, amounts, goods_sum(goods)))


def as_receipt(parsed: Parsed, region: Box | None) -> Receipt:
    """The fields with their boxes; `region` is where the paper is when there are several on the picture."""
    account, totals = parsed.sums.account, parsed.sums.totals
    sheet = account.sheet
    heading = parsed.heading
    taxes = tax_lines(account, parsed.sums.taxes, totals, goods_sum(parsed.sums.goods))
    sums = [entry.amount.value for entry in account.of(Label.TOTAL, Label.SUBTOTAL, Label.NET)]
    return Receipt(
        item=sheet.reading.item,
        region=region,
        country=parsed.where.country,
        region_code=parsed.where.region,
        currency=parsed.where.currency,
        merchant=heading.merchant,
        branch=heading.branch,
        address=heading.address,
        day=day_field(sheet, parsed.day),
        moment=moment_field(sheet, parsed.moment),
        lines=receipt_lines(account, parsed.sums.goods, sums),
        discounts=_discounts(parsed.sums),
        subtotal=_amount(account, totals.subtotal) or next((tax.net for tax in taxes if len(taxes) == 1), None),
        taxes=taxes,
        service=_amount(account, _last(account, Label.SERVICE)),
        tip=_amount(account, _last(account, Label.TIP)),
        rounding=_amount(account, _last(account, Label.ROUNDING)),
        total=_amount(account, totals.total, totals.certainty),
        tendered=_amount(account, _tendered(account, totals)),
        change=_amount(account, _last(account, Label.CHANGE)),
        identifiers=parsed.identifiers,
        number=find_number(account, parsed.identifiers),
        till=find_till(account),
        is_slip=is_only_slip(account, parsed.slip, len(parsed.sums.goods), len(taxes)),
        slip=parsed.slip,
        refund_form=parsed.refund_form,
        marks=find_marks(account, parsed.where.known),
    )


def _amount(account: Account, entry: Entry | None, certainty: float = 0.9) -> Field[Decimal] | None:
    if entry is None:
        return None
    amount = entry.amount
    return account.sheet.field(
        amount.value, entry.row, amount.start, amount.end, min(certainty, certainty * entry.certainty + 0.05)
    )


def _last(account: Account, label: Label) -> Entry | None:
    """The last amount with this label that is not the total again."""
    return next(iter(reversed(account.of(label))), None)


def _discounts(sums: Sums) -> tuple[Field[Decimal], ...]:
    """Discounts below the goods, as negative amounts; those among the goods are lines there."""
    rows = {good.row.number for good in sums.goods}
    return tuple(
        sums.account.sheet.field(
            -abs(entry.amount.value), entry.row, entry.amount.start, entry.amount.end, entry.certainty
        )
        for entry in sums.account.of(Label.DISCOUNT)
        if entry.row.number not in rows and entry.amount.value
    )


def _tendered(account: Account, totals: Totals) -> Entry | None:
    """What was handed over: the amount that leaves the printed change, else what is said to be tendered or cash."""
    given = account.of(Label.TENDERED, Label.CASH)
    change = _last(account, Label.CHANGE)
    if totals.total is not None and change is not None:
        wanted = totals.total.amount.value + abs(change.amount.value)
        for entry in given:
            if entry.amount.value == wanted:
                return entry
    return next(iter(given), None)
