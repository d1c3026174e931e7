"""Notices a price below every shop's together with two signs or more that a supplier of copies is speaking."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.low_prices import LowPrice, low_prices
from checker.evidence.trade_signs import Signs, trade_signs
from checker.vocabulary import Finding, Language, Leaning, Strength

_FEWEST = 2
_QUOTES_SHOWN = 4


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item whose lowest price lies below its floor while the post speaks like a supplier.

    A price so low that it may be that of a part counts only where it is written in code.
    """
    signs = trade_signs(case)
    for low in low_prices(case):
        shown = signs.get(low.offer.item, {})
        if len(shown) >= _FEWEST and (low.whole or "coded-price" in shown):
            yield _finding(low, shown)


def _finding(low: LowPrice, signs: Signs) -> Finding:
    shown = [*signs.values()][:_QUOTES_SHOWN]
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT,
        strength=Strength.STRONG,
        message=CHECK.message(
            "said",
            **low.words(),
            signs_zh="、".join(f"「{evidence.quote.strip()}」" for evidence in shown),
            signs_en=", ".join(f"“{evidence.quote.strip()}”" for evidence in shown),
        ),
        evidence=tuple(dict.fromkeys((*low.evidence(), *shown))),
    )


CHECK = Check(
    id="supplier-price",
    family="price",
    name={"zh": "低于底价，又像供货的口吻", "en": "Below the floor, in a supplier's words"},
    asks={
        "zh": "价格低过所有正规渠道，说话又像供货的人吗？",
        "en": "Is the price below every shop's, in the words of a supplier?",
    },
    says={
        "said": Sentence(
            zh="内容给{brand_zh}{goods_zh}写的价格是“{price}”，低于我们留的底价（{floor} 元，{date}）；"
            "同时有几处像供货相册的写法：{signs_zh}。",
            en="The post asks “{price}” for {brand_en} {goods_en}, below our floor (CNY {floor}, {date}), and writes "
            "as a supplier's album does: {signs_en}.",
        ),
    },
    why={
        "zh": "低于底价的价格可能有说得通的解释，供货口吻单独看也说明不了什么。两样在同一条内容里出现时，"
        "零售、清仓、二手都很难解释得通：零售的人不必把批次、版本、标和尺码表交给下家，清仓的人不会只留一个代码价。",
        "en": "A price below the floor may have an explanation, and the manner of a supplier shows nothing by itself. "
        "Both in one post are hard to explain by retail, clearance or second hand: a shop need not hand on batches, "
        "versions, labels and charts, and a clearance does not leave a price in code.",
    },
    innocent={
        "zh": "可能是底价表没跟上最近的折扣，或者那个数字是配件、定金的价格；问清是哪家店的货、有没有小票就清楚了。",
        "en": "Our floor may have missed a recent sale, or the number may be the price of a part or a deposit. Asking "
        "for the shop and the receipt clears it up.",
    },
    questions={
        "zh": [
            "请问这件是在哪家店买的？能把购买小票（遮住个人信息）发给我看吗？",
            "这个价格比品牌打折还低，原因是什么呢？",
        ],
        "en": [
            "In which shop was this bought, and may I see the receipt with private data covered?",
            "This is below the brand's own sales. What is the reason?",
        ],
    },
    sources=("S09", "S10"),
    examples=(
        Example(language=Language.ZH_HANS, text="200 Air Zoom Pegasus 41 跑步鞋 货号XX0000-000 39-46", says="said"),
        Example(language=Language.ZH_HANS, text="P148 迪桑特 运动长裤 大货秒发 L-4XL", says="said"),
        Example(language=Language.ZH_HANT, text="💰235 Fendi 半裙套裝 小碼數據 胸圍92 衣長48 腰圍64", says="said"),
        Example(language=Language.EN, text="Moncler down jacket, 75 usd, new batch, all tags and labels", says="said"),
        Example(language=Language.ZH_HANS, text="迪桑特 运动长裤 P148", says=None),
        Example(language=Language.ZH_HANS, text="奥莱 迪桑特长裤 货号D1234 L-4XL ¥399 可开发票", says=None),
        Example(language=Language.ZH_HANS, text="耐克飞马41 FD2722-001 39-46 门店价 649 元", says=None),
        Example(language=Language.ZH_HANS, text="闲置 迪桑特长裤 P120 95新 吊牌领标都在", says=None),
        Example(language=Language.EN, text="Nike Pegasus 41, article FD2722-001, 36-46, $95 with invoice", says=None),
    ),
    look=look,
    needs_brand=True,
)
