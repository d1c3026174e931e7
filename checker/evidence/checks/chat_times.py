"""Notices that the times on the screenshot of a chat run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photos import photo_of
from checker.evidence.pointing import whole_line
from checker.vocabulary import (
    Evidence,
    Finding,
    Language,
    Leaning,
    Page,
    PageKind,
    Part,
    Reading,
    Role,
    Strength,
    Voice,
)

_TIME = re.compile(
    r"(20\d\d) ?[年/.-] ?(\d{1,2}) ?[月/.-] ?(\d{1,2}) ?日? ?(凌晨|早上|上午|中午|下午|晚上)? ?(\d{1,2})[:：](\d{2})"
)
_LATER_HALF = {"下午": 12, "晚上": 12, "中午": 11}
"""The words after which an hour below this number is of the afternoon."""
_SURE = 0.9
_TALLEST = 2.6
"""Height to width of the longest phone; what is longer was put together from several screens, in whichever order."""


class Mark(NamedTuple):
    """A time in the chat; `worded` says that it is of a clock with words for the halves of the day."""

    at: datetime
    worded: bool
    evidence: Evidence


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each chat in which a full date and time stands below a later one."""
    for reading in case.readings:
        if reading.page is not None and reading.page.kind is PageKind.CHAT:
            yield from _of_chat(reading)


def _of_chat(reading: Reading) -> Iterator[Finding]:
    for earlier, later in pairwise(_marks(reading)):
        if _is_before(later, earlier):
            single = reading.height <= _TALLEST * reading.width
            yield Finding(
                check=CHECK.id,
                family=CHECK.family,
                leaning=Leaning.DOUBT if single else Leaning.CANNOT_TELL,
                strength=Strength.WEAK,
                message=CHECK.message(
                    "backwards" if single else "stitched",
                    first=earlier.evidence.quote.strip(),
                    second=later.evidence.quote.strip(),
                ),
                evidence=(earlier.evidence, later.evidence),
            )
            return


def _is_before(one: Mark, other: Mark) -> bool:
    if one.worded is other.worded:
        return one.at < other.at
    return one.at.date() < other.at.date()


def _marks(reading: Reading) -> list[Mark]:
    """The times with their whole date, from top to bottom."""
    parts = reading.page.parts if reading.page else ()
    lines = [reading.lines[at] for part in parts if part.role is Role.TIME for at in part.lines]
    found = ((line, _TIME.fullmatch(line.text.strip())) for line in lines if line.confidence >= _SURE)
    marks = [(line, _moment(match), bool(match[4])) for line, match in found if match]
    return [Mark(at, worded, whole_line(reading, line)) for line, at, worded in marks if at]


def _moment(match: re.Match[str]) -> datetime | None:
    year, month, day, half, hour, minute = match.groups()
    hours = int(hour)
    if hours < _LATER_HALF.get(half, 0):
        hours += 12
    elif half == "凌晨" and hours == 12:
        hours = 0
    try:
        return datetime(int(year), int(month), int(day), hours, int(minute))  # noqa: DTZ001 — a phone's own clock
    except ValueError:
        return None


def _chat(*words: str, height: int = 1440) -> Reading:
    times = tuple(
        Part(
            role=Role.TIME if _TIME.fullmatch(text) else Role.BUBBLE,
            voice=Voice.APP if _TIME.fullmatch(text) else Voice.SELLER,
            lines=(number,),
        )
        for number, text in enumerate(words)
    )
    drawn = photo_of(*words, page=Page(kind=PageKind.CHAT, app="wechat", parts=times))
    return Reading(**{**vars(drawn), "height": height})


_BACK = Pictured(
    zh="一屏聊天：上面是 2026年11月20日 14:32，下面是 2026年11月18日 09:10",
    en="one screen of a chat: 2026年11月20日 14:32 above, 2026年11月18日 09:10 below",
    reading=_chat("2026年11月20日 14:32", "包到了很喜欢", "2026年11月18日 09:10", "还有货吗"),
)
_LONG = Pictured(
    zh="一张长截图里的聊天，两段时间先后颠倒",
    en="a long screenshot of a chat whose two times are the wrong way round",
    reading=_chat("2026年11月20日 14:32", "包到了很喜欢", "2026年11月18日 09:10", "还有货吗", height=6000),
)
_ONWARD = Pictured(
    zh="一屏聊天：上面是 2026年11月18日 09:10，下面是昨天 14:32",
    en="one screen of a chat: 2026年11月18日 09:10 above, 昨天 14:32 below",
    reading=_chat("2026年11月18日 09:10", "还有货吗", "昨天 14:32", "包到了很喜欢"),
)

CHECK = Check(
    id="chat-times",
    family="screenshot",
    name={"zh": "聊天时间倒着走", "en": "Chat times that run backwards"},
    asks={
        "zh": "聊天截图里的时间是不是倒着走？",
        "en": "Do the times in the screenshot of a chat run backwards?",
    },
    says={
        "backwards": Sentence(
            zh="这一屏聊天里，“{first}”下面出现了更早的“{second}”。这和常见界面不一致，不能作为证明；不代表造假。",
            en="In this screen of a chat “{second}” stands below the later “{first}”. It differs from a usual screen "
            "and proves nothing; this is no accusation.",
        ),
        "stitched": Sentence(
            zh="这张长图里，“{first}”下面出现了更早的“{second}”。长图是几屏拼起来的，先后顺序看不出来。",
            en="In this long picture “{second}” stands below the later “{first}”. Long pictures are put together from "
            "several screens, so the order cannot be told.",
        ),
    },
    why={
        "zh": "聊天里越往下时间越晚，正常不会倒着走。只看写全年月日的时间；“昨天”“星期三”这类看不准的一律不算。"
        "就算倒着走，也只说明这张截图不能当证明，不说明是谁弄的。",
        "en": "In a chat, time goes on downwards. Only times with their whole date are looked at, never “yesterday” "
        "or a weekday. Even where they run backwards, it only means that this picture proves nothing, not who made it "
        "so.",
    },
    innocent={
        "zh": "换手机、改时区、消息延迟到达、把两段截图拼在一起，都可能这样。",
        "en": "A new phone, a changed time zone, a message that came late, or two screenshots put together.",
    },
    questions={
        "zh": ["方便录一小段屏，从聊天列表点进这段对话吗？"],
        "en": ["Could you record the screen while you open this chat from the list?"],
    },
    next_photo={
        "zh": "不拼接的单屏截图，一屏一张，按顺序发。",
        "en": "Single screens, one picture each, in their order.",
    },
    examples=(
        Example(language=Language.ZH_HANS, text="客户反馈看图", says="backwards", picture=_BACK),
        Example(language=Language.EN, text="Customer feedback in the picture", says="backwards", picture=_BACK),
        Example(language=Language.ZH_HANS, text="客户反馈看图", says="stitched", picture=_LONG),
        Example(language=Language.ZH_HANS, text="客户反馈看图", says=None, picture=_ONWARD),
    ),
    look=look,
    needs_picture=True,
)
