"""One purchase is known again by the number of its receipt or the code of its payment, and never by less."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest

from checker.archive.models import Kind, Trace
from checker.archive.remembering import remember
from checker.archive.tracing import number_marks
from checker.evidence import Tools, examine_receipts
from checker.evidence.tools import ReceiptNumber
from checker.vocabulary import CardSlip, Field, Receipt, Result, TaxIdentifier
from tests.archive.conftest import asking, marks, words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def field(value: object) -> Field:  # type: ignore[type-arg]
    return Field(value=value, text=str(value), confidence=0.95)


def receipt(
    number: str = "0045127",
    merchant: str = "EXAMPLE STORE",
    day: date | None = date(2025, 3, 25),
    clock: time | None = time(14, 5),
    tax_number: str = "",
    code: str = "",
) -> Receipt:
    identifiers = (TaxIdentifier(kind="fr.siret", number=field(tax_number)),) if tax_number else ()
    return Receipt(
        item=0,
        number=field(number) if number else None,
        merchant=field(merchant) if merchant else None,
        day=field(day) if day else None,
        moment=field(clock) if clock else None,
        identifiers=identifiers,
        slip=CardSlip(authorisation=field(code)) if code else None,
    )


def seen_before(before: Receipt, now_shown: Receipt, now: datetime, *, sellers: tuple[int, int] = (1, 2)) -> Tools:
    earlier, later = (words(f"小票齐全，下单加微信 example-shop{number}") for number in sellers)
    remember([earlier], [before], case=uuid4(), at=now - 9 * DAY, files=marks([earlier], ""))
    return asking([later], now)


def test_the_receipt_of_another_seller_is_known_again(now: datetime) -> None:
    tools = seen_before(receipt(), receipt(), now)
    seen = tools.numbers(receipt(), ReceiptNumber.RECEIPT)
    assert seen is not None
    assert (seen.cases, seen.sellers, seen.since) == (1, 1, (now - 9 * DAY).date())
    answers = examine_receipts([receipt()], (), (), (), today=now.date(), tools=tools)
    (answer,) = [one for one in answers if one.check == "receipt-number-seen-before"]
    assert (answer.result, answer.message.id.rpartition(".")[2]) == (Result.FAIL, "seller")


def test_the_same_seller_may_show_the_receipt_again(now: datetime) -> None:
    tools = seen_before(receipt(), receipt(), now, sellers=(1, 1))
    assert tools.numbers(receipt(), ReceiptNumber.RECEIPT) is None


@pytest.mark.parametrize(
    "other",
    [
        receipt(number="0045128"),
        receipt(merchant="ANOTHER STORE"),
        receipt(day=date(2025, 3, 26)),
        receipt(clock=time(14, 6)),
        receipt(clock=None),
        receipt(day=None),
        receipt(number=""),
    ],
    ids=["number", "shop", "day", "time", "no time", "no day", "no number"],
)
def test_a_receipt_with_anything_else_is_another(other: Receipt, now: datetime) -> None:
    tools = seen_before(receipt(), other, now)
    assert tools.numbers(other, ReceiptNumber.RECEIPT) is None


def test_a_shop_is_known_by_its_letters_or_its_tax_number(now: datetime) -> None:
    tools = seen_before(receipt(tax_number="12345678200010"), receipt(), now)
    for shown in (receipt(merchant="Example-Store"), receipt(merchant="", tax_number="12345678200010")):
        assert tools.numbers(shown, ReceiptNumber.RECEIPT) is not None


def test_a_payment_is_known_by_its_code_at_any_time_of_the_day(now: datetime) -> None:
    tools = seen_before(receipt(code="123456"), receipt(), now)
    assert tools.numbers(receipt(code="123456", clock=None), ReceiptNumber.AUTHORISATION) is not None
    assert tools.numbers(receipt(code="123457"), ReceiptNumber.AUTHORISATION) is None


def test_a_long_number_needs_neither_time_nor_day() -> None:
    assert number_marks(receipt(number="TX-2025-0045127", day=None, clock=None), ReceiptNumber.RECEIPT)
    assert not number_marks(receipt(number="45127", clock=None), ReceiptNumber.RECEIPT)


def test_only_keyed_hashes_are_kept(now: datetime) -> None:
    seen_before(receipt(code="123456"), receipt(), now)
    rows = list(Trace.objects.filter(kind=Kind.NUMBER))
    assert len(rows) == 2
    assert all(b"0045127" not in bytes(row.bands) and not row.code for row in rows)
