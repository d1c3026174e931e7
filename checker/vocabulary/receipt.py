"""The fields read from a receipt or card slip, each with its box and how surely it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Generic, TypeVar

from checker.vocabulary.reading import Box

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Field(Generic[T]):
    """A value with the words that it was read from; `confidence` (0–1) is that of the least sure character."""

    value: T
    text: str
    box: Box | None = None
    confidence: float = 1.0


@dataclass(frozen=True, kw_only=True)
class ReceiptLine:
    """One thing bought, or a discount (negative `amount`). `amount` is what the right column says."""

    name: str
    amount: Field[Decimal]
    quantity: Field[Decimal] | None = None
    unit_price: Field[Decimal] | None = None
    box: Box | None = None


@dataclass(frozen=True, kw_only=True)
class TaxLine:
    """One printed tax: `rate` in per cent, `net` and `gross` the amounts it applies to where they are printed.

    `included` is True where the words say that the amount is inside the total, False where it is added, None where
    they do not say.
    """

    name: str
    amount: Field[Decimal] | None = None
    rate: Field[Decimal] | None = None
    net: Field[Decimal] | None = None
    gross: Field[Decimal] | None = None
    included: bool | None = None


@dataclass(frozen=True, kw_only=True)
class TaxIdentifier:
    """`kind` is the id of a number that a country file knows, such as `fr.siret`; `number` keeps digits and letters."""

    kind: str
    number: Field[str]


@dataclass(frozen=True, kw_only=True)
class CardSlip:
    """What a card terminal printed. `masked_number` has `*` for every digit that the slip masks, and for every other
    between the first six and the last four, value and text alike; `whole_number` says that the slip masks none and
    that they fit a card's check digit. `expiry_shown` is where the slip prints the card's expiry date, whose digits
    are not kept. Hexadecimal fields are upper case.
    """

    scheme: Field[str] | None = None
    masked_number: Field[str] | None = None
    whole_number: bool = False
    application: Field[str] | None = None  # AID
    authorisation: Field[str] | None = None
    terminal: Field[str] | None = None
    verification: Field[str] | None = None  # TVR
    reference: Field[str] | None = None
    expiry_shown: Field[str] | None = None
    amount: Field[Decimal] | None = None
    moment: Field[time] | None = None
    day: Field[date] | None = None


@dataclass(frozen=True, kw_only=True)
class RefundForm:
    """A tax-free form: the words that make it one, the operator and the number where they are printed."""

    words: Field[str]
    operator: str = ""
    number: Field[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """One receipt on item number `item`; `region` is its place where several are on one picture.

    What was not read is None or empty. `country` is ISO 3166 (two letters), `region_code` a state or province,
    `currency` ISO 4217. `is_slip` says that it is a card slip without goods. Amounts are in units of the currency.
    """

    item: int
    region: Box | None = None
    country: Field[str] | None = None
    region_code: Field[str] | None = None
    currency: Field[str] | None = None
    merchant: Field[str] | None = None
    branch: Field[str] | None = None
    address: Field[str] | None = None
    day: Field[date] | None = None
    moment: Field[time] | None = None
    lines: tuple[ReceiptLine, ...] = ()
    discounts: tuple[Field[Decimal], ...] = ()
    subtotal: Field[Decimal] | None = None
    taxes: tuple[TaxLine, ...] = ()
    service: Field[Decimal] | None = None
    tip: Field[Decimal] | None = None
    rounding: Field[Decimal] | None = None
    total: Field[Decimal] | None = None
    tendered: Field[Decimal] | None = None
    change: Field[Decimal] | None = None
    identifiers: tuple[TaxIdentifier, ...] = ()
    number: Field[str] | None = None
    till: Field[str] | None = None
    is_slip: bool = False
    slip: CardSlip | None = None
    refund_form: RefundForm | None = None
    marks: tuple[str, ...] = ()
