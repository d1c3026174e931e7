"""Was this contact in other cases? Only something to know: the more people buy from a seller, the more ask."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.tools import Supposed
from checker.vocabulary import Finding, Language, Leaning, Strength


def look(case: Looked) -> Iterator[Finding]:
    """The contact that was in most other cases, once."""
    for seen in case.tools.contacts(case.readings)[:1]:
        yield Finding(
            check=CHECK.id,
            family=CHECK.family,
            leaning=Leaning.CANNOT_TELL,
            strength=Strength.WEAK,
            message=CHECK.message("seen", cases=str(seen.cases), since=seen.since.isoformat()),
            evidence=(seen.evidence,),
        )


CHECK = Check(
    id="contact-seen-before",
    family="contact seen",
    name={"zh": "联系方式以前出现过", "en": "Contact seen before"},
    asks={
        "zh": "别人查过同一个联系方式吗？",
        "en": "Have others asked about the same contact?",
    },
    says={
        "seen": Sentence(
            zh="这个联系方式此前还出现在另外 {cases} 次查询里，最早是 {since}。",
            en="This contact was in other cases as well: {cases}, since {since}.",
        ),
    },
    why={
        "zh": "这只说明还有别人拿不准、来查过，不说明结果好坏：客人多的卖家自然被查得多。它不加分也不减分。",
        "en": "It only means that others were unsure and asked, not what came out: a seller with many customers "
        "is asked about more often. It neither raises nor lowers anything.",
    },
    innocent={
        "zh": "卖家客人多，或者同一条内容被几位朋友分别查了一次。",
        "en": "The seller has many customers, or several friends asked about the same post.",
    },
    questions={
        "zh": ["方便用平台的担保交易吗？手续费我来出。"],
        "en": ["Could we use the platform's checkout? I will cover the fee."],
    },
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="下单加微信 example-shop",
            says="seen",
            tools=Supposed(cases=3).tools(),
        ),
        Example(language=Language.EN, text="WeChat: example-shop", says="seen", tools=Supposed(cases=1).tools()),
        Example(language=Language.ZH_HANS, text="下单加微信 example-shop", says=None),
    ),
    look=look,
)
