"""Own-written receipts, field by field, as the parser would hand them over, and a drawing of what they say."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from checker.evidence import examine_receipts
from checker.vocabulary import (
    Box,
    CardSlip,
    Field,
    ItemKind,
    Line,
    Outcome,
    Reading,
    Receipt,
    ReceiptLine,
    Screen,
    TaxIdentifier,
    TaxLine,
)
from tests.reports.outcomes import CREW, TEXT, outcome

T = TypeVar("T")
TODAY = date(2026, 11, 20)


def read(value: T, text: str, top: int = 0, confidence: float = 0.99) -> Field[T]:
    box = Box(left=560, top=top, width=160, height=36) if top else None
    return Field(value=value, text=text, box=box, confidence=confidence)


def money(amount: str, top: int = 0, confidence: float = 0.99) -> Field[Decimal]:
    return read(Decimal(amount), amount, top, confidence)


SHOP = Receipt(
    item=1,
    country=read("FR", "PARIS", 120),
    currency=read("EUR", "EUR", 520),
    merchant=read("EXEMPLE MAROQUINERIE", "EXEMPLE MAROQUINERIE", 60),
    address=read("12 RUE DE L'EXEMPLE 75001 PARIS", "12 RUE DE L'EXEMPLE 75001 PARIS", 120),
    day=read(date(2026, 3, 2), "02/03/2026", 180),
    moment=read(time(15, 42), "15:42", 180),
    lines=(
        ReceiptLine(
            name="CEINTURE", amount=money("90.00", 260), quantity=money("2", 260), unit_price=money("45.00", 260)
        ),
        ReceiptLine(name="PORTE-CLES", amount=money("12.50", 310)),
    ),
    taxes=(TaxLine(name="TVA", rate=read(Decimal("20.0"), "20%"), amount=money("17.08", 420), included=True),),
    total=money("102.50", 480),
    tendered=money("110.00", 540),
    change=money("7.50", 590),
    identifiers=(TaxIdentifier(kind="fr.siret", number=read("000 000 000 00000", "000 000 000 00000", 640, 0.5)),),
)
BROKEN = dataclasses.replace(
    SHOP,
    lines=(
        ReceiptLine(
            name="CEINTURE", amount=money("190.00", 260), quantity=money("2", 260), unit_price=money("85.00", 260)
        ),
    ),
    subtotal=money("190.00", 380),
    taxes=(TaxLine(name="TAX", amount=money("10.65", 420), included=False),),
    total=money("250.65", 480),
    tendered=None,
    change=None,
)
SLIP = Receipt(
    item=2,
    is_slip=True,
    currency=read("EUR", "EUR"),
    total=money("102.50", 200),
    slip=CardSlip(
        scheme=read("VISA", "VISA", 60),
        masked_number=read("4000000000001234", "4000 0000 0000 1234", 100),
        authorisation=read("A1B2C3", "A1B2C3", 140),
        expiry_shown=read("03/29", "03/29", 170),
        amount=money("102.50", 200),
        day=read(date(2026, 3, 2), "02/03/26", 240),
    ),
)


def paper(item: int) -> Reading:
    words = "EXEMPLE MAROQUINERIE"
    line = Line(text=words, start=0, box=Box(left=100, top=60, width=400, height=36), confidence=0.99)
    return Reading(
        item=item, kind=ItemKind.PICTURE, text=words, lines=(line,), screen=Screen.RECEIPT, width=800, height=1200
    )


def with_receipts(*receipts: Receipt, readings: Sequence[Reading] = ()) -> Outcome:
    """A case with these receipts and what the checks really answer about them."""
    items = sorted({receipt.item for receipt in receipts})
    looked = [TEXT, *(readings or [paper(item) for item in items if item])]
    answers = examine_receipts(receipts, looked, (), (), today=TODAY)
    made = outcome((CREW, 4), readings=looked)
    return dataclasses.replace(made, receipts=tuple(receipts), answers=answers)
