"""Was a picture of this case in other cases too, from other sellers?"""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.reuse import reuse_finding
from checker.evidence.tools import Supposed
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """The picture that most other sellers have, once."""
    for seen in case.tools.pictures(case.readings)[:1]:
        yield reuse_finding(CHECK, "", seen)


CHECK = Check(
    id="picture-seen-before",
    family="reuse",
    name={"zh": "图片在别处出现过", "en": "Picture seen elsewhere"},
    asks={
        "zh": "这张图在别的卖家那里出现过吗？",
        "en": "Have other sellers shown this picture?",
    },
    says={
        "sellers": Sentence(
            zh="这张图此前还出现在另外 {cases} 次查询里，来自 {sellers} 个不同的联系方式，最早是 {since}。",
            en="This picture was in other cases as well: {cases}, with {sellers} different sellers’ contacts, "
            "since {since}.",
        ),
        "unknown": Sentence(
            zh="这张图此前还出现在另外 {cases} 次查询里，最早是 {since}；是不是同一个卖家，看不出来。",
            en="This picture was in other cases as well: {cases}, since {since}. Whether the seller was the same "
            "cannot be told.",
        ),
    },
    why={
        "zh": "同一张图被几个卖家用，说明至少有人发的不是自己手里那件货的照片。这不等于货有问题，只是这张图不能当"
        "作“实物”或“现货”的凭据。",
        "en": "If several sellers show one picture, at least some of them do not show the piece in their own "
        "hands. That says nothing about the goods; it only means that this picture is no proof of stock.",
    },
    innocent={
        "zh": "代理和分销商常常共用上家给的宣传图，品牌官方图更是人人可用；也可能是别人盗了这位卖家的图。",
        "en": "Resellers share the marketing pictures of their supplier, everybody may use those of a brand, and "
        "others may have taken this seller’s own.",
    },
    questions={
        "zh": ["方便拍一张现在手上这件货的照片吗？旁边放一张写了今天日期的纸就好。"],
        "en": ["Could you take a new photo of the very piece, with a note of today’s date beside it?"],
    },
    sources=("S15", "S28"),
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="实拍图，喜欢的私信我",
            says="sellers",
            tools=Supposed(cases=4, sellers=3).tools(),
        ),
        Example(
            language=Language.EN,
            text="Real photos of my stock, message me",
            says="sellers",
            tools=Supposed(cases=2, sellers=2, seller_known=False).tools(),
        ),
        Example(
            language=Language.ZH_HANS,
            text="实拍图，喜欢的私信我",
            says="unknown",
            tools=Supposed(cases=2, unknown=2).tools(),
        ),
        Example(
            language=Language.EN,
            text="Real photos of my stock, message me",
            says="unknown",
            tools=Supposed(cases=1, sellers=1, seller_known=False).tools(),
        ),
        Example(language=Language.ZH_HANS, text="实拍图，喜欢的私信我", says=None),
        Example(language=Language.EN, text="Real photos of my stock, message me", says=None),
    ),
    look=look,
)
