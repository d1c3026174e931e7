"""Notices that one photo carries the marks of two accounts or two shops."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photos import bare_photos, photo_of
from checker.evidence.pointing import whole_line
from checker.vocabulary import Finding, Language, Leaning, Line, Reading, Strength

# Marks of one kind are compared only with each other: an account has a name and a number on the same platform.
_KINDS = {
    "name": re.compile(r"[@©] ?(?P<name>[\w.\-·]{2,20})"),
    "number": re.compile(r"(?:小红书号?|抖音号?|快手号?|微信号?|vx|wx) ?[:@ ] ?(?P<name>[\w.\-]{4,20})"),
    "shop": re.compile(
        r"(?P<name>[\w·]{2,10}(?:代购|买手店?|海淘|旗舰店|专营店|工作室|奢品|名品|小店|精品店))"
        r"|(?P<english>[\w'&]{2,16} (?:boutique|store|shop|studio))"
    ),
}
_SURE = 0.9
_ALIKE = 0.5
"""Two names that share half of their characters may be one name, read twice with a mistake."""


def look(case: Looked) -> Iterator[Finding]:
    """At most one finding for each photo with few words, where something is offered."""
    if not (case.offers or case.claims):
        return
    for reading in bare_photos(case):
        if pair := _two_marks(reading):
            one, other = pair
            yield Finding(
                check=CHECK.id,
                family=CHECK.family,
                leaning=Leaning.DOUBT,
                strength=Strength.WEAK,
                message=CHECK.message("two", first=one.text.strip(), second=other.text.strip()),
                evidence=(whole_line(reading, one), whole_line(reading, other)),
            )


def _two_marks(reading: Reading) -> tuple[Line, Line] | None:
    """Two lines that are nothing but marks of one kind and name somebody different."""
    for mark in _KINDS.values():
        found = [(name, line) for line in reading.lines if line.confidence >= _SURE and (name := _name(mark, line))]
        for (one, first), (other, second) in combinations(found, 2):
            if not _alike(one, other):
                return first, second
    return None


def _name(mark: re.Pattern[str], line: Line) -> str:
    found = mark.fullmatch(unicodedata.normalize("NFKC", line.text).strip().lower())
    return next(filter(None, found.groups()), "") if found else ""


def _alike(one: str, other: str) -> bool:
    return one in other or other in one or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


_TWO = Pictured(
    zh="一只包，左下角写着“@小岛日记”，右上角写着“@阿梅甄选”",
    en="a bag; one corner says @小岛日记, another @阿梅甄选",
    reading=photo_of("@阿梅甄选", "@小岛日记"),
)
_ONE = Pictured(
    zh="一只包，写着“@小岛日记”和“小红书号：example88”",
    en="a bag with @小岛日记 and 小红书号：example88",
    reading=photo_of("@小岛日记", "小红书号：example88"),
)

CHECK = Check(
    id="several-watermarks",
    family="watermarks",
    name={"zh": "一张照片两家水印", "en": "Two shops' watermarks on one photo"},
    asks={
        "zh": "一张照片上是不是有两家的水印？",
        "en": "Does one photo carry the marks of two sellers?",
    },
    says={
        "two": Sentence(
            zh="同一张照片上有两个不同的署名：“{first}”和“{second}”。照片可能经过转手。",
            en="One photo carries two different names, “{first}” and “{second}”: it may have been passed on.",
        ),
    },
    why={
        "zh": "供货相册的图常被一层层转发，每一层加自己的水印。水印不同只说明这张照片不一定是卖家自己拍的，"
        "说明不了货的来路。",
        "en": "Pictures of a supplier's album are passed on from hand to hand, and each may add a mark. Different "
        "marks only mean that the seller may not have taken the photo; they do not tell where the goods are from.",
    },
    innocent={
        "zh": "经同意转载买家返图、同一个人有两个账号、合作店铺联名，都会有两个署名。",
        "en": "A customer's picture shown with permission, two accounts of one person, or two shops that work "
        "together.",
    },
    questions={
        "zh": ["这张照片是您自己拍的吗？方便把实物再拍一张给我吗？"],
        "en": ["Did you take this photo yourself? Could you take another one of the piece?"],
    },
    next_photo={
        "zh": "实物和一张手写您昵称的纸放在一起的照片。",
        "en": "The piece next to a slip of paper with your name on it.",
    },
    sources=("S13",),
    examples=(
        Example(language=Language.ZH_HANS, text="Gucci 皮带 2600 元，要的私信", says="two", picture=_TWO),
        Example(language=Language.EN, text="Gucci belt 260 USD, DM me", says="two", picture=_TWO),
        Example(language=Language.ZH_HANS, text="Gucci 皮带 2600 元，要的私信", says=None, picture=_ONE),
        Example(language=Language.ZH_HANS, text="周末去公园走走", says=None, picture=_TWO),
    ),
    look=look,
    needs_picture=True,
)
