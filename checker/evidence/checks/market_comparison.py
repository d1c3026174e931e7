"""Notices that a brand's goods are compared with "the market", as makers of the same thing compare themselves."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="market-comparison",
    family="market-comparison",
    name={"zh": "和“市面版本”比", "en": "Compared with “the market”"},
    asks={
        "zh": "是不是在和“市面上的版本”比？",
        "en": "Does the post compare its goods with “the market”?",
    },
    says={
        "said": Sentence(
            zh="内容写着“{quote}”。品牌的正价商品没有“市面普通款”可比，会这样比的，通常是同一样东西有好几家在做。",
            en="The post says “{quote}”. Goods that the brand itself sells need no comparison "
            "with “the market”; who compares so usually knows several makers of the same thing.",
        ),
    },
    why={
        "zh": "同一件品牌商品，本不该有“通货”和“好货”之分。不过商家说“一分价钱一分货”也很平常，单独一句说明不了问题。",
        "en": "One model of one brand should not come in a common and a better make. Still, “you "
        "get what you pay for” is everyday talk, and one such sentence alone shows little.",
    },
    innocent={
        "zh": "普通店家也会说自己比同行好、让人放心比较。",
        "en": "Ordinary shops also say that they are better than others.",
    },
    questions={
        "zh": ["请问您说的市面上的是指什么？和专柜卖的是同一个东西吗？"],
        "en": ["What do you mean by the market? Is this the same article that the brand's shop sells?"],
    },
    examples=(
        Example(language=Language.ZH_HANS, text="💰420 LV 路易威登 腰包 随意对比", says="said"),
        Example(language=Language.ZH_HANT, text="P320 迪奧 托特包 拒絕低端貨", says="said"),
        Example(
            language=Language.EN, text="Chanel flap bag $110, different from the market version, new batch", says="said"
        ),
        Example(language=Language.ZH_HANS, text="自家果园苹果 拒绝低端 39元一箱", says=None),
        Example(language=Language.ZH_HANS, text="耐克飞马 门店价 649元 支持验货", says=None),
    ),
    look=look,
    needs_brand=True,
)
