"""Reads what a watermark camera burnt into a photo, and holds its day and place against the post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.days import dates
from checker.evidence.photo_words import PhotoWords, said_of_photos
from checker.evidence.photos import photo_of, photos, posts
from checker.evidence.pointing import quoted, whole_line
from checker.evidence.stays import stays_in
from checker.patterns.spelling import spell
from checker.vocabulary import Evidence, Finding, Language, Leaning, Line, Reading, Strength

_APPS = re.compile(r"今日水印|马克水印|马克相机|水印相机|元道经纬|timemark|timestamp camera|gps map camera")
_YEAR = re.compile(r"20\d\d ?[-/.年]")
_MAINLAND = re.compile(
    r"(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(?:省|市|自治区).{0,12}(?:市|区|县|镇|街道)"
)
_NEAR = frozenset({"hong-kong", "macau", "taipei"})
_SURE, _FEWEST_DAYS = 0.9, 45


def look(case: Looked) -> Iterator[Finding]:
    """At most one finding for each photo that bears the name of such an app."""
    words = said_of_photos(case, PhotoWords.JUST_TAKEN)
    stays = [stay for post in posts(case) for stay in stays_in(post)]
    abroad = next((stay for stay in stays if stay.place not in _NEAR), None)
    for reading in photos(case):
        app = next((line for line in reading.lines if _APPS.search(spell(line.text).text)), None)
        if app is None:
            continue
        day, place = _day(reading, case.today), _mainland(reading)
        if words and day and (case.today - day[0]).days >= _FEWEST_DAYS:
            yield _finding("older", (words, day[1]), words.quote, day[1].quote)
        elif abroad and place:
            yield _finding("elsewhere", (abroad.evidence, place), abroad.evidence.quote, place.quote)
        else:
            yield _finding("typed", (whole_line(reading, app),), "", app.text.strip())


def _day(reading: Reading, today: date) -> tuple[date, Evidence] | None:
    """The day that stands on the photo with its year."""
    for line in _sure(reading):
        sheet = spell(line.text).text
        if _YEAR.search(sheet):
            for _, day in dates(sheet, today):
                return day, whole_line(reading, line)
    return None


def _mainland(reading: Reading) -> Evidence | None:
    """A province and a town in mainland China on the photo."""
    for line in _sure(reading):
        if found := _MAINLAND.search(line.text):
            return quoted(reading, line.start + found.start(), line.start + found.end())
    return None


def _sure(reading: Reading) -> list[Line]:
    return [line for line in reading.lines if line.confidence >= _SURE]


def _finding(sentence: str, evidence: tuple[Evidence, ...], quote: str, mark: str) -> Finding:
    weighs = sentence != "typed"
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT if weighs else Leaning.CANNOT_TELL,
        strength=Strength.WEAK,
        message=CHECK.message(sentence, **({"quote": quote} if weighs else {}), mark=mark.strip()),
        evidence=evidence,
    )


_OLD = Pictured(
    zh="店内照片，水印写着“2026-03-02 10:11”“今日水印相机”",
    en="a shop, with 2026-03-02 10:11 and 今日水印相机 (a watermark camera) burnt in",
    reading=photo_of("2026-03-02 10:11", "今日水印相机"),
)
_HOME = Pictured(
    zh="照片，水印写着“广东省广州市白云区”“马克水印相机”",
    en="a photo with 广东省广州市白云区 (a district of Guangzhou) and 马克水印相机 burnt in",
    reading=photo_of("广东省广州市白云区", "马克水印相机"),
)
_PLAIN = Pictured(
    zh="没有水印的商品照",
    en="goods without any mark",
    reading=photo_of("2026-03-02"),
)

CHECK = Check(
    id="watermark-camera",
    family="picture-time",
    name={"zh": "水印相机与说法", "en": "Watermark camera against the post"},
    asks={
        "zh": "水印相机写的时间、地点，和内容对得上吗？",
        "en": "Do time and place burnt in by a watermark camera fit the post?",
    },
    says={
        "older": Sentence(
            zh="内容写“{quote}”，照片上的水印却写着“{mark}”。",
            en="The post says “{quote}”, but the mark on the photo says “{mark}”.",
        ),
        "elsewhere": Sentence(
            zh="内容写“{quote}”，照片上的水印写的地点却是“{mark}”。",
            en="The post says “{quote}”, but the place burnt into the photo is “{mark}”.",
        ),
        "typed": Sentence(
            zh="照片带有水印相机的标记“{mark}”。这类应用的时间和地点可以手动填写，有水印不说明真的在那里。",
            en="The photo bears the mark “{mark}” of a watermark camera. Such apps let one type any time and place, "
            "so the mark does not show that somebody was there.",
        ),
    },
    why={
        "zh": "水印相机把时间、地点印在照片上，多数可以自己改，所以对得上不说明什么。对不上时，"
        "是卖家自己放出的两样东西互相打架，值得问一句，但也只是很轻的线索。",
        "en": "A watermark camera prints time and place into the photo, and in most of them both can be typed. That "
        "they fit shows nothing. Where they do not fit, two things that the seller shows disagree: worth a question, "
        "and a very light sign.",
    },
    innocent={
        "zh": "可能是旧照片再用、国内仓库同事拍的，或者水印的时间地点没更新。",
        "en": "An older photo used again, a colleague in a warehouse at home, or a mark that was not updated.",
    },
    questions={
        "zh": ["水印上的时间和地点是自动的还是手填的？应用里有防伪码的话能发我核对吗？"],
        "en": ["Are time and place of the mark automatic or typed? If the app gives a check code, may I have it?"],
    },
    next_photo={
        "zh": "不带水印、能看到门店招牌的现场照片。",
        "en": "A photo on the spot without any mark, with the shop's sign in it.",
    },
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="刚在店里拍的，Gucci 皮带 2600 元，要的私信",
            says="older",
            picture=_OLD,
        ),
        Example(
            language=Language.ZH_HANS,
            text="今天在米兰，Gucci 皮带 2600 元，要的私信",
            says="elsewhere",
            picture=_HOME,
        ),
        Example(
            language=Language.EN, text="Today in Milan, Gucci belts 260 USD, DM me", says="elsewhere", picture=_HOME
        ),
        Example(language=Language.ZH_HANS, text="Gucci 皮带 2600 元，要的私信", says="typed", picture=_HOME),
        Example(
            language=Language.ZH_HANS, text="刚在店里拍的，Gucci 皮带 2600 元，要的私信", says=None, picture=_PLAIN
        ),
    ),
    look=look,
    needs_picture=True,
)
