"""Notices an article number with a whole run of sizes, or women's and men's sizes at once."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="number-and-sizes",
    family="number-and-sizes",
    name={"zh": "货号加整排尺码", "en": "Article number with a run of sizes"},
    asks={
        "zh": "是不是货号加一整排尺码？",
        "en": "Is an article number followed by a whole run of sizes?",
    },
    says={
        "said": Sentence(
            zh="内容写着货号和一整排尺码“{quote}”，男女码都能拿，这是批发标题的写法。",
            en="The post gives a whole run of sizes (“{quote}”), as a wholesale title does.",
        ),
    },
    why={
        "zh": "有规模的正规鞋店也会这样列货号和尺码；这时价格和授权都经得起查。单独这一点说明不了问题。",
        "en": "Regular shoe shops of some size list numbers and sizes in the same way; their "
        "prices and their authorisation bear checking. Alone it shows nothing.",
    },
    innocent={
        "zh": "正规鞋店、品牌门店的常规写法。",
        "en": "The usual title of a shoe shop or a brand's own store.",
    },
    questions={
        "zh": ["请问您是品牌授权的店吗？能开发票或给我看授权书吗？"],
        "en": ["Are you an authorised shop? Could I have an invoice or see the authorisation?"],
    },
    examples=(
        Example(language=Language.ZH_HANS, text="190 Dunk Low 熊猫 货号：DD1391-100 36-45", says="said"),
        Example(language=Language.ZH_HANT, text="💰260 Air Jordan 1 High OG DZ5485-612 36-46", says="said"),
        Example(language=Language.EN, text="Nike Dunk Low Panda DD1391-100, 35 usd, 36-46, latest batch", says="said"),
        Example(language=Language.ZH_HANS, text="闲置 Nike 跑鞋 38.5码 260元", says=None),
        Example(language=Language.ZH_HANS, text="手工布鞋 35-45 都能做 168元", says=None),
        Example(language=Language.ZH_HANS, text="耐克飞马 FD2722-001 36-46 门店价 649元", says=None),
    ),
    look=look,
    needs_brand=True,
)
