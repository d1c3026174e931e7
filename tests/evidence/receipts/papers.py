"""Papers for the tests: receipts given field by field, as surely read as the test wants."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any, TypeVar

from checker.claims import find_claims, find_offers
from checker.evidence.receipts import Paper, all_receipt_checks
from checker.vocabulary import (
    Answer,
    CardSlip,
    Field,
    ItemKind,
    Line,
    Reading,
    Receipt,
    ReceiptLine,
    RefundForm,
    Result,
    TaxIdentifier,
    TaxLine,
)

T = TypeVar("T")
TODAY = date(2026, 11, 22)


def field(value: T, text: str = "", confidence: float = 1.0) -> Field[T]:
    return Field(value=value, text=text or str(value), confidence=confidence)


def money(amount: str | None, confidence: float = 1.0) -> Field[Decimal] | None:
    return None if amount is None else field(Decimal(amount), amount, confidence)


def line(amount: str, quantity: str | None = None, price: str | None = None, confidence: float = 1.0) -> ReceiptLine:
    found = money(amount, confidence)
    assert found is not None
    return ReceiptLine(
        name="GOODS", amount=found, quantity=money(quantity, confidence), unit_price=money(price, confidence)
    )


def tax(amount: str | None = None, rate: str | None = None, **bases: str) -> TaxLine:
    return TaxLine(
        name="TAX",
        amount=money(amount),
        rate=money(rate),
        net=money(bases.get("net")),
        gross=money(bases.get("gross")),
    )


def slip(**words: str) -> CardSlip:
    parts: dict[str, Any] = {
        name: field(value) for name, value in words.items() if name not in ("amount", "moment", "day")
    }
    if "amount" in words:
        parts["amount"] = money(words["amount"])
    if "moment" in words:
        parts["moment"] = field(time.fromisoformat(words["moment"]))
    if "day" in words:
        parts["day"] = field(date.fromisoformat(words["day"]))
    return CardSlip(**parts)


def receipt(**parts: Any) -> Receipt:
    """A receipt from plain values: amounts, days, times and words as strings, the rest as it is."""
    made: dict[str, Any] = {"item": 0}
    for name, value in parts.items():
        if name in ("subtotal", "total", "tendered", "change", "service", "tip", "rounding"):
            made[name] = money(value) if isinstance(value, str) else value
        elif name == "day":
            made[name] = field(date.fromisoformat(value)) if isinstance(value, str) else value
        elif name == "moment":
            made[name] = field(time.fromisoformat(value))
        elif name in ("country", "currency", "region_code", "merchant", "address"):
            made[name] = field(value) if isinstance(value, str) else value
        elif name == "identifier":
            made["identifiers"] = (TaxIdentifier(kind=value[0], number=field(value[1])),)
        elif name == "refund_form":
            made[name] = RefundForm(words=field(value))
        elif name == "discounts":
            made[name] = tuple(money(amount) for amount in value)
        else:
            made[name] = value
    return Receipt(**made)


def answer(check: str, *receipts: Receipt, words: Sequence[str] = (), post: str = "", number: int = 0) -> Answer | None:
    """What the check says of receipt `number`; `words` are printed on its paper, `post` stands beside it."""
    text = "\n".join(words)
    lines, start = [], 0
    for printed in words:
        lines.append(Line(text=printed, start=start))
        start += len(printed) + 1
    readings = [Reading(item=0, kind=ItemKind.PICTURE, text=text, lines=tuple(lines))]
    readings += [Reading(item=9, kind=ItemKind.TEXT, text=post)] if post else []
    posts = readings[1:]
    paper = Paper(
        receipts=receipts,
        number=number,
        readings=readings,
        claims=find_claims(posts),
        offers=find_offers(posts),
        today=TODAY,
    )
    return all_receipt_checks()[check].look(paper)


def result(check: str, *receipts: Receipt, words: Sequence[str] = (), post: str = "", number: int = 0) -> Result | None:
    found = answer(check, *receipts, words=words, post=post, number=number)
    return found.result if found is not None else None


def said(check: str, *receipts: Receipt, words: Sequence[str] = (), post: str = "", number: int = 0) -> str | None:
    """The sentence that the check answers with."""
    found = answer(check, *receipts, words=words, post=post, number=number)
    return found.message.id.rpartition(".")[2] if found is not None else None
