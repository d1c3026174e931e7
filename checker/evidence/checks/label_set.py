"""Notices that the labels of a garment are counted out, as suppliers do: hang tag, neck label, wash label."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="label-set",
    family="label-set",
    name={"zh": "一样样数标", "en": "Labels counted out"},
    asks={
        "zh": "是不是把吊牌、领标、水洗标一样样数出来？",
        "en": "Are the labels counted out one by one?",
    },
    says={
        "said": Sentence(
            zh="内容专门数出“{quote}”。标都在，只说明标都在：标签本身可以单独订做。",
            en="The post counts out “{quote}”. That the labels are there says only that they are "
            "there: labels can be ordered by themselves.",
        ),
    },
    why={
        "zh": "全新正品自然带标，卖家一般不必数。供货的人会数，因为对他们来说标是另外配的。不过转让"
        "和清仓的人也常说“吊牌齐全”，那是在说没穿过。",
        "en": "A new genuine piece has its labels anyway, so there is little need to count them. "
        "Suppliers count them because to them they are parts. Yet people who pass on unworn "
        "clothes also say that all tags are there, and mean that it was not worn.",
    },
    innocent={
        "zh": "想说明没穿过、没剪标。",
        "en": "To say that the piece is unworn and uncut.",
    },
    questions={
        "zh": ["请把领标和水洗标拍清楚给我看，上面的货号和生产信息是什么？"],
        "en": ["Could you photograph the neck and care labels? Which article number and maker do they name?"],
    },
    examples=(
        Example(language=Language.ZH_HANS, text="P185 古驰 印花短袖 领标 洗标 吊牌齐全", says="said"),
        Example(language=Language.ZH_HANT, text="H280 加拿大鵝 派克大衣 三標齊全", says="said"),
        Example(
            language=Language.EN, text="Moncler down jacket, 75 usd, fresh batch, all tags and labels", says="said"
        ),
        Example(language=Language.ZH_HANS, text="自有品牌衬衫 三标可定制 48元起", says=None),
        Example(language=Language.ZH_HANS, text="闲置 巴宝莉衬衫 吊牌领标都在 1200元", says=None),
        Example(language=Language.ZH_HANS, text="蔻驰卫衣 吊牌领标齐全 门店价 680元", says=None),
    ),
    look=look,
    needs_brand=True,
)
