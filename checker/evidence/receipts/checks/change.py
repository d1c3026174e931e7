"""Is the change what remains of the money given?"""

from __future__ import annotations

from checker.evidence.receipts.asking import ASK_WHOLE_PAPER, WHOLE_PAPER
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.structures import State, explain
from checker.vocabulary import Answer, Result, Strength

BY_ITS_WORDS = 0.7
"""An amount that was taken for total or change less surely may be another: three numbers alone do not tell."""


def look(paper: Paper) -> Answer | None:
    receipt, figures = paper.receipt, Figures(paper)
    given, change, total = receipt.tendered, receipt.change, receipt.total
    if given is None or change is None or total is None:
        return None
    fields = (total, given, change)
    known = min(field.confidence for field in fields) >= BY_ITS_WORDS
    if not known or not figures.clear(*fields, receipt.tip, receipt.rounding, receipt.service):
        return CHECK.answer(paper, "unsure", *fields)
    paid = figures.whole(given.value) - figures.whole(total.value)
    found = explain(
        abs(figures.whole(change.value)),
        [paid],
        _parts(figures),
        1 + figures.rounded_by(figures.whole(given.value - abs(change.value))),
        figures.loose,
    )
    if found.state is State.HOLDS:
        return CHECK.answer(paper, "agrees", *fields)
    if found.state is State.UNKNOWN or _paid_something_else(figures):
        return CHECK.answer(paper, "perhaps-otherwise", *fields)
    return CHECK.answer(
        paper,
        "off",
        *fields,
        given=figures.shown(given),
        total=figures.shown(total),
        change=figures.shown(change),
        gap=figures.written(abs(found.gap)),
    )


def _parts(figures: Figures) -> list[int]:
    """What may be taken from the money beside the total."""
    receipt = figures.receipt
    found = [-figures.whole(field.value) for field in (receipt.tip, receipt.service) if field is not None]
    if receipt.rounding is not None:
        rounding = figures.whole(receipt.rounding.value)
        found += [rounding, -rounding]
    return found


def _paid_something_else(figures: Figures) -> bool:
    """Whether the money kept is another amount of the paper, so that the total may have been read from a wrong row; or
    whether less was given than was asked, so that there was a second payment."""
    receipt = figures.receipt
    assert receipt.tendered is not None
    assert receipt.change is not None
    assert receipt.total is not None
    given, change = figures.whole(receipt.tendered.value), abs(figures.whole(receipt.change.value))
    known = {figures.whole(receipt.subtotal.value)} if receipt.subtotal is not None else set()
    return given - change in figures.loose | known or given < figures.whole(receipt.total.value)


CHECK = ReceiptCheck(
    id="change",
    name={"zh": "找零", "en": "Change given"},
    asks={"zh": "收的钱减去合计，是票面写的找零吗？", "en": "Is the change what remains of the money given?"},
    says={
        "agrees": ReceiptSentence(
            result=Result.PASS,
            zh="若识别无误，收款、合计、找零三个数对得上。这只说明票面内部一致。",
            en="If read correctly, money given, total and change agree. The paper is consistent with itself.",
        ),
        "off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，收 {given}、合计 {total}，找零写的是 {change}，相差 {gap}。",
            en="If read correctly, {given} was given for {total}, yet the change is {change}: off by {gap}.",
        ),
        "perhaps-otherwise": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="收款、合计、找零对不上，但可能分了几种方式付款或有小费，不能下结论。",
            en="Money given, total and change differ, but there may have been a second payment or a tip.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="收款、合计或找零没看清，没法核对。",
            en="Money given, total or change could not be read surely.",
        ),
    },
    why={
        "zh": "收银机自己算找零。对不上，说明票面内部矛盾，或者识别有误；对得上只说明内部一致。",
        "en": "The till works the change out itself. If it is off, the paper contradicts itself or was misread; if it "
        "agrees, the paper is merely consistent.",
    },
    innocent={
        "zh": "数字识别错、两种方式付款、用外币付款找当地货币、小费、取现、现金取整。",
        "en": "A misread digit, two ways of paying, foreign money with local change, a tip, cash back, cash rounding.",
    },
    next_photo=WHOLE_PAPER,
    questions=ASK_WHOLE_PAPER,
    examples=(
        ReceiptExample(says="agrees", paper="EXAMPLE STORE\nSCARF  85.00\nTOTAL  85.00\nCASH  100.00\nCHANGE  15.00"),
        ReceiptExample(says="off", paper="EXAMPLE STORE\nSCARF  85.00\nTOTAL  85.00\nCASH  100.00\nCHANGE  25.00"),
    ),
    look=look,
)
