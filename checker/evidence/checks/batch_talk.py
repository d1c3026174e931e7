"""Notices talk of batches, bulk goods and first releases about the goods of a brand."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="batch-talk",
    family="batch-talk",
    name={"zh": "批次、大货、首发的说法", "en": "Talk of batches and bulk"},
    asks={
        "zh": "是不是在说批次、大货、首发？",
        "en": "Does the post speak of batches, bulk or first releases?",
    },
    says={
        "said": Sentence(
            zh="内容说到“{quote}”。品牌商品只有品牌方自己才谈得上首发和分批；会说批次和大货的，"
            "通常是在谈一家工厂的生产。",
            en="The post speaks of “{quote}”. Of a brand's goods the brand alone makes first "
            "releases and batches; who speaks of batches and bulk usually speaks of a factory's "
            "output.",
        ),
    },
    why={
        "zh": "批发、代购分批到货时也会这样说，所以单独一句说明不了什么。问清楚是谁的批次、从哪家店来的，就清楚了。",
        "en": "Wholesalers and buyers abroad also receive goods in lots and say so; alone it shows "
        "little. Ask whose batch it is and from which shop it came.",
    },
    innocent={
        "zh": "代购的一批货到了，或者普通的批发用语。",
        "en": "A parcel of several orders has arrived, or the seller uses ordinary wholesale words.",
    },
    questions={
        "zh": ["请问这一批是从哪家店、什么时候买的？有对应的小票吗？"],
        "en": ["From which shop and when was this lot bought? Is there a receipt for it?"],
    },
    examples=(
        Example(language=Language.ZH_HANS, text="P198 GGDB 小脏鞋 新批次补货 36-40", says="said"),
        Example(language=Language.ZH_HANT, text="💰420 LV 路易威登 腰包 到貨一批", says="said"),
        Example(language=Language.EN, text="New batch just landed: Dior B30 trainers, 55 usd, EU 36-46", says="said"),
        Example(language=Language.ZH_HANS, text="汉服马面裙 新批次预售 328元", says=None),
        Example(language=Language.ZH_HANS, text="首批疫苗到货，每剂 168 元", says=None),
        Example(language=Language.ZH_HANS, text="闲置耐克跑鞋 同事拿货多出来的 二手 260元", says=None),
    ),
    look=look,
    needs_brand=True,
)
