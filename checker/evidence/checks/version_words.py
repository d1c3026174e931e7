"""Notices talk of versions, channels and grades about goods of which a brand makes one version only."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="version-words",
    family="version-words",
    name={"zh": "谈版本、渠道、档次", "en": "Talk of versions, channels, grades"},
    asks={
        "zh": "是不是在谈“版本、渠道、品质档次”？",
        "en": "Does the post speak of versions, channels or grades?",
    },
    says={
        "said": Sentence(
            zh="内容用“{quote}”来形容品牌商品。品牌自己卖的同一款只有一个版本，会谈版本、渠道、档"
            "次的，通常是在和别的生产者相比。",
            en="The post describes a brand's goods with “{quote}”. A brand sells one version of a "
            "model; who speaks of versions, channels or grades usually compares one maker with "
            "another.",
        ),
    },
    why={
        "zh": "正规渠道的商品靠货号区分，不靠“版本”。但这类词也会出现在普通的夸张广告里，单独出现时说明不了什么。",
        "en": "Goods of the regular trade are told apart by article number, not by version. Yet "
        "such words are also found in ordinary boastful adverts, and alone they show little.",
    },
    innocent={
        "zh": "夸张的广告词、年款或地区款的差别，也会被叫作“版本”。",
        "en": "Boastful advertising, or the difference between years and regions.",
    },
    questions={
        "zh": ["请问您说的版本是什么意思？是这个品牌自己生产销售的吗？"],
        "en": ["What do you mean by version or grade? Was it made and sold by the brand itself?"],
    },
    examples=(
        Example(language=Language.ZH_HANS, text="P370 星星款 GGDB 小脏鞋 顶级品质 35-40", says="said"),
        Example(language=Language.ZH_HANT, text="💰680 勞力士 日誌型 手錶 獨家渠道", says="said"),
        Example(language=Language.EN, text="Rolex Submariner watch, USD 120, best version, new batch", says="said"),
        Example(language=Language.ZH_HANS, text="苹果 iPhone 国行版本 6999元 系统版本 18", says=None),
        Example(language=Language.ZH_HANS, text="原创羊毛衫 顶级品质 299元", says=None),
        Example(language=Language.ZH_HANS, text="Coach 托特包 顶级品质 奥莱价 1480元", says=None),
    ),
    look=look,
    needs_brand=True,
)
