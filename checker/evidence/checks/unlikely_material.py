"""Notices a material that a leather house does not make its bags of."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="unlikely-material",
    family="unlikely-material",
    name={"zh": "少见的材质", "en": "A material the house does not use"},
    asks={
        "zh": "这个品牌会用这种材质做包吗？",
        "en": "Does this house make bags of such a material?",
    },
    says={
        "said": Sentence(
            zh="内容说材质是“{quote}”。据我们所知，这个品牌的包、钱包、皮带不用仿皮类材质。",
            en="The post names the material “{quote}”. To our knowledge this house makes no bags, "
            "wallets or belts of imitation leather.",
        ),
    },
    why={
        "zh": "皮具品牌的主料是皮革、涂层帆布或织物，仿皮只可能是里衬一类。但卖家也可能不懂材质、翻"
        "译有误，或在说配件。",
        "en": "Leather houses use leather, coated canvas or cloth; imitation leather could only be "
        "a lining. But a seller may not know materials, may mistranslate, or may speak of an "
        "accessory.",
    },
    innocent={
        "zh": "说的是内里、配件，或者卖家分不清涂层帆布和仿皮。",
        "en": "The lining or an accessory is meant, or coated canvas was taken for imitation leather.",
    },
    questions={
        "zh": ["请问主料是什么？官网上这一款写的是什么材质？"],
        "en": ["What is the main material? Which material does the brand name for this model?"],
    },
    examples=(
        Example(language=Language.ZH_HANS, text="💰360 LV 路易威登 水桶包 PU皮", says="said"),
        Example(language=Language.ZH_HANT, text="P320 迪奧 托特包 仿皮 中號", says="said"),
        Example(language=Language.EN, text="Celine shoulder bag $90, vegan leather, new batch", says="said"),
        Example(language=Language.ZH_HANS, text="香奈儿 链条包 羊皮 超细纤维内里 专柜带回 42000元", says=None),
        Example(language=Language.ZH_HANS, text="小CK 单肩包 PU皮 299元", says=None),
    ),
    look=look,
    needs_brand=True,
)
