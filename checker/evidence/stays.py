"""Where a post says that its writer is now: "today in Paris", "just landed in Seoul"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.evidence.phrases import Phrases
from checker.evidence.pointing import quoted
from checker.evidence.whose import is_sellers
from checker.patterns.places import places
from checker.patterns.spelling import Spelled, spell
from checker.vocabulary import Evidence, Reading

# "刚到法国香水" speaks of goods that came, so "just arrived" needs somebody who did.
_ZH = (
    *("今天在", "今天人在", "今日在", "现在在", "现在人在", "此刻在", "此刻人在", "人现在在", "今天逛"),
    *("我刚到", "人刚到", "刚落地", "刚刚落地", "刚抵达"),
)
_EN = (
    *("today in {}", "in {} today", "just landed in {}", "just arrived in {}", "right now in {}", "in {} right now"),
    *("currently in {}", "i'm in {} now", "i am in {} now", "here in {} now"),
)
_OTHERWISE = (
    *("飞", "转机", "航班", "登机", "起飞", "行程", "下一站", "明天", "上周", "同事", "团队", "搭档", "姐妹", "小伙伴"),
    *("朋友", "闺蜜", "老公", "老婆", "买手们", "各地", "多国", "分公司", "分店", "两地", "三地", "天气", "如果"),
    *("她", "他在", "他们", "我们在", "flight", "fly", "flying", "flew", "layover", "transit", "tomorrow", "last week"),
    *("巴黎世家", "巴黎春天", "巴黎贝甜", "欧莱雅", "香港路"),
    *("昨天", "昨日", "昨晚", "前天", "天前", "yesterday", "days ago"),
    *("colleague", "team", "partner", "our buyers", "husband", "wife", "friend", "branch", "weather", "if you"),
    *("he", "she", "they", "we are"),
)
"""Words with which one post may rightly speak of two places."""


class Stay(NamedTuple):
    """A place that the post says it is at now."""

    place: str
    evidence: Evidence
    line: int


def stays_in(reading: Reading) -> list[Stay]:
    """The stays of an item in order; none where its words explain how it speaks of two places."""
    sheet = spell(reading.text)
    found = sorted((start, end, label) for label, start, end in _phrases.find(sheet.text))
    if any(label == "" for _, _, label in found):
        return []
    stays = (_stay(reading, sheet, *one) for one in found)
    return [stay for stay in stays if is_sellers(reading, stay.evidence.start)]


def _stay(reading: Reading, sheet: Spelled, first: int, last: int, place: str) -> Stay:
    start, end = sheet.place(first, last)
    return Stay(place, quoted(reading, start, end), reading.text.count("\n", 0, start))


@Phrases
def _phrases() -> Iterable[tuple[str, str]]:
    """The stays by the ids of their places; the words that explain two of them have an empty one."""
    stays = [
        (key, phrase)
        for key, place in places().items()
        for phrase in (
            *(opening + name for opening in _ZH for name in place.zh),
            *(opening.format(name) for opening in _EN for name in place.en),
        )
    ]
    return [*stays, *(("", word) for word in _OTHERWISE)]
