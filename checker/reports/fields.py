"""The fields of a receipt as rows of a table, each with the place on the picture that it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from typing import Any

from babel import Locale
from django.utils.translation import gettext as _

from checker.countries import country
from checker.evidence.receipts import PLACED, legible
from checker.reports.sums import money, plain
from checker.vocabulary import Box, CardSlip, Field, Reading, Receipt, ReceiptLine, Result, TaxLine
from checker.web.wording import in_language

LOCALES = {"zh": "zh_Hans", "en": "en", "zh-TW": "zh_Hant_TW", "zh-HK": "zh_Hant_HK"}
GRAVEST = (Result.FAIL, Result.PASS, Result.CANNOT_TELL)
CARD_DIGITS = 13
"""So many digits are a whole card number, which a page that can be passed on must not repeat."""


NOTHING: Mapping[Any, Any] = {}


@dataclass(frozen=True, kw_only=True)
class Place:
    """A box on the picture that a row points to by `anchor`, the id of its element."""

    anchor: str
    box: Box


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What the checks say of a place: their gravest answer, their names, and the id of that answer on the page."""

    result: Result
    names: str
    anchor: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """`read` are the words as printed where they differ from the value; `count` is quantity and price of goods.

    `anchor` is empty where the place is not known; `doubt` says why the value may be another, empty where it was read
    surely. Amounts stand below each other.
    """

    label: str
    value: str
    count: str = ""
    read: str = ""
    anchor: str = ""
    doubt: str = ""
    checked: Checked | None = None
    amount: bool = False
    goods: bool = False
    total: bool = False


@dataclass(kw_only=True)
class Rows:
    """Collects rows and their places; `name` begins the ids of the places, `reading` is that of the picture."""

    name: str
    language: str
    reading: Reading | None
    checked: Mapping[Box, Checked]
    rows: list[Row] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, label: str, found: Field[Any] | None, *, value: str = "", total: bool = False) -> None:
        """A row for a field, where there is one; `value` is how it is shown where that is not how it is stored."""
        if found is not None:
            shown = value or _shown(found.value)
            read = "" if value or _same(found, shown) else found.text.strip()
            self.rows.append(
                Row(
                    label=label,
                    value=shown,
                    read=read,
                    anchor=self._place(found.box),
                    doubt=self._doubt(found),
                    checked=self._checked(found),
                    amount=isinstance(found.value, Decimal),
                    total=total,
                )
            )

    def add_goods(self, line: ReceiptLine) -> None:
        parts = [part for part in (line.amount, line.quantity, line.unit_price) if part is not None]
        self.rows.append(
            Row(
                label=line.name,
                value=money(line.amount.value),
                count=_count(line),
                anchor=self._place(line.box or line.amount.box),
                doubt=next(filter(None, map(self._doubt, parts)), ""),
                checked=self._checked(*parts),
                amount=True,
                goods=True,
            )
        )

    def _doubt(self, found: Field[Any]) -> str:
        if not legible(found, self.reading):
            return _("Some characters were hard to read.")
        return _("We may have taken other words for it.") if found.confidence < PLACED else ""

    def _checked(self, *parts: Field[Any]) -> Checked | None:
        """The gravest answer about any of the parts."""
        found = [self.checked[part.box] for part in parts if part.box is not None and part.box in self.checked]
        return min(found, key=lambda one: GRAVEST.index(one.result), default=None)

    def _place(self, box: Box | None) -> str:
        if box is None:
            return ""
        known = {place.box: place.anchor for place in self.places}
        if box not in known:
            self.places.append(Place(anchor=f"{self.name}-{len(self.places) + 1}", box=box))
        return known.get(box, self.places[-1].anchor)


def rows_of(
    receipt: Receipt, name: str, language: str, reading: Reading | None = None, checked: Mapping[Box, Checked] = NOTHING
) -> Rows:
    """All that was read of a receipt, in the order in which receipts are printed."""
    rows = Rows(name=name, language=language, reading=reading, checked=checked)
    _head(receipt, rows)
    for line in receipt.lines:
        rows.add_goods(line)
    _amounts(receipt, rows)
    if receipt.slip is not None:
        _slip(receipt.slip, rows)
    if receipt.refund_form is not None:
        form = receipt.refund_form
        rows.add(_("Tax refund form"), form.words, value=form.operator)
        rows.add(_("Number of the refund form"), form.number)
    return rows


