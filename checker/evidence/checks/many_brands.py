"""Notices that one post offers three brands or more at once."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="many-brands",
    family="many-brands",
    name={"zh": "一条里好几个大牌", "en": "Many great brands in one post"},
    asks={
        "zh": "是不是一条里同时卖好几个大牌？",
        "en": "Does one post offer several famous brands at once?",
    },
    says={
        "said": Sentence(
            zh="一条内容里同时出三个以上的品牌，例如“{quote}”。品牌之间不共享货源，能同时拿到几家"
            "的，要么是逛店代买，要么是批发。",
            en="One post offers three brands or more, “{quote}” among them. Brands share no "
            "source; who has several at once either buys in shops one by one or from a "
            "wholesaler.",
        ),
    },
    why={
        "zh": "逛奥莱、逛免税店的代购本来就会同时带几个牌子，这很平常。只有和别的线索一起才有意义。",
        "en": "Buyers in outlets and duty-free shops bring several brands as a matter of course. "
        "It only counts beside other signs.",
    },
    innocent={
        "zh": "在奥莱、百货、免税店代买的人，以及多品牌买手店。",
        "en": "Buyers in outlets, department stores and duty-free shops, and boutiques of many brands.",
    },
    questions={
        "zh": ["请问这几个牌子分别是在哪家店买的？"],
        "en": ["In which shop was each of these brands bought?"],
    },
    examples=(
        Example(
            language=Language.ZH_HANS, text="拿货价：LV 腰包 420元、Gucci 皮带 180元、Prada 卡包 160元", says="said"
        ),
        Example(
            language=Language.ZH_HANT,
            text="到貨一批 Coach 托特 NT$900、Burberry 圍巾 NT$600、Gucci 皮帶 NT$700",
            says="said",
        ),
        Example(
            language=Language.EN, text="Latest batch: Gucci belt $42, Prada wallet $51, Fendi scarf $39", says="said"
        ),
        Example(
            language=Language.ZH_HANS,
            text="今日到店代买：LV 腰包 12000元、Gucci 皮带 3200元、Prada 卡包 2900元",
            says=None,
        ),
        Example(
            language=Language.ZH_HANS, text="闲置清衣柜：LV 腰包 5200元、Gucci 皮带 900元、Prada 卡包 1100元", says=None
        ),
    ),
    look=look,
    needs_brand=True,
)
