"""Holds the day that a camera wrote into a photo's file against a post that says the photo was just taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photo_words import PhotoWords, said_of_photos
from checker.evidence.photos import photo_of, photos
from checker.evidence.pointing import whole_picture
from checker.vocabulary import Camera, Finding, Language, Leaning, Reading, Strength

FEWEST_DAYS = 45
"""A shopper may ask about a post of last month; what is older than this was hardly "just taken" when it was posted."""
_FIRST_YEAR = 2010
"""Cameras whose clock was never set say something earlier than this."""


def look(case: Looked) -> Iterator[Finding]:
    """One finding for the oldest photo, where the seller says that the photos are of today."""
    words = said_of_photos(case, PhotoWords.JUST_TAKEN)
    if words is None:
        return
    days = sorted((day, reading.item, reading) for reading in photos(case) if (day := _day(reading)))
    for day, _, reading in days[:1]:
        if (case.today - day).days >= FEWEST_DAYS:
            yield Finding(
                check=CHECK.id,
                family=CHECK.family,
                leaning=Leaning.DOUBT,
                strength=Strength.WEAK,
                message=CHECK.message(
                    "older", quote=words.quote, taken=day.isoformat(), days=str((case.today - day).days)
                ),
                evidence=(words, whole_picture(reading)),
            )


def _day(reading: Reading) -> date | None:
    """The day that a camera, not a program, wrote; None where there is none that can be right."""
    camera = reading.camera
    if camera is None or not (camera.maker or camera.model):
        return None
    try:
        day = datetime.fromisoformat(camera.taken_at).date()
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


_OLD = Pictured(
    zh="店内商品照，文件里写着拍摄时间 2026-03-02",
    en="goods in a shop; the file says it was taken on 2026-03-02",
    reading=photo_of(camera=Camera(taken_at="2026-03-02T10:11:12", maker="Example", model="Phone 1")),
)
_NEW = Pictured(
    zh="店内商品照，文件里写着拍摄时间 2026-11-19",
    en="goods in a shop; the file says it was taken on 2026-11-19",
    reading=photo_of(camera=Camera(taken_at="2026-11-19T10:11:12", maker="Example", model="Phone 1")),
)
_BARE = Pictured(zh="店内商品照，文件里没有拍摄时间", en="goods in a shop; the file names no time", reading=photo_of())

CHECK = Check(
    id="camera-time",
    family="picture-time",
    name={"zh": "照片的日期与“刚拍”", "en": "The photo's day against “just taken”"},
    asks={
        "zh": "说“刚拍的”，照片文件里写的是哪天？",
        "en": "A photo that was “just taken”: which day does its file name?",
    },
    says={
        "older": Sentence(
            zh="内容写“{quote}”，这张照片的文件里写的拍摄日期却是 {taken}，比您来查的这天早 {days} 天。",
            en="The post says “{quote}”, but the photo's file says {taken}, {days} days before you asked.",
        ),
    },
    why={
        "zh": "相机和手机会把拍摄时间写进照片文件。它可以改，手机时钟也可能不准，聊天软件发图时一般会删掉；"
        "所以没有时间不说明任何问题，有时间而对不上，只说明“刚拍”这句话要再问一句。",
        "en": "Cameras and phones write the time into a photo's file. It can be changed, a clock can be wrong, and "
        "chat apps mostly remove it: without a time nothing follows, and a time that does not fit only means that "
        "“just "
        "taken” needs one more question.",
    },
    innocent={
        "zh": "帖子本身就是那时候发的、照片是您自己以前拍的、手机换机后日期没调好，都会这样。",
        "en": "The post itself may be as old, the photo may be one of your own, or a phone's clock was not set.",
    },
    questions={
        "zh": ["这张照片大概是哪天拍的？方便现在再拍一张，旁边放张写着今天日期的纸吗？"],
        "en": ["When was this photo taken? Could you take one now, with today's date on a slip of paper beside it?"],
    },
    next_photo={
        "zh": "同一件商品和一张手写今天日期的纸放在一起，一次拍成。",
        "en": "The same piece next to a handwritten slip with today's date, in one shot.",
    },
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="刚在店里拍的，Gucci 皮带 2600 元，要的私信",
            says="older",
            picture=_OLD,
        ),
        Example(language=Language.ZH_HANT, text="專櫃剛拍，Chanel 皮夾 9000 元，要的私訊", says="older", picture=_OLD),
        Example(
            language=Language.EN,
            text="Photos taken today in the boutique, Gucci belt 260 USD, DM me",
            says="older",
            picture=_OLD,
        ),
        Example(language=Language.ZH_HANS, text="刚在店里拍的，Gucci 皮带 2600 元，要的私信", says=None, picture=_NEW),
        Example(language=Language.ZH_HANS, text="刚在店里拍的，Gucci 皮带 2600 元，要的私信", says=None, picture=_BARE),
        Example(language=Language.ZH_HANS, text="Gucci 皮带 2600 元，要的私信", says=None, picture=_OLD),
    ),
    look=look,
    needs_picture=True,
)
