"""Were the words of this case in other cases too, from other sellers?"""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.reuse import reuse_finding
from checker.evidence.tools import Supposed
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """The text of which most other sellers have a near copy, once."""
    for seen in case.tools.texts(case.readings)[:1]:
        yield reuse_finding(CHECK, "", seen)


CHECK = Check(
    id="text-seen-before",
    family="reuse",
    name={"zh": "文字在别处出现过", "en": "Words seen elsewhere"},
    asks={
        "zh": "这段话别的卖家也发过吗？",
        "en": "Have other sellers posted these words?",
    },
    says={
        "sellers": Sentence(
            zh="几乎一样的文字此前还出现在另外 {cases} 次查询里，来自 {sellers} 个不同的联系方式，最早是 {since}。",
            en="Nearly the same words were in other cases as well: {cases}, with {sellers} different sellers’ "
            "contacts, since {since}.",
        ),
        "unknown": Sentence(
            zh="几乎一样的文字此前还出现在另外 {cases} 次查询里，最早是 {since}；是不是同一个卖家，看不出来。",
            en="Nearly the same words were in other cases as well: {cases}, since {since}. Whether the seller was "
            "the same cannot be told.",
        ),
    },
    why={
        "zh": "几个卖家发同一段话，多半是转发上家的文案。如果文案写的是亲身经历，比如“我老公常驻国外”“我在专柜买"
        "的”，那它就不会是每个人的亲身经历。",
        "en": "If several sellers post the same words, they most likely pass on a text of their supplier. Where "
        "the text tells of somebody’s own life, it cannot be everybody’s.",
    },
    innocent={
        "zh": "转发文案在代购和分销里很普遍，货照样可能没有问题；也可能是别人抄了这位卖家的话。",
        "en": "Passing on texts is common among resellers, and the goods may be fine; others may also have "
        "copied this seller.",
    },
    questions={
        "zh": ["这段文案是您自己写的吗？货是从哪家店、哪天买的？"],
        "en": ["Did you write this text yourself? In which shop and on which day was the piece bought?"],
    },
    sources=("S15", "S31"),
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="专柜同步上新，每一件都是我亲自去柜台挑的，喜欢的宝宝私信",
            says="sellers",
            tools=Supposed(cases=4, sellers=3).tools(),
        ),
        Example(
            language=Language.EN,
            text="I pick every piece at the counter myself, message me for sizes",
            says="sellers",
            tools=Supposed(cases=2, sellers=2, seller_known=False).tools(),
        ),
        Example(
            language=Language.ZH_HANS,
            text="专柜同步上新，每一件都是我亲自去柜台挑的，喜欢的宝宝私信",
            says="unknown",
            tools=Supposed(cases=2, unknown=2).tools(),
        ),
        Example(
            language=Language.EN,
            text="I pick every piece at the counter myself, message me for sizes",
            says="unknown",
            tools=Supposed(cases=1, sellers=1, seller_known=False).tools(),
        ),
        Example(language=Language.ZH_HANS, text="专柜同步上新，每一件都是我亲自去柜台挑的，喜欢的宝宝私信", says=None),
        Example(language=Language.EN, text="I pick every piece at the counter myself, message me for sizes", says=None),
    ),
    look=look,
)
