"""Do subtotal, taxes, discounts and lines lead to the printed total?"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from checker.evidence.receipts.asking import ASK_WHOLE_PAPER, WHOLE_PAPER
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.structures import State, Sum
from checker.evidence.receipts.totals import extras, from_lines, from_subtotal, from_tax_table
from checker.evidence.receipts.witnesses import against_total
from checker.vocabulary import Answer, Field, Receipt, Result, Strength

SUMS: dict[str, Callable[[Figures], Sum]] = {
    "subtotal-off": from_subtotal,
    "lines-off": from_lines,
    "table-off": from_tax_table,
}


def look(paper: Paper) -> Answer | None:
    receipt, figures = paper.receipt, Figures(paper)
    if receipt.total is None:
        return None if receipt.is_slip else CHECK.answer(paper, "no-total")
    around = (receipt.subtotal, *extras(receipt), receipt.total)
    if receipt.total.value <= 0:
        return CHECK.answer(paper, "no-sale", receipt.total)
    found = {name: work(figures) for name, work in SUMS.items()}
    holds = any(one.state is State.HOLDS for one in found.values())
    off = {**({} if holds else found), "others-off": against_total(figures)}
    for name, one in off.items():
        if one.state is State.BROKEN:
            return _off(paper, name, one, figures)
    if holds:
        return CHECK.answer(paper, "adds-up", *around, total=figures.shown(receipt.total))
    if not paper.clear(*around, *(line.amount for line in receipt.lines)):
        return CHECK.answer(paper, "unsure", *around)
    gaps = [abs(one.gap) for one in found.values() if one.gap]
    if gaps:
        return CHECK.answer(paper, "perhaps-unread", *around, gap=figures.written(min(gaps)))
    return CHECK.answer(paper, "too-few", *around)


def _off(paper: Paper, name: str, one: Sum, figures: Figures) -> Answer:
    receipt = paper.receipt
    assert receipt.total is not None
    words = {"printed": figures.shown(receipt.total), "nearest": figures.written(one.nearest)}
    gap = figures.written(abs(one.gap))
    return CHECK.answer(paper, name, *_terms(receipt, name), **words, gap=gap)


def _terms(receipt: Receipt, sentence: str) -> list[Field[Decimal] | None]:
    """The figures that the sentence speaks of, the total last."""
    terms: list[Field[Decimal] | None] = [receipt.subtotal, *extras(receipt)]
    if sentence == "lines-off":
        terms = [*(line.amount for line in receipt.lines), receipt.tendered, receipt.change]
    if sentence == "others-off":
        goods = [line.amount for line in receipt.lines]
        terms += [*(tax.net for tax in receipt.taxes), *goods, receipt.tendered, receipt.change]
    if sentence == "table-off":
        terms = [field for tax in receipt.taxes for field in (tax.net, tax.amount, tax.gross)]
    return [*terms, receipt.total]


CHECK = ReceiptCheck(
    id="total-arithmetic",
    name={"zh": "票面合计", "en": "Total of the receipt"},
    asks={
        "zh": "小计、税、折扣和各行金额，加起来是票面写的合计吗？",
        "en": "Do subtotal, tax, discounts and lines add up to the printed total?",
    },
    says={
        "adds-up": ReceiptSentence(
            result=Result.PASS,
            zh="若识别无误，票面数字加得起来，合计 {total}。这只说明这张票内部一致，票真不等于货真。",
            en="If read correctly, the figures add up to the total of {total}. The paper is consistent with itself; "
            "that does not make it real, nor the goods.",
        ),
        "subtotal-off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，小计加上票面写的税、折扣等，怎么加都不是合计 {printed}：最接近的是 {nearest}，相差 {gap}。",
            en="If read correctly, no way of adding the printed tax, discounts and charges to the subtotal gives the "
            "total of {printed}: the nearest is {nearest}, off by {gap}.",
        ),
        "lines-off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，各行金额和付的钱都是 {nearest}，合计写的却是 {printed}，相差 {gap}。",
            en="If read correctly, the lines and what was paid come to {nearest}, yet the total says {printed}: off by "
            "{gap}.",
        ),
        "table-off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，税额表里的金额加起来是 {nearest}，合计写的是 {printed}，相差 {gap}。",
            en="If read correctly, the table of taxes adds up to {nearest} while the total says {printed}: off by "
            "{gap}.",
        ),
        "others-off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，票面上别的数字（税和计税金额、各行、收款减找零）得出的合计是 {nearest}，"
            "票面写的是 {printed}，相差 {gap}。",
            en="If read correctly, other figures of the paper (tax and what it is taken of, lines, money given less "
            "change) lead to a total of {nearest} while {printed} is printed: off by {gap}.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="有金额没看清，没法核对加法。",
            en="Some amounts could not be read surely, so the sum cannot be checked.",
        ),
        "perhaps-unread": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="读到的数字差 {gap} 对不上，但很可能是有一行没读懂或没拍到，不能下结论。",
            en="The figures that were read differ by {gap}, but a line may have been missed, so nothing follows from "
            "it.",
        ),
        "too-few": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="票上读到的金额太少，没有可以互相核对的数字。",
            en="Too few amounts were read for one to be held against another.",
        ),
        "no-sale": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="合计是零或负数，像是退货或换货，没有可核对的加法。",
            en="The total is nil or negative, as on returns and exchanges: there is no sum to check.",
        ),
        "no-total": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="没有读到合计。",
            en="No total could be read.",
        ),
    },
    why={
        "zh": "收银机打出来的票，各项加起来总等于合计。加不起来，说明票面内部矛盾，或者识别有误；"
        "加得起来只说明内部一致，做票的人也会算加法。",
        "en": "What a till prints adds up. If it does not, the paper contradicts itself or was misread. If it does, "
        "the paper is merely consistent: whoever makes one up can add as well.",
    },
    innocent={
        "zh": "数字识别错、票被撕掉或折住一部分、逐行取整、折扣或押金单独成行、小费、服务费、现金找零取整。",
        "en": "A misread digit, a torn or folded paper, rounding line by line, a discount or deposit on its own "
        "line, a "
        "tip, a service charge, cash rounding.",
    },
    next_photo=WHOLE_PAPER,
    questions=ASK_WHOLE_PAPER,
    examples=(
        ReceiptExample(
            says="adds-up",
            paper="EXAMPLE STORE\nLEATHER BELT  120.00\nSUBTOTAL  120.00\nTAX  10.65\nTOTAL  130.65",
        ),
        ReceiptExample(
            says="subtotal-off",
            paper="EXAMPLE STORE\nLEATHER BELT  120.00\nSUBTOTAL  120.00\nTAX  10.65\nTOTAL  180.65",
        ),
        ReceiptExample(
            says="lines-off",
            paper="EXAMPLE STORE\nBELT  120.00\nSCARF  85.00\nTOTAL  265.00\nCASH  210.00\nCHANGE  5.00",
        ),
        ReceiptExample(
            says="others-off",
            paper="EXAMPLE STORE\nLEATHER BELT  186.00\nTOTAL INCL GST  186.00\nGST SUMMARY  AMOUNT  TAX\n"
            "GST 6%  100.00  6.00",
        ),
    ),
    look=look,
)
