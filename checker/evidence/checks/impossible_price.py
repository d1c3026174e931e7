"""Holds the price of a brand's goods against the price floors: could a new genuine piece cost so little?"""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.low_prices import LowPrice, low_prices
from checker.patterns.pricing import price_floors
from checker.vocabulary import Finding, Language, Leaning, Strength


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item: the offer that lies furthest below its floor."""
    return (_finding(low) for low in low_prices(case) if low.whole)


def _finding(low: LowPrice) -> Finding:
    strong = low.share < price_floors().strong_below and low.plain
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT,
        strength=Strength.STRONG if strong else Strength.FAIR,
        message=CHECK.message("far-below" if strong else "below", **low.words()),
        evidence=low.evidence(),
    )


CHECK = Check(
    id="impossible-price",
    family="price",
    name={"zh": "价格低于底价", "en": "Price below the floor"},
    asks={
        "zh": "所写的价格，这个品牌的全新正价货或折扣货可能卖到吗？",
        "en": "Could a new genuine piece of this brand cost as little as the post says?",
    },
    says={
        "far-below": Sentence(
            zh="内容里写的价格是“{price}”。若所写价格是整件价格，它远低于我们给{brand_zh}{goods_zh}"
            "留的底价（{floor} 元，{date}）：据我们所知，全新的从没有哪家店或奥特莱斯卖到这么低。",
            en="The post asks “{price}”. If that is the price of the whole piece, it lies far below our floor for "
            "{brand_en} {goods_en} (CNY {floor}, {date}): to our knowledge no shop or outlet has sold a new one "
            "for so little.",
        ),
        "below": Sentence(
            zh="内容里写的像是价格“{price}”。若所写价格是整件价格，它低于我们给{brand_zh}{goods_zh}"
            "留的底价（{floor} 元，{date}）。",
            en="The post seems to ask “{price}”. If that is the price of the whole piece, it lies below our floor for "
            "{brand_en} {goods_en} (CNY {floor}, {date}).",
        ),
    },
    why={
        "zh": "底价表是编辑的估计，特意定得比我们知道的任何奥特莱斯价、清仓价都低得多，并注明日期。"
        "正规进货、退税、内购能省下的钱有限，省不到这个地步；所以低于底价需要一个说得通的解释。"
        "高于底价也不说明货真：有案例是三千元拿的货卖到两万元。",
        "en": "The floors are the editors' estimate, kept far below any outlet or closing-sale price known to us, and "
        "dated. Tax refunds, staff prices and good buying save only so much, so a price below the floor needs an "
        "explanation. A price above it says nothing: goods bought at 3,000 yuan have been sold at 20,000.",
    },
    innocent={
        "zh": "可能是定金、配件、小样、二手或儿童款的价格，可能少打了一位数，也可能那个数字根本不是价格。",
        "en": "It may be a deposit, the price of a part, a sample, a second-hand or children's piece, a typing "
        "mistake, or the number may not be a price at all.",
    },
    questions={
        "zh": [
            "请问这个价格是整件全新的价格吗？包含哪些东西？",
            "这个价格和专柜差很多，差价是怎么来的呢？方便发一下购买小票吗？",
        ],
        "en": [
            "Is this the price of one whole new piece? What is included?",
            "This is far from the shop price. Where does the difference come from, and may I see the receipt?",
        ],
    },
    sources=("S09", "S10", "S13"),
    examples=(
        Example(language=Language.ZH_HANS, text="P168 LV路易威登新款圆领卫衣，内里加绒，S-XL", says="far-below"),
        Example(language=Language.ZH_HANT, text="香奈兒 CF 中號包包 💰1280 含運", says="far-below"),
        Example(language=Language.EN, text="Gucci Ophidia bag $95 shipped, DM me", says="far-below"),
        Example(language=Language.ZH_HANS, text="200 Air Zoom Pegasus 41 跑步鞋 货号XX0000-000 39-46", says="below"),
        Example(language=Language.ZH_HANS, text="迪桑特工装长裤 P158 男女同款", says="below"),
        Example(language=Language.ZH_HANS, text="蔻驰斜挎包 专柜直邮 1299到手", says=None),
        Example(language=Language.ZH_HANS, text="LV neverfull 内胆包 收纳整理 39元包邮", says=None),
        Example(language=Language.ZH_HANS, text="闲置转让 gucci 腰包 95新 ¥900", says=None),
        Example(language=Language.ZH_HANS, text="LV同款老花单肩包 99元", says=None),
        Example(language=Language.ZH_HANS, text="爱马仕铂金包 定金500元，余款到货再付", says=None),
        Example(language=Language.EN, text="Chanel perfume sample 2ml $9", says=None),
    ),
    look=look,
    needs_brand=True,
)
