"""Holds the code of a boarding pass, without its name, against the journey that the post speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.days import dates
from checker.evidence.journeys import flown
from checker.evidence.photos import photo_of, posts
from checker.evidence.pointing import code_on
from checker.patterns.places import airports, kilometres, places
from checker.patterns.spelling import spell
from checker.vocabulary import Code, Evidence, Finding, Language, Leaning, Leg, Reading, Strength

_NEAR = 1000
"""Kilometres that somebody may travel by train or car to an airport, and a little more."""
_BESIDE = 14
"""Characters between the words of a journey and its day, at most; further off it is the day of something else."""
_FEWEST_DAYS = 3
"""A day more or less comes from leap years and the date line."""


class Journey(NamedTuple):
    """A place that somebody came back from, and the day where the words beside it name one."""

    place: str
    words: Evidence
    day: date | None


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each pass: a doubt where place or day contradict it, else what a pass is worth."""
    journeys = [journey for post in posts(case) for journey in _journeys(post, case.today)]
    for reading in case.readings:
        for code in reading.codes:
            if code.legs:
                yield _finding(reading, code, journeys)


def _journeys(post: Reading, today: date) -> Iterator[Journey]:
    sheet = spell(post.text)
    named = [(sheet.place(start, start + 1)[0], day) for start, day in dates(sheet.text, today)]
    for place, words in flown(post):
        beside = {
            day
            for at, day in named
            if words.start - _BESIDE <= at <= words.end + _BESIDE and "\n" not in post.text[at : words.start]
        }
        yield Journey(place, words, beside.pop() if len(beside) == 1 else None)


def _finding(reading: Reading, code: Code, journeys: list[Journey]) -> Finding:
    here = code_on(reading, code)
    if len({journey.place for journey in journeys}) == 1:
        place, words, day = journeys[0]
        if _is_far(place, code.legs):
            return _says("elsewhere", (words, here), weak=True, quote=words.quote, route=code.text)
        if day and all(_apart(day, leg.day) >= _FEWEST_DAYS for leg in code.legs):
            said = day.strftime("%m-%d")
            return _says("other-day", (words, here), weak=True, said=said, day=_shown(code.legs[0], day))
    return _says("shown", (here,), weak=False, route=code.text)


def _is_far(place: str, legs: tuple[Leg, ...]) -> bool:
    """Whether all airports of the pass are known, and every one is far from the place."""
    codes = {code for leg in legs for code in (leg.start, leg.end)}
    known = [airports()[code] for code in codes if code in airports()]
    return len(known) == len(codes) and all(kilometres(one, places()[place]) > _NEAR for one in known)


def _apart(day: date, number: int) -> int:
    """Days between a date and the day of a year that is not known, the shorter way round."""
    between = abs(day.timetuple().tm_yday - number)
    return min(between, 365 - between)


def _shown(leg: Leg, near: date) -> str:
    """Month and day of the flight, counted in the year of the date it is held against."""
    return (date(near.year, 1, 1) + timedelta(days=leg.day - 1)).strftime("%m-%d")


def _says(sentence: str, evidence: tuple[Evidence, ...], *, weak: bool, **params: str) -> Finding:
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT if weak else Leaning.CANNOT_TELL,
        strength=Strength.WEAK,
        message=CHECK.message(sentence, **params),
        evidence=evidence,
    )


def _pass(start: str, end: str, flight: str, day: int, words: str) -> Pictured:
    leg = Leg(start=start, end=end, carrier="MU", flight=flight, day=day)
    code = Code(kind="PDF417", text=f"{start}-{end} MU{flight}", legs=(leg,))
    return Pictured(
        zh=f"登机牌，条码里是 {words}", en=f"a boarding pass; its code says {words}", reading=photo_of(codes=(code,))
    )


_SEOUL = _pass("ICN", "PVG", "5042", 320, "ICN-PVG MU5042")
_MILAN = _pass("MXP", "PVG", "244", 320, "MXP-PVG MU244")

CHECK = Check(
    id="boarding-pass-code",
    family="boarding-pass",
    name={"zh": "登机牌条码与说法", "en": "Boarding pass against the post"},
    asks={
        "zh": "登机牌条码里的航线和日期，和内容说的一样吗？",
        "en": "Do route and day in a boarding pass's code fit the post?",
    },
    says={
        "shown": Sentence(
            zh="登机牌条码写的是 {route}。它只说明有人订过这段航程，不说明是谁飞的、买了什么。",
            en="The boarding pass's code says {route}. It shows that somebody booked this flight, not who flew or what "
            "was bought.",
        ),
        "elsewhere": Sentence(
            zh="内容写“{quote}”，登机牌条码里的航程却是 {route}，两头都离那里很远。",
            en="The post says “{quote}”, but the code of the boarding pass says {route}, both ends far from there.",
        ),
        "other-day": Sentence(
            zh="内容说这趟是 {said} 回来的，登机牌条码里的日期却是 {day}（不含年份）。",
            en="The post dates this journey {said}, but the code of the boarding pass says {day} (without a year).",
        ),
    },
    why={
        "zh": "登机牌条码里有航线、航班号和一年中的第几天，没有年份。我们只取这几项，姓名和订座号不读出、不保存。"
        "登机牌可以借来拍，也能自己画，所以对得上不加信任；对不上也可能只是转机或另一趟，所以很轻。",
        "en": "The code of a boarding pass holds route, flight and day of the year, without the year. Only these are "
        "kept: name and booking are neither shown nor stored. A pass can be borrowed or drawn, so one that fits earns "
        "no trust, and one that does not may be a connection or another journey, so it weighs very little.",
    },
    innocent={
        "zh": "中途转机只拍了其中一段、图是上一趟的、帖子是更早以前发的，都会对不上。",
        "en": "One leg of several, a picture of an earlier journey, or a post that is older than it looks.",
    },
    questions={
        "zh": ["这张登机牌是这一趟的吗？是直飞还是转机？"],
        "en": ["Is this boarding pass of this journey? Was the flight direct?"],
    },
    next_photo={
        "zh": "购物小票和登机牌放在一起拍，姓名和条码请先遮住。",
        "en": "The shop's receipt next to the pass, name and code covered.",
    },
    examples=(
        Example(language=Language.ZH_HANS, text="刚从米兰飞回来，Gucci 皮带 2600 元", says="elsewhere", picture=_SEOUL),
        Example(
            language=Language.EN, text="Just back from Milan, Gucci belt 260 USD", says="elsewhere", picture=_SEOUL
        ),
        Example(
            language=Language.ZH_HANS,
            text="11月3日刚从米兰飞回来，Gucci 皮带 2600 元",
            says="other-day",
            picture=_MILAN,
        ),
        Example(language=Language.ZH_HANS, text="刚从米兰飞回来，Gucci 皮带 2600 元", says="shown", picture=_MILAN),
        Example(
            language=Language.ZH_HANT,
            text="剛從米蘭飛回來，Gucci 皮帶 2600 元，預訂的朋友請注意 11月3日截單",
            says="shown",
            picture=_MILAN,
        ),
        Example(language=Language.ZH_HANS, text="刚从米兰飞回来，Gucci 皮带 2600 元", says=None),
    ),
    look=look,
    needs_picture=True,
)
