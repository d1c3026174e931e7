"""Is the receipt from the house or store whose goods the post sells?"""

from __future__ import annotations

from collections.abc import Mapping

from checker.evidence.receipts.asking import ASK_SHOP, CLOSE_UP_OF_HEAD
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.shops import (
    house,
    house_offered,
    houses_named,
    share_shops,
    store,
    stores_in_posts,
    stores_named,
)
from checker.patterns.lexicon import lexicon
from checker.vocabulary import Answer, Evidence, Offer, Result, Strength


def look(paper: Paper) -> Answer | None:
    printed, named = store(paper), stores_in_posts(paper)
    if printed and named:
        return _of_store(paper, printed, named)
    maker, offer = house(paper), house_offered(paper)
    return _of_house(paper, maker, offer) if maker and offer is not None else None


def _of_store(paper: Paper, printed: str, named: Mapping[str, Evidence]) -> Answer:
    merchant, words = paper.receipt.merchant, next(iter(named.values()))
    params = {"quote": words.quote, "shop": merchant.value if merchant else ""}
    if printed in named:
        return CHECK.answer(paper, "agrees", named[printed], merchant, **params)
    if len(named) > 1 or _others(paper) or named.keys() & stores_named(_text(paper)):
        return CHECK.answer(paper, "several", words, merchant)
    return CHECK.answer(paper, "another-store", words, merchant, **params)


def _of_house(paper: Paper, maker: str, offer: Offer) -> Answer:
    merchant, words = paper.receipt.merchant, _quote(offer)
    params = {"quote": words.quote, "shop": merchant.value if merchant else ""}
    if share_shops(maker, offer.brand):
        return CHECK.answer(paper, "agrees", words, merchant, **params)
    in_posts = any(maker in houses_named(reading.text) for reading in paper.posts)
    if in_posts or offer.brand in houses_named(_text(paper)) or _others(paper):
        return CHECK.answer(paper, "several", words, merchant)
    brand = lexicon().brands[offer.brand]
    return CHECK.answer(paper, "another-house", words, merchant, zh_brand=brand.zh, en_brand=brand.en, **params)


def _others(paper: Paper) -> bool:
    """Whether another receipt of the case may be the one that belongs to the goods."""
    return len(paper.receipts) > 1


def _text(paper: Paper) -> str:
    return paper.reading.text if paper.reading is not None else ""


def _quote(offer: Offer) -> Evidence:
    end = offer.brand_start + len(offer.brand_quote)
    return Evidence(item=offer.item, quote=offer.brand_quote, start=offer.brand_start, end=end, box=offer.brand_box)


FOOT = "\n12 RUE DE L'EXEMPLE\n75001 PARIS\n25/03/2025 14:05\nCEINTURE CUIR  890,00 €\nTOTAL TTC  890,00 €"

CHECK = ReceiptCheck(
    id="shop-against-post",
    name={"zh": "票上的店名与内容所说", "en": "Shop of the receipt and of the post"},
    asks={
        "zh": "票是内容所说的那家店、那个牌子的店开的吗？",
        "en": "Is the receipt from the store, or a shop of the house, that the post speaks of?",
    },
    says={
        "agrees": ReceiptSentence(
            result=Result.PASS,
            zh="内容写的是“{quote}”，票上的店名是“{shop}”，对得上。这不说明票属于这件货。",
            en="The post says “{quote}” and the receipt is headed “{shop}”. That does not tie it to this item.",
        ),
        "another-house": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="内容卖的是“{quote}”，但若识别无误，票上的店名是“{shop}”，那家店只卖自己的牌子，不卖{zh_brand}。",
            en="The post sells “{quote}”, yet, if read correctly, the receipt is headed “{shop}”, whose shops sell "
            "their own goods only and no {en_brand}.",
        ),
        "another-store": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="内容写的是“{quote}”，但若识别无误，票上的店名是“{shop}”。两处说法对不上。",
            en="The post says “{quote}”, yet, if read correctly, the receipt is headed “{shop}”.",
        ),
        "several": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="内容或票上不止一个店名或牌子，或者有几张票，看不出这张票是哪一件的。",
            en="Post or paper name several shops or brands, or there are several receipts: which belongs to what is "
            "not clear.",
        ),
    },
    why={
        "zh": "奢侈品牌的专门店只卖自己的货，票头就是店名。店名对不上，说明这张票多半是另一件货的；"
        "对得上也不说明票属于这件货。百货公司里的专柜常常用百货的票，所以百货的票头什么也不说明。",
        "en": "Houses sell only their own goods in the shops that bear their name, and the shop heads the receipt. "
        "Another name suggests the receipt of another item; the right one does not tie it to this item. Counters in "
        "department stores print the store's receipt, so that such a head says nothing.",
    },
    innocent={
        "zh": "发错了图、这张票是另一件货的、同一集团的折扣店或公司名、百货里的专柜、识别错。",
        "en": "The wrong picture, the receipt of another item, an outlet or company of the same group, a counter "
        "within a store, a misread line.",
    },
    next_photo=CLOSE_UP_OF_HEAD,
    questions=ASK_SHOP,
    examples=(
        ReceiptExample(says="agrees", paper="GUCCI FRANCE" + FOOT, post="Gucci 腰带 法国专柜购入，小票齐全"),
        ReceiptExample(says="another-house", paper="PRADA FRANCE" + FOOT, post="Gucci 腰带 法国专柜购入，小票齐全"),
        ReceiptExample(
            says="another-store", paper="GALERIES LAFAYETTE" + FOOT, post="Gucci 腰带 巴黎春天专柜购入，小票齐全"
        ),
        ReceiptExample(says=None, paper="GALERIE EXEMPLE" + FOOT, post="Gucci 腰带 法国专柜购入，小票齐全"),
    ),
    look=look,
)
