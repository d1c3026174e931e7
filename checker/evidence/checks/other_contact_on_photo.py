"""Holds the contact printed on a photo, or in its code, against the contact that the post gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photos import bare_photos, photo_of, posts
from checker.evidence.whose import is_sellers
from checker.patterns.spelling import spell
from checker.vocabulary import (
    Code,
    Contact,
    ContactKind,
    Evidence,
    Finding,
    Language,
    Leaning,
    Strength,
)

_COMPARED = frozenset({ContactKind.WECHAT, ContactKind.QQ})
"""Kinds of which a seller mostly has one; the address in a code cannot be compared with a name."""
_PROFILE = re.compile(
    r"发消息|音视频通话|通讯录|加我为朋友|扫一扫|朋友资料|地区:|add to contacts|messages|scan the qr|region:"
)
"""The page of an account or of its code, which the shopper may have taken of anybody."""


def look(case: Looked) -> Iterator[Finding]:
    """One finding where a photo names another account than the post, and no photo names the post's."""
    own = [contact for contact in _of_posts(case) if contact.kind in _COMPARED]
    printed = [contact for contact in _of_photos(case) if contact.kind in _COMPARED]
    known = {contact.value for contact in own} & {contact.value for contact in printed}
    for mine, other in product(own, printed):
        if mine.kind is other.kind and not known and not _alike(mine.value, other.value):
            yield Finding(
                check=CHECK.id,
                family=CHECK.family,
                leaning=Leaning.DOUBT,
                strength=Strength.WEAK,
                message=CHECK.message("other", first=mine.quote.strip(), second=other.quote.strip() or other.value),
                evidence=(_place(mine), _place(other)),
            )
            return


def _of_posts(case: Looked) -> Iterator[Contact]:
    readings = {reading.item: reading for reading in posts(case)}
    for contact in case.contacts:
        if contact.item in readings and contact.quote and is_sellers(readings[contact.item], contact.start):
            yield contact


def _of_photos(case: Looked) -> Iterator[Contact]:
    items = {reading.item for reading in bare_photos(case) if not _PROFILE.search(spell(reading.text).text)}
    return (contact for contact in case.contacts if contact.item in items)


def _alike(one: str, other: str) -> bool:
    """Whether two names differ by no more than a character or two, as they do when one was misread."""
    if abs(len(one) - len(other)) > 1:
        return False
    return sum(a != b for a, b in zip(one, other, strict=False)) <= 2 or one[1:] == other or other[1:] == one


def _place(contact: Contact) -> Evidence:
    return Evidence(item=contact.item, quote=contact.quote, start=contact.start, end=contact.end, box=contact.box)


_OTHER = Pictured(
    zh="一只包，图上印着“微信：example-album”",
    en="a bag with 微信：example-album (a WeChat name) printed on it",
    reading=photo_of("微信：example-album"),
)
_ACCOUNT = Pictured(
    zh="一个微信账号的资料页，写着“微信号：example-album”“发消息”",
    en="the page of a WeChat account: 微信号：example-album, 发消息 (send a message)",
    reading=photo_of("微信号：example-album", "发消息"),
)
_OTHER_CODE = Pictured(
    zh="一只包，图上二维码的内容是“微信 example-album”",
    en="a bag with a QR code that says 微信 example-album (a WeChat name)",
    reading=photo_of(codes=(Code(kind="QR", text="微信 example-album"),)),
)
_SAME = Pictured(
    zh="一只包，图上印着“微信：example-shop”",
    en="a bag with 微信：example-shop (a WeChat name) printed on it",
    reading=photo_of("微信：example-shop"),
)
_CODE = Pictured(
    zh="一只包，图上有一个微信名片码",
    en="a bag with the code of a WeChat card on it",
    reading=photo_of(codes=(Code(kind="QR", text="https://u.wechat.com/kExampleABC"),)),
)

CHECK = Check(
    id="other-contact-on-photo",
    family="watermarks",
    name={"zh": "照片上是另一个联系方式", "en": "Another contact on the photo"},
    asks={
        "zh": "照片上印的联系方式，和内容里写的是同一个吗？",
        "en": "Is the contact printed on the photo the one that the post gives?",
    },
    says={
        "other": Sentence(
            zh="内容写的是“{first}”，照片上印的却是“{second}”。照片可能来自另一家。",
            en="The post gives “{first}”, but the photo bears “{second}”: it may be another seller's.",
        ),
    },
    why={
        "zh": "供货相册常把自己的联系方式印在图上，转发的人有时忘了遮。联系方式不同说明照片可能不是卖家自己的，"
        "说明不了货的来路。二维码里的地址和微信号没法互相对照，所以不比。",
        "en": "Suppliers' albums print their own contact on pictures, and those who pass them on may forget to cover "
        "it. Another contact means that the photo may not be the seller's own, not where the goods are from. The "
        "address in a QR code cannot be compared with a name, so it is not.",
    },
    innocent={
        "zh": "一个人有大号小号、店里几位客服各有微信、换了新号，或者经同意用了同行的图。",
        "en": "One person with two accounts, a shop with several, a new number, or a colleague's picture used with "
        "permission.",
    },
    questions={
        "zh": ["图上的联系方式也是您的吗？照片是您自己拍的吗？"],
        "en": ["Is the contact on the picture yours as well? Did you take the photo?"],
    },
    next_photo={
        "zh": "实物和一张手写您昵称、今天日期的纸放在一起的照片。",
        "en": "The piece next to a slip of paper with your name and today's date.",
    },
    sources=("S01", "S13"),
    examples=(
        Example(
            language=Language.ZH_HANS, text="Gucci 皮带 2600 元，加微信：example-shop", says="other", picture=_OTHER
        ),
        Example(
            language=Language.ZH_HANT,
            text="Gucci 皮帶 2600 元，加微信：example-shop",
            says="other",
            picture=_OTHER_CODE,
        ),
        Example(language=Language.EN, text="Gucci belt 260 USD, WeChat: example-shop", says="other", picture=_OTHER),
        Example(language=Language.ZH_HANS, text="Gucci 皮带 2600 元，加微信：example-shop", says=None, picture=_SAME),
        Example(language=Language.ZH_HANS, text="Gucci 皮带 2600 元，加微信：example-shop", says=None, picture=_CODE),
        Example(language=Language.ZH_HANS, text="Gucci 皮带 2600 元，要的私信", says=None, picture=_OTHER),
        Example(
            language=Language.ZH_HANS, text="Gucci 皮带 2600 元，加微信：example-shop", says=None, picture=_ACCOUNT
        ),
    ),
    look=look,
    needs_picture=True,
)