def _head(receipt: Receipt, rows: Rows) -> None:
    rows.add(_("Shop"), receipt.merchant)
    rows.add(_("Branch"), receipt.branch)
    rows.add(_("Address"), receipt.address)
    rows.add(_("Country"), receipt.country, value=_territory(receipt.country, rows.language))
    rows.add(_("State or province"), receipt.region_code)
    rows.add(_("Date"), receipt.day)
    rows.add(_("Time"), receipt.moment)
    rows.add(_("Receipt number"), receipt.number)
    rows.add(_("Till"), receipt.till)
    for identifier in receipt.identifiers:
        rows.add(_identifier(identifier.kind, rows.language), identifier.number)


def _amounts(receipt: Receipt, rows: Rows) -> None:
    rows.add(_("Subtotal"), receipt.subtotal)
    for discount in receipt.discounts:
        rows.add(_("Discount"), discount, value=money(-abs(discount.value)))
    for tax in receipt.taxes:
        rows.add(_tax(tax), tax.amount or tax.rate, value="" if tax.amount else "–")
    rows.add(_("Service charge"), receipt.service)
    rows.add(_("Tip"), receipt.tip)
    rows.add(_("Rounding"), receipt.rounding)
    rows.add(_("Total"), receipt.total, value=_with_currency(receipt), total=True)
    rows.add(_("Given"), receipt.tendered)
    rows.add(_("Change"), receipt.change)


def _slip(slip: CardSlip, rows: Rows) -> None:
    rows.add(_("Card scheme"), slip.scheme)
    rows.add(_("Card number"), slip.masked_number, value=_masked(slip.masked_number))
    rows.add(_("Expiry date of the card"), slip.expiry_shown, value="••/••")
    rows.add(_("Application (AID)"), slip.application)
    rows.add(_("Authorisation code"), slip.authorisation)
    rows.add(_("Terminal"), slip.terminal)
    rows.add(_("Verification (TVR)"), slip.verification)
    rows.add(_("Reference"), slip.reference)
    rows.add(_("Date on the card slip"), slip.day)
    rows.add(_("Time on the card slip"), slip.moment)
    rows.add(_("Amount on the card slip"), slip.amount)


def _tax(tax: TaxLine) -> str:
    """The words of a tax with its rate and what it is taken of."""
    rate = f"{plain(tax.rate.value)}\u202f%" if tax.rate else ""
    base = tax.net or tax.gross
    of = _("of {amount}").format(amount=money(base.value)) if base else ""
    return " ".join(filter(None, (tax.name or _("Tax"), rate, of)))


def _with_currency(receipt: Receipt) -> str:
    if receipt.total is None:
        return ""
    return " ".join(filter(None, (receipt.currency.value if receipt.currency else "", money(receipt.total.value))))


def _masked(number: Field[str] | None) -> str:
    """A card number with no more than its end, even where the paper shows all of it."""
    if number is None or sum(map(str.isdigit, number.value)) < CARD_DIGITS:
        return number.value if number else ""
    return f"{'*' * (len(number.value) - 4)}{number.value[-4:]}"


def _territory(code: Field[str] | None, language: str) -> str:
    if code is None:
        return ""
    return str(Locale.parse(LOCALES[language]).territories.get(code.value.upper(), code.value))


def _identifier(kind: str, language: str) -> str:
    """What the country's file calls a number."""
    known = country(kind.partition(".")[0])
    found = next((one for one in known.identifiers if one.id == kind), None) if known else None
    return in_language(found.name, language) if found else kind


def _count(line: ReceiptLine) -> str:
    if line.quantity is None or line.unit_price is None:
        return ""
    return f"{plain(line.quantity.value)} × {money(line.unit_price.value)}"


def _shown(value: Any) -> str:
    if isinstance(value, Decimal):
        return money(value)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _same(found: Field[Any], shown: str) -> bool:
    """Whether the printed words say no more than the value that is shown; numbers may be punctuated otherwise."""
    keep = str.isalnum if isinstance(found.value, str) else str.isdigit
    return not found.text or "".join(filter(keep, found.text.casefold())) == "".join(filter(keep, shown.casefold()))
