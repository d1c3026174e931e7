"""Notices a size chart measured by hand beside a brand's name, as it is handed on with wholesale clothes."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="measured-chart",
    family="measured-chart",
    name={"zh": "手工量的尺码表", "en": "A chart measured by hand"},
    asks={
        "zh": "品牌衣服旁边是不是一张手工量的尺码表？",
        "en": "Is there a size chart measured by hand beside a brand's name?",
    },
    says={
        "said": Sentence(
            zh="内容附了手工量的尺码数据“{quote}”。品牌有自己的尺码，官网能查；批发来的衣服才需要一件件量。",
            en="The post gives sizes measured by hand (“{quote}”). A brand has sizes of its own, "
            "to be found on its site; clothes from wholesalers must be measured piece by piece.",
        ),
    },
    why={
        "zh": "手工量尺码本身是负责任的做法，很多网店、代购都这样做，方便客人选码。只有和别的线索一"
        "起，它才让人想到批发货源。",
        "en": "Measuring is a service in itself, and many shops and buyers abroad do it to help "
        "with the size. Only beside other signs does it make one think of a wholesale source.",
    },
    innocent={
        "zh": "卖家想帮客人选对尺码。",
        "en": "The seller wants to help with the right size.",
    },
    questions={
        "zh": ["请问吊牌上写的尺码和货号是什么？我想和官网的尺码表对一下。"],
        "en": [
            "Which size and article number are on the tag? I would like to compare them with the brand's own chart."
        ],
    },
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="💰235 芬迪 半裙套装 小码数据：胸围92 衣长48，每大一个码加4厘米",
            says="said",
        ),
        Example(language=Language.ZH_HANT, text="P360 香奈兒 外套 手工測量誤差1-3公分", says="said"),
        Example(language=Language.EN, text="h175 Burberry hoodie, measured flat, each size up adds 4 cm", says="said"),
        Example(language=Language.ZH_HANS, text="自家工作室亚麻衬衫 268元 胸围104 衣长68 手工测量", says=None),
        Example(language=Language.ZH_HANS, text="始祖鸟 软壳 授权店 2300元 手工测量误差1-3厘米", says=None),
    ),
    look=look,
    needs_brand=True,
)
