"""Does the receipt's price go with the price that is asked for the goods?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.evidence.receipts.figures import Figures
from checker.patterns.pricing import rates
from checker.vocabulary import Answer, Evidence, Offer, Result, Strength

MUCH = Decimal(3)
USUAL = "CNY"
"""What posts mean that name no currency."""


def look(paper: Paper) -> Answer | None:
    receipt = paper.receipt
    items = {reading.item for reading in paper.posts}
    offers = [offer for offer in paper.offers if offer.item in items and offer.price]
    if receipt.total is None or receipt.is_slip or not offers:
        return None
    paid = [yuan for yuan in _paid(paper) if yuan]
    asked = [(offer, yuan) for offer in offers for yuan in [_in_yuan(offer)] if yuan]
    if not paid or not asked or not Figures(paper).clear(receipt.total) or not sure(receipt.currency):
        return CHECK.answer(paper, "unsure", receipt.total)
    fitting = [offer for offer, yuan in asked for one in paid if one / MUCH <= yuan <= one * MUCH]
    if fitting:
        return CHECK.answer(paper, "similar", _quote(fitting[0]), receipt.total)
    if len(offers) > 1 or len(paper.receipts) > 1:
        return CHECK.answer(paper, "several", receipt.total)
    offer, yuan = asked[0]
    words = {"asked": offer.price_quote.strip(), "paid": f"{max(paid):,}", "date": rates().date.isoformat()}
    return CHECK.answer(paper, "far-less" if yuan < min(paid) else "far-more", _quote(offer), receipt.total, **words)


def _paid(paper: Paper) -> Iterator[Decimal | None]:
    """The total and each thing bought, in CNY."""
    receipt, currency = paper.receipt, paper.receipt.currency
    if currency is None or receipt.total is None:
        return
    for amount in (receipt.total.value, *(line.amount.value for line in receipt.lines)):
        if amount > 0:
            yield rates().in_yuan(amount, currency.value)


def _in_yuan(offer: Offer) -> Decimal | None:
    assert offer.price is not None
    return rates().in_yuan(offer.price, offer.currency or USUAL)


def _quote(offer: Offer) -> Evidence:
    end = offer.price_start + len(offer.price_quote)
    return Evidence(item=offer.item, quote=offer.price_quote, start=offer.price_start, end=end, box=offer.price_box)


CHECK = ReceiptCheck(
    id="price-against-offer",
    name={"zh": "票面金额与要价", "en": "Amount of the receipt and price asked"},
    asks={
        "zh": "票上的价格和内容里的要价合得上吗？",
        "en": "Does the receipt's price go with the price asked?",
    },
    says={
        "similar": ReceiptSentence(
            result=Result.PASS,
            zh="票上的金额和要价在同一个量级。这不说明票属于这件货。",
            en="Receipt and price are of one size. That does not tie the receipt to this item.",
        ),
        "far-less": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.WEAK,
            zh="要价是“{asked}”，若识别无误，票上约合 {paid} 元（按 {date} 汇率），要价还不到票面的三分之一。",
            en="“{asked}” is asked while the receipt, if read correctly, comes to about CNY {paid} (rates of {date}): "
            "less than a third of it.",
        ),
        "far-more": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.WEAK,
            zh="要价是“{asked}”，若识别无误，票上约合 {paid} 元（按 {date} 汇率），要价超过票面的三倍。",
            en="“{asked}” is asked while the receipt, if read correctly, comes to about CNY {paid} (rates of {date}): "
            "more than three times as much.",
        ),
        "several": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="有几个价格或几张票，看不出谁对应谁。",
            en="There are several prices or receipts: which belongs to which is not clear.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="金额、货币或要价没看清，没法比较。",
            en="An amount, its currency or the price asked could not be read surely.",
        ),
    },
    why={
        "zh": "票上的钱是买入价，要价里还有运费和利润，差一些很平常；差出三倍，票多半不是这件货的。这是弱线索。",
        "en": "A receipt shows what was paid; postage and profit come on top. Some difference is normal; three times "
        "as "
        "much suggests that the receipt is of something else. A weak sign.",
    },
    innocent={
        "zh": "定金或部分款、一张票买了好几件、员工价、转卖旧货、识别错、汇率变动。",
        "en": "A deposit or part payment, several items on one receipt, a staff price, a used piece, a misread digit.",
    },
    next_photo={
        "zh": "小票上写着这件货的那一行：货号、尺码、单价。",
        "en": "The line of the receipt with this very item: reference, size, price.",
    },
    questions={
        "zh": ["小票上哪一行是这件货？价格和小票差得比较多，方便解释一下吗？"],
        "en": ["Which line of the receipt is this item? Its price is rather different; could you explain?"],
    },
    examples=(
        ReceiptExample(
            says="similar",
            paper="GALERIE EXEMPLE\n12 RUE DE L'EXEMPLE\n75001 PARIS\n"
            "SIRET 123 456 782 00010\n25/03/2025 14:05\nCEINTURE CUIR  890,00 €\n"
            "TOTAL TTC  890,00 €",
            post="Gucci 手袋 6800元，小票齐全",
        ),
        ReceiptExample(
            says="far-less",
            paper="GALERIE EXEMPLE\n12 RUE DE L'EXEMPLE\n75001 PARIS\n"
            "SIRET 123 456 782 00010\n25/03/2025 14:05\nCEINTURE CUIR  890,00 €\n"
            "TOTAL TTC  890,00 €",
            post="Gucci 手袋 680元，小票齐全",
        ),
    ),
    look=look,
)
