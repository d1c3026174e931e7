"""Notices that a post describes a brand's goods as one who has them made would: cloth to order, moulds, plating."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="maker-words",
    family="maker-words",
    name={"zh": "像做货的人在介绍", "en": "Words of a maker"},
    asks={
        "zh": "是不是像“做货的人”在介绍用料和工艺？",
        "en": "Does the post describe cloth, moulds and plating as a maker would?",
    },
    says={
        "said": Sentence(
            zh="内容用“{quote}”这类话来介绍品牌商品。零售的人一般说货号和材质，会说订面料、开模、"
            "电镀的，通常是做货或拿货的人。",
            en="The post describes a brand's goods with “{quote}”. Retailers tell the article "
            "number and the material; who tells of cloth to order, moulds and plating usually "
            "makes them or buys from the maker.",
        ),
    },
    why={
        "zh": "品牌官网有时也写工艺，热心的买家也会抄来。它只是语气上的线索，要和价格一起看。",
        "en": "Brands' own pages describe workmanship at times, and keen sellers copy it. It is a "
        "matter of tone, to be seen together with the price.",
    },
    innocent={
        "zh": "从官网或评测里抄来的工艺介绍。",
        "en": "A description copied from the brand's page or a review.",
    },
    questions={
        "zh": ["这些用料和工艺的说法是从哪里来的？吊牌上怎么写？"],
        "en": ["Where does this description come from? What does the label say?"],
    },
    examples=(
        Example(language=Language.ZH_HANS, text="P340 蒙口羽绒服 定制锦纶面料 XS-XL", says="said"),
        Example(language=Language.ZH_HANT, text="P380 賽琳 Celine 腋下包 訂製五金", says="said"),
        Example(language=Language.EN, text="Chanel classic flap bag, $110, custom hardware, top quality", says="said"),
        Example(language=Language.ZH_HANS, text="手作皮具工坊 托特包 680元 油边手缝 定制五金", says=None),
        Example(language=Language.ZH_HANS, text="蔻驰托特包 定制五金 头层牛皮 1480元", says=None),
    ),
    look=look,
    needs_brand=True,
)
