"""Holds the price of a brand's goods against the price floors: could a new genuine piece cost so little?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.patterns.lexicon import lexicon
from checker.patterns.pricing import price_floors, rates
from checker.patterns.spelling import spell, spell_forms
from checker.vocabulary import Evidence, Finding, Language, Leaning, Offer, Reading, Strength

_USUAL = ("USD", "EUR", "GBP")
_SURE_READING = 0.9
"""Below this confidence of the reader a digit may be missing."""


@dataclass(frozen=True, kw_only=True)
class _Low:
    """An offer below its floor; `share` is the part of the floor that is asked."""

    offer: Offer
    floor: Decimal
    share: Decimal


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item: the offer that lies furthest below its floor."""
    for reading in case.readings:
        offers = [offer for offer in case.offers if offer.item == reading.item and offer.price]
        if not any(offer.brand for offer in offers):
            continue
        text = spell(reading.text).text
        if _silent_words().search(text):
            continue
        lows = [low for low in _lows(offers, text) if low]
        if lows:
            yield _finding(min(lows, key=lambda low: low.share), reading)


def _lows(offers: Sequence[Offer], text: str) -> Iterator[_Low | None]:
    """Where one price stands for several brands, all of them must be below their floors."""
    for start in dict.fromkeys(offer.price_start for offer in offers):
        sharing = [_low(offer, text) for offer in offers if offer.price_start == start]
        if all(sharing):
            yield sharing[0]


def _low(offer: Offer, text: str) -> _Low | None:
    if not offer.brand or offer.ambiguous or not offer.goods or offer.price is None:
        return None
    brand = lexicon().brands[offer.brand]
    floor = price_floors().floor(brand, offer.goods, text)
    asked = _in_yuan(offer.price, offer.currency)
    if floor is None or asked is None or not price_floors().least(brand) <= asked < floor:
        return None
    return _Low(offer=offer, floor=floor, share=asked / floor)


def _in_yuan(amount: Decimal, currency: str) -> Decimal | None:
    """The amount in CNY; where the currency is not told, in the one of the usual ones that makes it the highest."""
    amounts = [rates().in_yuan(amount, code) for code in ([currency] if currency else _USUAL)]
    return max((found for found in amounts if found is not None), default=None)


def _finding(low: _Low, reading: Reading) -> Finding:
    offer, brand = low.offer, lexicon().brands[low.offer.brand]
    kind = lexicon().goods[offer.goods]
    strong = low.share < price_floors().strong_below and _is_plain(offer, reading)
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT,
        strength=Strength.STRONG if strong else Strength.FAIR,
        message=CHECK.message(
            "far-below" if strong else "below",
            price=offer.price_quote.strip(),
            brand_zh=f"{brand.zh} {brand.en}".strip() if brand.zh != brand.en else brand.en,
            brand_en=brand.en,
            goods_zh=kind.zh,
            goods_en=kind.en,
            floor=f"{low.floor:,}",
            date=price_floors().date.isoformat(),
        ),
        evidence=_evidence(offer),
    )


def _is_plain(offer: Offer, reading: Reading) -> bool:
    """Whether it is certain that the price reads so: a bare number at the head of a line may be something else, and
    a reader of pictures may lose a digit."""
    line = reading.line_at(offer.price_start)
    clear = offer.price_box is None or line is None or line.confidence >= _SURE_READING
    return clear and bool(offer.currency) and not (offer.price_coded and offer.price_quote.isdigit())


def _evidence(offer: Offer) -> tuple[Evidence, ...]:
    quotes = (
        (offer.price_quote, offer.price_start, offer.price_box),
        (offer.brand_quote, offer.brand_start, offer.brand_box),
    )
    return tuple(
        Evidence(item=offer.item, quote=quote, start=start, end=start + len(quote), box=box)
        for quote, start, box in quotes
    )


@cache
def _silent_words() -> re.Pattern[str]:
    words = spell_forms(price_floors().silent_words)
    latin = sorted({word for word in words if word.isascii()}, key=len, reverse=True)
    other = sorted({word for word in words if not word.isascii()}, key=len, reverse=True)
    return re.compile(rf"{'|'.join(map(re.escape, other))}|(?<![a-z])(?:{'|'.join(map(re.escape, latin))})(?![a-z])")


CHECK = Check(
    id="impossible-price",
    family="price",
    asks={
        "zh": "所写的价格，这个品牌的全新正价货或折扣货可能卖到吗？",
        "en": "Could a new genuine piece of this brand cost as little as the post says?",
    },
    says={
        "far-below": Sentence(
            zh="内容里写的价格是「{price}」。若所写价格是整件价格，它远低于我们给 {brand_zh} {goods_zh}"
            "留的底价（{floor} 元，{date}）：据我们所知，全新的从没有哪家店或奥特莱斯卖到这么低。",
            en="The post asks “{price}”. If that is the price of the whole piece, it lies far below our floor for "
            "{brand_en} {goods_en} (CNY {floor}, {date}): to our knowledge no shop or outlet has sold a new one "
            "for so little.",
        ),
        "below": Sentence(
            zh="内容里写的像是价格「{price}」。若所写价格是整件价格，它低于我们给 {brand_zh} {goods_zh}"
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
)
