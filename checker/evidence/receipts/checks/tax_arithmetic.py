"""Is the printed tax the tax of the printed amounts at the printed rate?"""

from __future__ import annotations

from decimal import Decimal

from checker.evidence.receipts.asking import ASK_WHOLE_PAPER, CLOSE_UP_OF_TAX
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.structures import State
from checker.evidence.receipts.taxes import TaxSum, alone, with_base
from checker.vocabulary import Answer, Result, Strength, TaxLine


def look(paper: Paper) -> Answer | None:
    figures = Figures(paper)
    taxes = [tax for tax in paper.receipt.taxes if tax.amount is not None and tax.amount.value]
    if not taxes:
        return None
    found = [with_base(tax, figures) for tax in taxes]
    found = [_alone(one.tax, figures, len(taxes)) if one.state is State.UNKNOWN else one for one in found]
    for one in found:
        if one.state is State.BROKEN:
            return _off(paper, one, figures)
    fields = [field for tax in taxes for field in (tax.rate, tax.net, tax.amount)]
    if any(one.state is State.HOLDS for one in found):
        return CHECK.answer(paper, "agrees", *fields)
    lower = next((one for one in found if one.lower), None)
    if lower is not None and lower.tax.amount is not None:
        amounts = {"tax": figures.shown(lower.tax.amount), "expected": figures.written(lower.expected)}
        return CHECK.answer(paper, "lower", *fields, **amounts)
    return CHECK.answer(paper, "too-few", *fields)


def _alone(tax: TaxLine, figures: Figures, taxes: int) -> TaxSum:
    """A tax without a base. Where a single one prints no rate, the highest usual one gives the most that it can be."""
    country, day = figures.paper.country, figures.paper.day
    inclusive = country.inclusive if country is not None else None
    if tax.rate is not None:
        return alone(tax, tax.rate.value, figures, inclusive=inclusive)
    if taxes > 1:
        return TaxSum(state=State.UNKNOWN, tax=tax)
    period = country.rate_on(day) if country is not None and day is not None else None
    if country is None or period is None or period.own_knowledge or not period.complete or country.tax.regions:
        return TaxSum(state=State.UNKNOWN, tax=tax)
    return alone(tax, max(period.all_rates), figures, inclusive=inclusive)


def _off(paper: Paper, one: TaxSum, figures: Figures) -> Answer:
    tax = one.tax
    assert tax.amount is not None
    words = {"tax": figures.shown(tax.amount), "expected": figures.written(one.expected)}
    gap = figures.written(abs(abs(figures.whole(tax.amount.value)) - one.expected))
    base = tax.net or tax.gross or paper.receipt.total
    fields = (tax.rate, base, tax.amount)
    if tax.rate is None:
        return CHECK.answer(paper, "too-much", *fields, **words, gap=gap)
    rate = f"{tax.rate.value.normalize() + Decimal(0):f}"
    return CHECK.answer(paper, "off", *fields, **words, gap=gap, rate=rate)


CHECK = ReceiptCheck(
    id="tax-arithmetic",
    name={"zh": "票面税额", "en": "Tax on the receipt"},
    asks={
        "zh": "税额是不是票面金额按票面税率算出来的？",
        "en": "Is the printed tax what the printed rate makes of the printed amounts?",
    },
    says={
        "agrees": ReceiptSentence(
            result=Result.PASS,
            zh="若识别无误，税额和税率、金额对得上。这只说明票面内部一致，做票的人也会算税。",
            en="If read correctly, tax, rate and amounts agree. The paper is consistent with itself, no more.",
        ),
        "off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，税率 {rate}% 得出的税额应为 {expected}，票面写的是 {tax}，相差 {gap}，换哪种算法都对不上。",
            en="If read correctly, the rate of {rate}% makes a tax of {expected}; {tax} is printed: off by {gap}, "
            "whichever way it is worked out.",
        ),
        "too-much": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，整张票按最高税率也只含税 {expected}，票面写的是 {tax}，多出 {gap}。",
            en="If read correctly, at the highest usual rate the whole paper holds a tax of {expected}; {tax} is "
            "printed: {gap} too much.",
        ),
        "lower": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="税额 {tax} 比全额按票面税率算的 {expected} 低。部分商品免税或适用低税率就会这样，不能下结论。",
            en="The tax of {tax} is less than the {expected} that the rate makes of everything. Goods that are exempt "
            "or taxed less explain it.",
        ),
        "too-few": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="税率、税额或计税金额没读全，没法核对。",
            en="Rate, tax or the amount it applies to was not read, so nothing can be held against it.",
        ),
    },
    why={
        "zh": "税额由收银机按税率算出，误差只会是取整的几分钱。对不上，说明票面内部矛盾，或者识别有误；"
        "对得上只说明内部一致。",
        "en": "A till works the tax out from the rate; only rounding makes a difference of cents. If it is off, the "
        "paper contradicts itself or was misread; if it agrees, it is merely consistent.",
    },
    innocent={
        "zh": "数字识别错、逐行取整、部分商品免税或低税率、折扣前后计税、小费和服务费不计税。",
        "en": "A misread digit, rounding line by line, goods exempt or taxed less, tax before or after a discount, "
        "untaxed tips and charges.",
    },
    next_photo=CLOSE_UP_OF_TAX,
    questions=ASK_WHOLE_PAPER,
    examples=(
        ReceiptExample(
            says="agrees",
            paper="EXAMPLE STORE LONDON\nVAT No GB 980 7806 84\nBELT  120.00\nTOTAL  £120.00\nVAT @ 20.0% incl  20.00",
        ),
        ReceiptExample(
            says="off",
            paper="EXAMPLE STORE LONDON\nVAT No GB 980 7806 84\nBELT  120.00\nTOTAL  £120.00\nVAT @ 20.0% incl  26.00",
        ),
    ),
    look=look,
)
