"""What a post says of its photos: that they were just taken, are real, that nothing on them was changed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from checker.evidence.check import Looked
from checker.evidence.photos import posts
from checker.evidence.phrases import Phrases
from checker.evidence.pointing import quoted
from checker.evidence.whose import is_sellers
from checker.patterns.spelling import spell
from checker.vocabulary import Evidence


class PhotoWords(Enum):
    """What is said of the photos; OTHERWISE are words with which the others mean something else."""

    JUST_TAKEN = auto()
    UNCHANGED = auto()
    REAL = auto()
    OTHERWISE = auto()


# "刚拍" alone means a purchase on a platform as well, so a photo or a place has to stand beside it.
_PHRASES = {
    PhotoWords.JUST_TAKEN: (
        *("刚拍的图", "刚拍的照片", "刚拍的实物", "刚刚拍的图", "刚刚拍的照片", "刚在店里拍", "店里刚拍", "专柜刚拍"),
        *(
            "现拍图",
            "刚才在店里拍",
            "今天拍的图",
            "今天拍的照片",
            "今天店里拍",
            "今天在店里拍",
            "今天专柜拍",
            "今日现拍",
        ),
        *("实时拍的图", "实时拍摄", "现场刚拍", "刚在现场拍", "人在店里现拍", "店里现拍", "专柜现拍", "刚拍的实图"),
        *("just took this photo", "just took these photos", "photo just taken", "photos just taken"),
        *("just taken in the store", "just taken in the shop", "just taken in store", "photo taken today"),
        *("photos taken today", "pictures taken today", "pics taken today", "taken today in the store"),
        *("taken today in the shop", "taken just now in the store", "taken just now in the shop", "pic just taken"),
    ),
    PhotoWords.UNCHANGED: (
        *("原图无修", "原图没修", "无修图", "没修图", "未修图", "没有修图", "无p图", "没p图", "没有p图", "没p过"),
        *("无滤镜", "没有滤镜", "没加滤镜", "原相机拍", "原相机直出", "手机直出"),
        *("unedited photo", "unedited photos", "unedited pictures", "photos are unedited", "no filter", "no filters"),
        *("not photoshopped", "no photoshop", "straight from the camera"),
    ),
    PhotoWords.REAL: (
        *("实物实拍", "实拍图", "实物拍摄", "现场实拍", "自己实拍", "真实拍摄"),
        *("real photos taken by", "actual photos", "actual photo of the item", "real photos of the item"),
    ),
    PhotoWords.OTHERWISE: (
        *(
            "官网图",
            "网图",
            "盗图",
            "样图",
            "示意图",
            "图片来自",
            "转自",
            "上次拍",
            "去年拍",
            "之前拍",
            "以前拍",
            "不是刚拍",
        ),
        *("昨天", "前天", "上周", "上个月", "stock photo", "from the website", "old photo", "last year", "last month"),
        *("yesterday", "last week"),
    ),
}


def said_of_photos(case: Looked, wanted: PhotoWords) -> Evidence | None:
    """The first place where the seller says it; None where the same item also speaks of other photos."""
    for reading in posts(case):
        sheet = spell(reading.text)
        found = [(start, end, label) for label, start, end in _phrases.find(sheet.text)]
        if any(label is PhotoWords.OTHERWISE for _, _, label in found):
            continue
        for first, last in sorted((start, end) for start, end, label in found if label is wanted):
            start, end = sheet.place(first, last)
            if is_sellers(reading, start):
                return quoted(reading, start, end)
    return None


@Phrases
def _phrases() -> Iterable[tuple[PhotoWords, str]]:
    return [(label, phrase) for label, phrases in _PHRASES.items() for phrase in phrases]
