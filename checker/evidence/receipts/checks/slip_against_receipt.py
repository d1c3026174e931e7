"""Do the card slip and the receipt speak of one payment: the same amount, the same day, about the same time?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from checker.evidence.receipts.asking import ASK_SLIP, BOTH_PAPERS
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, evidence_of, sure
from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.slips import Payment, payment
from checker.vocabulary import Answer, Evidence, Field, Result, Strength

MOST_APART = 30
"""Minutes between two clocks of one shop that are nothing unusual."""
HIGHEST_TIP = Decimal("1.35")
DAYS_APART = timedelta(days=1)


def look(paper: Paper) -> Answer | None:
    if paper.receipt.slip is None:
        return None
    paid = payment(paper)
    if paid is None or paid.receipt.total is None or paid.amount is None:
        return CHECK.answer(paper, "no-pair")
    fields = _amounts(paid)
    currency, own = paid.receipt.currency, paper.receipt.currency
    clear = Figures(paid.paper).clear(paid.receipt.total) and Figures(paper).clear(paid.amount)
    if not clear or (currency and own and currency.value != own.value):
        return CHECK.answer(paper, "unsure", *fields)
    amount, total = paid.amount.value, paid.receipt.total.value
    if not any(abs(amount - possible) <= Decimal("0.02") for possible in _possible(paid)):
        if _perhaps_in_parts(paper, paid, amount, total):
            return CHECK.answer(paper, "in-parts", *fields)
        words = {"amount": f"{amount:,}", "total": f"{total:,}", "gap": f"{abs(amount - total):,}"}
        return CHECK.answer(paper, "amount-off", *fields, **words)
    return _by_the_clock(paper, paid)


def _amounts(paid: Payment) -> list[Field[Any] | Evidence | None]:
    """The total on its own paper, and the amount of the slip."""
    return [*evidence_of(paid.paper, [paid.receipt.total]), paid.amount]


def _possible(paid: Payment) -> Iterator[Decimal]:
    """What a slip for this receipt may say."""
    receipt = paid.receipt
    assert receipt.total is not None
    yield receipt.total.value
    for part in (receipt.tip, receipt.service, receipt.rounding):
        if part is not None:
            yield from (receipt.total.value + part.value, receipt.total.value - part.value)
    if receipt.tendered is not None and not (receipt.change is not None and receipt.change.value):
        yield receipt.tendered.value


def _perhaps_in_parts(paper: Paper, paid: Payment, amount: Decimal, total: Decimal) -> bool:
    """A tip, or a second payment that is printed somewhere: on two papers any smaller amount may be a part. An amount
    written otherwise than the total, or without the numbers of a terminal, was read from something else."""
    if total < amount <= total * HIGHEST_TIP and (paid.receipt.lines == () or paid.receipt.tip is not None):
        return True
    figures = Figures(paper)
    if not (paid.slip.application or paid.slip.authorisation) or _decimals(amount) != _decimals(total):
        return True
    gap = figures.whole(abs(total - amount))
    tendered = paid.receipt.tendered
    in_two = tendered is not None and abs(tendered.value + amount - total) <= Decimal("0.02")
    return gap in figures.loose | Figures(paid.paper).loose or in_two or (not paid.one_paper and amount < total)


def _decimals(amount: Decimal) -> bool:
    return amount.as_tuple().exponent != 0


def _by_the_clock(paper: Paper, paid: Payment) -> Answer:
    fields = _amounts(paid)
    day, other = paid.receipt.day, paid.day
    if day is not None and other is not None and sure(day, other) and abs(day.value - other.value) > DAYS_APART:
        days = {"slip": other.value.isoformat(), "receipt": day.value.isoformat()}
        return CHECK.answer(paper, "day-off", *evidence_of(paid.paper, [day]), other, **days)
    moment, other_moment = paid.receipt.moment, paid.moment
    apart = _minutes(moment, other_moment)
    if apart is None or moment is None or other_moment is None:
        return CHECK.answer(paper, "amount-agrees", *fields)
    if apart > MOST_APART and min(apart % 60, 60 - apart % 60) > MOST_APART / 2:
        clocks = {"slip": f"{other_moment.value:%H:%M}", "receipt": f"{moment.value:%H:%M}", "minutes": str(apart)}
        return CHECK.answer(paper, "time-off", *evidence_of(paid.paper, [moment]), other_moment, **clocks)
    if apart > MOST_APART:
        return CHECK.answer(paper, "another-clock", *evidence_of(paid.paper, [moment]), other_moment)
    return CHECK.answer(paper, "agrees", *fields, *evidence_of(paid.paper, [moment]), other_moment)


def _minutes(one: Field[time] | None, other: Field[time] | None) -> int | None:
    """How far apart two times of the day are, over midnight as well; None where one is missing or not sure."""
    if one is None or other is None or not sure(one, other):
        return None
    day = date(2000, 1, 1)
    apart = abs(datetime.combine(day, one.value) - datetime.combine(day, other.value)) // timedelta(minutes=1)
    return min(apart, 24 * 60 - apart)


CHECK = ReceiptCheck(
    id="slip-against-receipt",
    name={"zh": "刷卡单与小票", "en": "Card slip and receipt"},
    asks={
        "zh": "刷卡单和小票说的是同一笔付款吗？",
        "en": "Do card slip and receipt speak of one payment?",
    },
    says={
        "agrees": ReceiptSentence(
            result=Result.PASS,
            zh="若识别无误，刷卡单和小票金额、时间都对得上。这只说明有过一笔付款，不说明买的是什么。",
            en="If read correctly, slip and receipt agree in amount and time. That shows a payment, not what was "
            "bought.",
        ),
        "amount-agrees": ReceiptSentence(
            result=Result.PASS,
            zh="若识别无误，刷卡单和小票金额一致（时间没法比）。这只说明有过一笔付款，不说明买的是什么。",
            en="If read correctly, slip and receipt agree in amount (times could not be compared). That shows a "
            "payment, "
            "not what was bought.",
        ),
        "amount-off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，刷卡单是 {amount}，小票合计是 {total}，相差 {gap}，小费、找零、分次付款都解释不了。",
            en="If read correctly, the slip says {amount} and the receipt's total {total}: off by {gap}, which no tip, "
            "rounding or second payment on the paper explains.",
        ),
        "day-off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，刷卡单的日期是 {slip}，小票的日期是 {receipt}。",
            en="If read correctly, the slip is dated {slip} and the receipt {receipt}.",
        ),
        "time-off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，刷卡单的时间是 {slip}，小票的时间是 {receipt}，相差 {minutes} 分钟。",
            en="If read correctly, the slip was printed at {slip} and the receipt at {receipt}, {minutes} minutes "
            "apart.",
        ),
        "another-clock": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="两张纸的时间差了整整几小时，多半是时钟设在别的时区。",
            en="The two times differ by whole hours: probably a clock set to another time zone.",
        ),
        "in-parts": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="刷卡单和小票金额不同，但可能有小费、定金或分几次付款。",
            en="Slip and receipt differ, but there may have been a tip, a deposit or a second payment.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="金额没看清，或两边货币不同，没法比较。",
            en="An amount could not be read surely, or the currencies differ.",
        ),
        "no-pair": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="没有能和刷卡单放在一起看的小票金额。",
            en="There is no receipt amount that the slip can be held against.",
        ),
    },
    why={
        "zh": "一笔付款的刷卡单和小票，金额相同，时间相近。对不上，说明两张纸内部矛盾或不是同一笔；"
        "对得上只说明有过一笔付款。",
        "en": "Slip and receipt of one payment have one amount and about one time. If they differ, they contradict "
        "each "
        "other or are of two payments; if they agree, there was a payment, no more.",
    },
    innocent={
        "zh": "小费、两张卡付款、定金加尾款、换汇付款、两台机器时钟不同、离线刷卡、识别错。",
        "en": "A tip, two cards, deposit and balance, payment in another currency, two clocks, an offline terminal, a "
        "misread digit.",
    },
    next_photo=BOTH_PAPERS,
    questions=ASK_SLIP,
    examples=(
        ReceiptExample(
            says="amount-agrees",
            paper="EXAMPLE STORE\n123 REGENT STREET\nLONDON W1B 5AH\nVAT No GB 123 4567 82\n"
            "25/03/2025 14:05\nBELT  315.00\nSUBTOTAL  315.00\nTOTAL  £315.00\nVISA  ************6789\n"
            "AID A0000000031010  TID 12345678\nAUTH CODE 123456  14:06\nAMOUNT  £315.00",
        ),
        ReceiptExample(
            says="amount-off",
            paper="EXAMPLE STORE\n123 REGENT STREET\nLONDON W1B 5AH\nVAT No GB 123 4567 82\n"
            "25/03/2025 14:05\nBELT  315.00\nSUBTOTAL  315.00\nTOTAL  £315.00\nVISA  ************6789\n"
            "AID A0000000031010  TID 12345678\nAUTH CODE 123456  14:06\nAMOUNT  £815.00",
        ),
        ReceiptExample(
            says=None,
            paper="EXAMPLE STORE\n123 REGENT STREET\nLONDON W1B 5AH\nVAT No GB 123 4567 82\n"
            "25/03/2025 14:05\nBELT  315.00\nSUBTOTAL  315.00\nTOTAL  £315.00\n",
        ),
    ),
    look=look,
)
