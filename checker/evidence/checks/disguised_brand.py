"""Notices a brand name that is spelled so that the brand's own search cannot find the post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.patterns.lexicon import lexicon
from checker.vocabulary import Evidence, Finding, Language, Leaning, Offer, Strength

_NICKNAME = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]{1,3}家")
"""Only Chinese characters, or initials with 家: what fans write too. Anything else takes trouble to write."""


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each brand and spelling of an item."""
    shown: set[tuple[int, str, str]] = set()
    for offer in case.offers:
        key = (offer.item, offer.brand, offer.brand_quote)
        if offer.disguised and key not in shown:
            shown.add(key)
            yield _finding(offer)


def _finding(offer: Offer) -> Finding:
    brand = lexicon().brands[offer.brand]
    nickname = bool(_NICKNAME.fullmatch(offer.brand_quote))
    end = offer.brand_start + len(offer.brand_quote)
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT,
        strength=Strength.WEAK if nickname else Strength.FAIR,
        message=CHECK.message(
            "nickname" if nickname else "masked",
            quote=offer.brand_quote,
            brand_zh=brand.zh or brand.en,
            brand_en=brand.en,
        ),
        evidence=(
            Evidence(item=offer.item, quote=offer.brand_quote, start=offer.brand_start, end=end, box=offer.brand_box),
        ),
    )


CHECK = Check(
    id="disguised-brand",
    family="evasion",
    name={"zh": "品牌名做了变形", "en": "Brand name in disguise"},
    asks={
        "zh": "品牌名是不是写成了品牌方搜不到的样子？",
        "en": "Is the brand's name spelled so that the brand's own search cannot find the post?",
    },
    says={
        "masked": Sentence(
            zh="品牌名写成了“{quote}”，看上去指 {brand_zh}。字母或字换成了别的符号，用品牌名就搜不到这条内容。",
            en="The brand is written “{quote}”, which looks like {brand_en}. With letters changed or hidden, a search "
            "for the brand does not find the post.",
        ),
        "nickname": Sentence(
            zh="卖东西的内容里没写品牌全名，写的是“{quote}”，一般指 {brand_zh}。",
            en="The post offers goods without the brand's name and writes “{quote}” instead, which usually means "
            "{brand_en}.",
        ),
    },
    why={
        "zh": "平台和品牌方靠搜索品牌名来清理侵权内容，换字母、加星号可以躲开。但粉丝之间、以及怕被平台误删的普通卖家"
        "也会这么写；单凭这一点说明不了货的来路，要和价格、凭证一起看。",
        "en": "Platforms and brands look for infringing posts by name; changed letters and asterisks stay out of "
        "their sight. Fans write so too, and so do honest sellers who fear a mistaken removal. By itself it says "
        "nothing about the goods; look at it together with price and proof.",
    },
    innocent={
        "zh": "粉丝间的昵称、打字错误、花体字、怕被平台误判而写的代称。",
        "en": "A fans' nickname, a typing mistake, ornamental letters, or fear of being filtered by mistake.",
    },
    questions={
        "zh": ["请问这是哪个品牌的？方便把品牌全名和货号写给我吗？"],
        "en": ["Which brand is this? Could you write me its full name and the article number?"],
    },
    examples=(
        Example(language=Language.ZH_HANS, text="L0U*S VUI*T0N 早春新款T恤 P168", says="masked"),
        Example(language=Language.ZH_HANS, text="G*CCI 新款腰带到货，懂的来", says="masked"),
        Example(language=Language.EN, text="CH@NEL flap bag, best quality, DM for price", says="masked"),
        Example(language=Language.ZH_HANT, text="香*兒 小羊皮包包 現貨", says="masked"),
        Example(language=Language.ZH_HANS, text="C家新款链条包 私信", says="nickname"),
        Example(language=Language.ZH_HANS, text="小香外套 P260 现货", says="nickname"),
        Example(language=Language.ZH_HANS, text="香奈儿 Chanel 链条包 专柜带回", says=None),
        Example(language=Language.ZH_HANS, text="小香风外套 169元 包邮", says=None),
        Example(language=Language.ZH_HANS, text="始祖鸟冲锋衣、小脏鞋都有现货", says=None),
        Example(language=Language.ZH_HANS, text="路易·威登 发布早春系列女包", says=None),
    ),
    look=look,
)
