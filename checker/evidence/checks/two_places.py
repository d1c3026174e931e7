"""Notices that one post says "today here" of two places that are too far apart for one day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.days import named_days
from checker.evidence.stays import Stay, stays_in
from checker.patterns.places import kilometres, places
from checker.patterns.spelling import spell
from checker.vocabulary import Finding, Language, Leaning, Reading, Strength

FAR = 5000
"""Kilometres: six hours of flight and more, so that nobody shops at both ends on one day."""


def look(case: Looked) -> Iterator[Finding]:
    """At most one finding for each item on which something is offered or told from abroad."""
    speaking = {offer.item for offer in case.offers} | {c.item for c in case.claims if c.id == "abroad-now"}
    for reading in case.readings:
        if reading.item in speaking:
            yield from _of_item(reading, case)


def _of_item(reading: Reading, case: Looked) -> Iterator[Finding]:
    stays = stays_in(reading)
    if len(stays) < 2 or len(named_days(spell(reading.text).text, case.today)) > 1:
        return
    for one, other in combinations(stays, 2):
        if kilometres(places()[one.place], places()[other.place]) >= FAR:
            yield _finding(one, other)
            return


def _finding(one: Stay, other: Stay) -> Finding:
    together = one.line == other.line and one.evidence.box is None
    quotes = {"first": one.evidence.quote, "second": other.evidence.quote}
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT,
        strength=Strength.FAIR if together else Strength.WEAK,
        message=CHECK.message("together" if together else "apart", **quotes),
        evidence=(one.evidence, other.evidence),
    )


CHECK = Check(
    id="two-places",
    family="two-places",
    name={"zh": "同一天在两个很远的地方", "en": "Two far places on one day"},
    asks={
        "zh": "是不是同一天说自己在两个相距很远的地方？",
        "en": "Does it say to be in two far places on one day?",
    },
    says={
        "together": Sentence(
            zh="同一句里既写“{first}”又写“{second}”：两地隔着好几小时的飞机，一天里很难都在逛。",
            en="One line says “{first}” and “{second}”: the places are many hours of flight apart, too far to shop in "
            "both on one day.",
        ),
        "apart": Sentence(
            zh="一处写“{first}”，一处写“{second}”：如果是同一天发的，两地相距太远。",
            en="One place says “{first}”, another “{second}”: if both are of the same day, the places are too far "
            "apart.",
        ),
    },
    why={
        "zh": "人一天里很难在两个大洲逛店。几个人一起做、几天的内容拼在一起，也会写成这样；它只说明“在现场”这句话"
        "要再问一句。",
        "en": "Nobody shops on two continents in one day. Several people at work, or posts of several days pasted "
        "together, read the same; it only means that “on the spot” needs one more question.",
    },
    innocent={
        "zh": "几位买手分头在两地，或者这是不同日子的内容放在了一起，也可能是旧文案没改。",
        "en": "Several buyers are at work, posts of different days stand together, or an old text was reused.",
    },
    questions={
        "zh": ["请问您现在具体在哪个城市、哪家店？方便拍一段现场视频吗？"],
        "en": ["In which city and shop are you at this moment? Could you send a short video?"],
    },
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="今天在巴黎老佛爷,刚落地首尔,Gucci 皮带 2600 元,要的私信",
            says="together",
        ),
        Example(
            language=Language.ZH_HANT,
            text="今天在東京連線,Chanel 皮夾 9000 元,私訊下單\n剛落地米蘭,Prada 包 12000 元,要的留言",
            says="apart",
        ),
        Example(
            language=Language.EN,
            text="Today in Paris for orders, just landed in Seoul, Gucci belts 260 USD, DM me",
            says="together",
        ),
        Example(language=Language.ZH_HANS, text="今天在巴黎,明天飞首尔,Gucci 皮带 2600 元,要的私信", says=None),
        Example(language=Language.ZH_HANS, text="今天在东京,刚落地大阪,Gucci 皮带 2600 元,要的私信", says=None),
        Example(
            language=Language.ZH_HANS,
            text="11月3日 今天在巴黎 Gucci 皮带 2600 元\n11月9日 今天在首尔 Coach 包 1800 元 私信",
            says=None,
        ),
        Example(language=Language.ZH_HANS, text="我今天在巴黎,同事今天在首尔,Gucci 皮带 2600 元,两边都能买", says=None),
        Example(language=Language.EN, text="Today in Paris it rains, and she just landed in Seoul.", says=None),
    ),
    look=look,
)
