"""Notices that the "last one" of the same thing is offered on three different days of a month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.days import dates
from checker.evidence.phrases import Phrases
from checker.evidence.whose import is_sellers
from checker.patterns.spelling import spell
from checker.vocabulary import Evidence, Finding, ItemKind, Language, Leaning, Reading, Strength

TIMES = 3
WITHIN = timedelta(days=30)
ALIKE = 0.5
"""Share of the pairs of neighbouring characters that two lines must have in common to be about the same thing."""

LONG_ENOUGH = 8
"""Pairs of neighbouring characters that a line must have for a comparison to mean anything."""

_COUNTED = tuple(f"{word}{count}" for word in ("最后", "只剩", "仅剩", "就剩", "仅此") for count in "一1")
_WORDS = (
    *(count + piece for count in _COUNTED for piece in "件只双条个台块套瓶"),
    *("最后这件", "最后这只", "最后一枚", "last one", "only one left", "only 1 left", "last piece", "final piece"),
)


class LastOne(NamedTuple):
    """A "last one" with its whole line and the day of its post."""

    day: date
    line: str
    evidence: Evidence


def look(case: Looked) -> Iterator[Finding]:
    """At most one finding, where something is on offer and the posts' own dates tell of different days."""
    if not case.offers:
        return
    said = [(reading, places) for reading in case.readings if (places := _said(reading))]
    for side in ("before", "behind") if said else ():
        found = sorted(
            (one for reading, places in said for one in _last_ones(reading, places, case.today, side)), key=_day
        )
        for one in found:
            again = _again(one, found)
            if len(again) >= TIMES:
                yield _finding(again)
                return


def _day(one: LastOne) -> date:
    return one.day


def _again(one: LastOne, others: Sequence[LastOne]) -> list[LastOne]:
    """The first of each day, from this one on for a month, that is about the same thing."""
    days: dict[date, LastOne] = {}
    for other in others:
        near = one.day <= other.day <= one.day + WITHIN
        if near and _alike(one.line, other.line):
            days.setdefault(other.day, other)
    return list(days.values())


def _said(reading: Reading) -> list[tuple[int, int]]:
    """The places of the words in the spelled text."""
    sheet = spell(reading.text)
    found = sorted((first, last) for _, first, last in _phrases.find(sheet.text))
    return [(first, last) for first, last in found if is_sellers(reading, sheet.place(first, last)[0])]


def _last_ones(reading: Reading, places: Sequence[tuple[int, int]], today: date, side: str) -> Iterator[LastOne]:
    """The "last ones" of an item. A post's date stands before or behind its words, the same way throughout."""
    sheet = spell(reading.text)
    known = list(dates(sheet.text, today))
    for first, last in places:
        earlier = [day for at, day in known if at < first]
        later = [day for at, day in known if at > first]
        start, end = sheet.place(first, last)
        box = reading.box_of(start, end) if reading.kind is ItemKind.PICTURE else None
        evidence = Evidence(item=reading.item, quote=reading.text[start:end], start=start, end=end, box=box)
        days = earlier[-1:] if side == "before" else later[:1]
        if days:
            yield LastOne(days[0], _line(reading.text, start, end), evidence)


def _line(text: str, start: int, end: int) -> str:
    until = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : until if until >= 0 else len(text)]


def _alike(one: str, other: str) -> bool:
    left, right = _pairs(one), _pairs(other)
    return min(len(left), len(right)) >= LONG_ENOUGH and len(left & right) >= ALIKE * len(left | right)


def _pairs(line: str) -> frozenset[tuple[str, str]]:
    """Neighbouring letters of a line; digits are left out, for dates and prices change."""
    return frozenset(pairwise(character for character in line.lower() if character.isalpha()))


@Phrases
def _phrases() -> Iterator[tuple[str, str]]:
    return (("last", word) for word in _WORDS)


def _finding(again: Sequence[LastOne]) -> Finding:
    days = "、".join(one.day.isoformat() for one in again[:TIMES])
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT,
        strength=Strength.WEAK,
        message=CHECK.message("again", quote=again[0].evidence.quote, days=days),
        evidence=tuple(one.evidence for one in again[:TIMES]),
    )


CHECK = Check(
    id="last-one-again",
    family="scarcity",
    name={"zh": "一再是“最后一件”", "en": "“The last one”, again and again"},
    asks={
        "zh": "同一件东西是不是一再是“最后一件”？",
        "en": "Is the same thing the “last one” again and again?",
    },
    says={
        "again": Sentence(
            zh="同样的东西在 {days} 都写了“{quote}”这样的话：最后一件不会一再出现。",
            en="The same thing was “{quote}”, or words like it, on {days}: a last one does not come again and again.",
        ),
    },
    why={
        "zh": "“最后一件”常用来催人付款。一个月里反复出现，说明不必着急；它和货的真假无关。",
        "en": "“The last one” is there to hurry a payment. If it returns within a month there is no hurry; it says "
        "nothing about the goods.",
    },
    innocent={
        "zh": "中途补过货、有人退单，或者那条内容只是重新发了一遍。",
        "en": "Stock came in, somebody stepped back, or the same post was simply put up again.",
    },
    questions={
        "zh": ["之前也看到说是最后一件，现在还有几件？"],
        "en": ["I saw “the last one” before: how many are there now?"],
    },
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="11月1日 Coach 黑色托特包 1200 元 最后一件\n11月8日 Coach 黑色托特包 1200 元 最后一件 手慢无\n"
            "11月15日 Coach 黑色托特包 1180 元 仅剩一件",
            says="again",
        ),
        Example(
            language=Language.ZH_HANT,
            text="Gucci 黑色腰帶 最後一條 2600 元\n2026-11-02\nGucci 黑色腰帶 最後一條 2600 元\n2026-11-09\n"
            "Gucci 黑色腰帶 最後一條 2500 元\n2026-11-16",
            says="again",
        ),
        Example(
            language=Language.EN,
            text="Nov 1: black Coach tote, last one left, 120 USD\nNov 7: black Coach tote, last one left, 120 USD\n"
            "Nov 14: black Coach tote, last one left, 110 USD",
            says="again",
        ),
        Example(
            language=Language.ZH_HANS,
            text="11月1日 Coach 黑色托特包 最后一件 1200 元\n11月1日 Coach 黑色托特包 最后一件 1200 元\n"
            "11月1日 Coach 黑色托特包 最后一件 1200 元",
            says=None,
        ),
        Example(
            language=Language.ZH_HANS,
            text="11月1日 Coach 黑色托特包 最后一件\n11月8日 Coach 红色水桶小挎包 最后一只 羊皮\n"
            "11月15日 Coach 男士钱夹棕色 短款 仅剩一个",
            says=None,
        ),
        Example(
            language=Language.EN,
            text="Coach tote, last one left, 120 USD, while it lasts.",
            says=None,
        ),
    ),
    look=look,
)
