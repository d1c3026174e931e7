"""Was the printed tax rate in force on the day of the purchase?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from checker.countries import Country
from checker.evidence.receipts.asking import ASK_WHOLE_PAPER, CLOSE_UP_OF_TAX
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.structures import State
from checker.evidence.receipts.taxes import HIGHEST_RATE, LEAST_RATE, with_base
from checker.vocabulary import Answer, Field, Result, Strength, TaxLine

SAID = 0.8
"""How sure it must be that a number in per cent is the rate of the tax."""
CHANGEOVER = timedelta(days=60)
"""Around a change of the rate, goods ordered before are sold at the old one, and tills are changed late or early."""


def look(paper: Paper) -> Answer | None:
    printed = [(tax, tax.rate) for tax in paper.receipt.taxes if tax.rate is not None and tax.rate.value]
    country, day = paper.country, paper.day
    if not printed or (country is not None and country.tax.none):
        return None
    rates = [rate for _, rate in printed]
    if country is None or day is None or not paper.clear(*rates) or min(rate.confidence for rate in rates) < SAID:
        return CHECK.answer(paper, "unsure", *rates)
    allowed = [country.tax.allows(rate.value, day, _region(paper)) for rate in rates]
    for (tax, rate), answer in zip(printed, allowed, strict=True):
        if answer is False and not _misread(tax, paper) and not _changing(rate.value, day, country):
            return _fail(paper, rate, day, country)
    if all(allowed):
        names = {"zh_country": country.name["zh"], "en_country": country.name["en"], "day": day.isoformat()}
        return CHECK.answer(paper, "in-force", *rates, paper.receipt.day, **names)
    return CHECK.answer(paper, "not-known", *rates)


def _region(paper: Paper) -> str:
    region = paper.receipt.region_code
    return region.value if region is not None and sure(region) else ""


def _misread(tax: TaxLine, paper: Paper) -> bool:
    """A rate that no tax on sales has, or that does not go with the amounts beside it, was misread."""
    rate = tax.rate.value if tax.rate is not None else Decimal(0)
    return not LEAST_RATE <= rate <= HIGHEST_RATE or with_base(tax, Figures(paper)).state is State.BROKEN


def _changing(rate: Decimal, day: date, country: Country) -> bool:
    return any(country.tax.allows(rate, other) is not False for other in (day - CHANGEOVER, day + CHANGEOVER))


def _fail(paper: Paper, rate: Field[Decimal], day: date, country: Country) -> Answer:
    period = country.rate_on(day)
    usual = {period.standard, *period.reduced} - {Decimal(0)} if period is not None else set()
    return CHECK.answer(
        paper,
        "not-in-force",
        rate,
        paper.receipt.day,
        zh_country=country.name["zh"],
        en_country=country.name["en"],
        day=day.isoformat(),
        rate=f"{rate.value.normalize():f}",
        known=" / ".join(f"{one.normalize():f}%" for one in sorted(usual, reverse=True)) or "—",
    )


CHECK = ReceiptCheck(
    id="tax-rate-on-date",
    name={"zh": "票面税率", "en": "Tax rate on the receipt"},
    asks={"zh": "票面的税率在购买那天有效吗？", "en": "Was the printed tax rate in force on that day?"},
    says={
        "in-force": ReceiptSentence(
            result=Result.PASS,
            zh="{zh_country}在 {day} 有这个税率。这只说明票面内部一致。",
            en="{en_country} had this tax rate on {day}. The paper is consistent with itself, no more.",
        ),
        "not-in-force": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，票面税率是 {rate}%，但据我们所知{zh_country}在 {day} 的税率是 {known}。",
            en="If read correctly, the paper says {rate}%, yet to our knowledge {en_country} taxed at {known} on "
            "{day}.",
        ),
        "not-known": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="我们的资料说不准那天、那个地方有没有这个税率。",
            en="Our data cannot say whether this rate was in force there on that day.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="税率、日期或国家没看清，没法核对。",
            en="Rate, date or country could not be read surely.",
        ),
    },
    why={
        "zh": "税率由法律规定，有生效日期。对不上，可能是日期或税率写错，或该类商品适用别的税率；"
        "对得上不说明任何别的事。",
        "en": "Rates are set by law from a day on. If one does not fit, date or rate may be wrong, or these goods are "
        "taxed otherwise; if it fits, nothing else follows.",
    },
    innocent={
        "zh": "税率或日期识别错、低税率商品、下单日和开票日不同、换税率时收银机改得晚。",
        "en": "A misread rate or date, goods at a reduced rate, an order before and a bill after a change, a till "
        "changed late.",
    },
    next_photo=CLOSE_UP_OF_TAX,
    questions=ASK_WHOLE_PAPER,
    examples=(
        ReceiptExample(
            says="not-in-force",
            paper="EXAMPLE STORE PTE LTD\n22/03/2025 14:05\nGST Reg No. 197401143C\nBELT  S$120.00\n"
            "TOTAL  S$120.00\nGST 8% incl.  8.89",
        ),
        ReceiptExample(
            says="in-force",
            paper="EXAMPLE STORE PTE LTD\n22/03/2025 14:05\nGST Reg No. 197401143C\nBELT  S$109.00\n"
            "TOTAL  S$109.00\nGST 9% incl.  9.00",
        ),
    ),
    look=look,
)
