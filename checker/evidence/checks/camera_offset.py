"""Holds the time zone that a camera wrote into a recent photo against a post that says where its writer is now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photos import photo_of, photos, posts
from checker.evidence.pointing import whole_picture
from checker.evidence.stays import Stay, stays_in
from checker.patterns.places import Place, places
from checker.vocabulary import Camera, Finding, Language, Leaning, Reading, Strength

_APART = 4.0
"""Hours between a place's own sun and its clocks are three at most, summer time included; more is another zone."""
_MOST_DAYS = 14
"""An older photo may be of another journey, or of home."""
_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")


def look(case: Looked) -> Iterator[Finding]:
    """One finding where the seller is now at one place, and a photo of these days has the time of another."""
    stays = [stay for post in posts(case) for stay in stays_in(post)]
    if len({stay.place for stay in stays}) != 1:
        return
    for reading in photos(case):
        offset = _offset(reading, case)
        if offset is not None and abs(offset - places()[stays[0].place].longitude / 15) > _APART:
            yield _finding(stays[0], reading)
            return


def _offset(reading: Reading, case: Looked) -> float | None:
    """Hours east of Greenwich, of a camera's photo of these days; None where it does not say or is of other days."""
    camera = reading.camera
    written = _OFFSET.fullmatch(camera.utc_offset) if camera and (camera.maker or camera.model) else None
    if camera is None or written is None:
        return None
    try:
        day = datetime.fromisoformat(camera.taken_at).date()
    except ValueError:
        return None
    if abs((case.today - day).days) > _MOST_DAYS:
        return None
    hours = int(written[2]) + int(written[3]) / 60
    return -hours if written[1] == "-" else hours


def _finding(stay: Stay, reading: Reading) -> Finding:
    place: Place = places()[stay.place]
    offset = reading.camera.utc_offset if reading.camera else ""
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT,
        strength=Strength.WEAK,
        message=CHECK.message(
            "elsewhere", quote=stay.evidence.quote, offset=offset, place_zh=place.zh[0], place_en=place.en[0].title()
        ),
        evidence=(stay.evidence, whole_picture(reading)),
    )


def _photo(offset: str) -> Pictured:
    camera = Camera(taken_at="2026-11-20T15:20:00", utc_offset=offset, maker="Example", model="Phone 1")
    return Pictured(
        zh=f"商品照，文件里写着拍摄时间 2026-11-20 15:20、时区 {offset}",
        en=f"goods; the file says taken on 2026-11-20 at 15:20, time zone {offset}",
        reading=photo_of(camera=camera),
    )


CHECK = Check(
    id="camera-offset",
    family="picture-time",
    name={"zh": "照片的时区与说法", "en": "The photo's time zone against the post"},
    asks={
        "zh": "说人在国外，照片文件里写的是哪个时区？",
        "en": "The seller is abroad: which time zone does the photo's file name?",
    },
    says={
        "elsewhere": Sentence(
            zh="内容写“{quote}”，这张近日照片的文件里写的时区却是 UTC{offset}，不是{place_zh}的时间。",
            en="The post says “{quote}”, but the file of this recent photo names the time zone UTC{offset}, which is "
            "not that of {place_en}.",
        ),
    },
    why={
        "zh": "手机拍照时会写下当时的时区。手机可以手动停在家里的时间，照片也可能是别人拍的、在家拍的，"
        "所以它只够再问一句；文件里没有时区（聊天软件常会删掉）不说明任何问题。",
        "en": "A phone writes down its time zone with each photo. It can be kept at home time by hand, and the photo "
        "can be another person's or taken at home, so it is worth one question and no more. A file without a time "
        "zone, as chat apps leave it, says nothing.",
    },
    innocent={
        "zh": "手机没开自动时区、照片是国内同事或您自己拍的、拍的是出发前的库存，都会这样。",
        "en": "The phone's clock stays at home time, or a colleague at home or you took the photo, or it was before "
        "leaving.",
    },
    questions={
        "zh": ["这张照片是您本人这次在当地拍的吗？方便发一小段店里的视频吗？"],
        "en": ["Did you take this photo on this journey? Could you send a short video from the shop?"],
    },
    next_photo={
        "zh": "在店里拍一张带门店招牌和当天日期的照片。",
        "en": "A photo in the shop with its sign and today's date.",
    },
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="今天在米兰，Gucci 皮带 2600 元，要的私信",
            says="elsewhere",
            picture=_photo("+08:00"),
        ),
        Example(
            language=Language.EN,
            text="Just landed in Paris, Gucci belts 260 USD, DM me",
            says="elsewhere",
            picture=_photo("+08:00"),
        ),
        Example(
            language=Language.ZH_HANS,
            text="今天在米兰，Gucci 皮带 2600 元，要的私信",
            says=None,
            picture=_photo("+01:00"),
        ),
        Example(
            language=Language.ZH_HANS,
            text="今天在东京，Gucci 皮带 2600 元，要的私信",
            says=None,
            picture=_photo("+08:00"),
        ),
        Example(
            language=Language.ZH_HANS,
            text="同事今天在米兰，Gucci 皮带 2600 元，要的私信",
            says=None,
            picture=_photo("+08:00"),
        ),
    ),
    look=look,
    needs_picture=True,
)
