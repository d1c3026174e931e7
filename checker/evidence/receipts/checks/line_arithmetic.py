"""Is quantity times price of one piece what the line says?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from checker.evidence.receipts.asking import ASK_WHOLE_PAPER, WHOLE_PAPER
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.figures import Figures
from checker.vocabulary import Answer, ReceiptLine, Result, Strength

HALF = Decimal("0.5")


def look(paper: Paper) -> Answer | None:
    figures = Figures(paper)
    counted = [line for line in paper.receipt.lines if line.quantity is not None and line.unit_price is not None]
    if not counted:
        return None
    clear = [line for line in counted if paper.clear(line.quantity) and figures.clear(line.unit_price, line.amount)]
    if not clear:
        return CHECK.answer(paper, "unsure", *(line.amount for line in counted))
    unexplained = [line for line in clear if not _holds(line, figures)]
    for line in unexplained:
        if not _explained(line, figures):
            return _off(paper, line, figures)
    if len(unexplained) == len(clear):
        return CHECK.answer(paper, "perhaps-otherwise", *(line.amount for line in unexplained))
    return CHECK.answer(paper, "agrees", *(line.amount for line in clear))


def _off(paper: Paper, line: ReceiptLine, figures: Figures) -> Answer:
    assert line.quantity is not None
    assert line.unit_price is not None
    product = figures.whole(line.quantity.value * line.unit_price.value)
    amount = figures.whole(line.amount.value)
    return CHECK.answer(
        paper,
        "off",
        *(line.quantity, line.unit_price, line.amount),
        quantity=f"{line.quantity.value.normalize():f}",
        price=figures.shown(line.unit_price),
        product=figures.written(product),
        amount=figures.written(amount),
        gap=figures.written(abs(amount - product)),
    )


def _holds(line: ReceiptLine, figures: Figures) -> bool:
    """Whether the product is the amount, give or take what rounding of all three can do."""
    assert line.quantity is not None
    assert line.unit_price is not None
    quantity, price = line.quantity.value, line.unit_price.value
    rounding = _half_a_step(quantity) * abs(price) if quantity % 1 else Decimal(0)
    rounding += figures.unit + (HALF * figures.unit * abs(quantity) if quantity % 1 else Decimal(0))
    return abs(abs(line.amount.value) - abs(quantity * price)) <= rounding


def _half_a_step(value: Decimal) -> Decimal:
    exponent: Any = value.as_tuple().exponent
    return HALF.scaleb(exponent)


def _explained(line: ReceiptLine, figures: Figures) -> bool:
    """Whether another meaning of the columns, a discount or a tax makes the amount possible."""
    assert line.quantity is not None
    assert line.unit_price is not None
    quantity, price, amount = line.quantity.value, line.unit_price.value, line.amount.value
    if not quantity or not price or not amount or abs(quantity) <= 1:
        return True
    if not (amount / price) % 1 or not (price / amount) % 1 or abs(amount) == abs(price / quantity):
        return True
    gap = abs(figures.whole(quantity * price) - figures.whole(amount))
    return gap in figures.loose | frozenset(_reductions(figures)) or _is_taxed(quantity * price, amount, figures)


def _reductions(figures: Figures) -> Iterator[int]:
    receipt = figures.receipt
    yield from (abs(figures.whole(discount.value)) for discount in receipt.discounts)
    yield from (-figures.whole(line.amount.value) for line in receipt.lines if line.amount.value < 0)


def _is_taxed(product: Decimal, amount: Decimal, figures: Figures) -> bool:
    """Whether one of the two has the printed tax in it and the other has not."""
    rates = [tax.rate.value for tax in figures.receipt.taxes if tax.rate is not None]
    return any(
        abs(figures.on_top(small, rate) - figures.whole(large - small)) <= 1
        for rate in rates
        for small, large in ((product, amount), (amount, product))
    )


CHECK = ReceiptCheck(
    id="line-arithmetic",
    name={"zh": "单价乘数量", "en": "Quantity times price"},
    asks={"zh": "单价乘数量，是这一行的金额吗？", "en": "Is quantity times price what the line says?"},
    says={
        "agrees": ReceiptSentence(
            result=Result.PASS,
            zh="若识别无误，各行单价乘数量都对得上。这只说明票面内部一致。",
            en="If read correctly, quantity times price agrees on every line. The paper is consistent with itself.",
        ),
        "off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，有一行写着 {quantity} × {price}，应为 {product}，票面写的是 {amount}，相差 {gap}。",
            en="If read correctly, one line says {quantity} × {price}, which makes {product}; {amount} is printed: off "
            "by {gap}.",
        ),
        "perhaps-otherwise": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="有一行的单价、数量、金额对不上，但可能是打折、含税不含税或列的意思不同，不能下结论。",
            en="On a line quantity, price and amount differ, but a discount, a tax or another meaning of the columns "
            "may explain it.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="单价、数量或金额没看清，没法核对。",
            en="Quantity, price or amount could not be read surely.",
        ),
    },
    why={
        "zh": "收银机自己算这一行，不会乘错。对不上，说明票面内部矛盾，或者识别有误；对得上只说明内部一致。",
        "en": "A till multiplies by itself and does not err. If a line is off, the paper contradicts itself or was "
        "misread; if it agrees, the paper is merely consistent.",
    },
    innocent={
        "zh": "数字识别错、行内打折、买几件一口价、称重商品取整、单价不含税而金额含税。",
        "en": "A misread digit, a discount within the line, several for one price, rounding of weighed goods, a price "
        "without tax beside an amount with it.",
    },
    next_photo=WHOLE_PAPER,
    questions=ASK_WHOLE_PAPER,
    examples=(
        ReceiptExample(
            says="agrees",
            paper="EXAMPLE STORE\n25/03/2025 14:05\nSCARF  2 x 85.00  170.00\nSUBTOTAL  170.00\nTOTAL  170.00",
        ),
        ReceiptExample(
            says="off",
            paper="EXAMPLE STORE\n25/03/2025 14:05\nSCARF  2 x 85.00  197.00\nSUBTOTAL  197.00\nTOTAL  197.00",
        ),
    ),
    look=look,
)
