"""Which kind of screen a drawn picture is, read by the real OCR; unsure stays "other"."""

from __future__ import annotations

import pytest

from checker.devtools.artist import (
    AlbumEntry,
    Bubble,
    Drawing,
    Look,
    MomentsPost,
    TimeMark,
    Transfer,
    draw_album,
    draw_chat,
    draw_moments,
    draw_photo,
    draw_receipt,
)
from checker.reading import decode, read_picture
from checker.reading.screens import page_of, screen_of
from checker.vocabulary import Box, Line, Screen

POST = MomentsPost(name="小岛代购日记", text="新款双肩包现货两只，小票齐全。", photos=3)
ALBUM = [
    AlbumEntry(text="今天上新", day="22", month="11月", photos=9),
    AlbumEntry(text="客户返图", day="21", month="11月"),
]
TALK: list[Bubble | TimeMark | Transfer] = [
    TimeMark(text="昨天 14:32"),
    Bubble(text="是正品吗？", mine=True),
    Bubble(text="专柜采购，支持验货，今天下单明天发"),
    Transfer(amount="¥680.00", state="请收款", mine=True),
]
JAPANESE = [
    ("小計", "¥12,800"),
    ("消費税 10%", "¥1,280"),
    ("合計", "¥14,080"),
    ("お預り", "¥15,000"),
    ("お釣り", "¥920"),
]
FRENCH = [("Sac à dos", "1 250,00"), ("TVA 20%", "208,33"), ("Total TTC", "1 250,00"), ("VISA", "1 250,00")]
DRAWN: dict[str, tuple[Drawing, Screen]] = {
    "a feed": (draw_moments([POST, POST]), Screen.MOMENTS),
    "a dark feed": (draw_moments(POST, Look(dark=True, width=720)), Screen.MOMENTS),
    "an album": (draw_album("小岛代购日记", ALBUM, limit="朋友仅展示最近三天的朋友圈"), Screen.MOMENTS),
    "a chat": (draw_chat("小岛", TALK), Screen.CHAT),
    "a dark chat": (draw_chat("小岛", TALK, Look(dark=True, width=720)), Screen.CHAT),
    "a Japanese receipt": (draw_receipt("示例百貨店", JAPANESE), Screen.RECEIPT),
    "a French receipt": (draw_receipt("GALERIE EXEMPLE", FRENCH), Screen.RECEIPT),
    "a photo": (draw_photo(), Screen.PHOTO),
    "a photo with a few words": (draw_photo(["专柜正品", "假一赔十"]), Screen.PHOTO),
    "a poster": (
        draw_photo([f"第{n}条 全国联保，正品保障，假一赔十" for n in range(8)], Look(width=800)),
        Screen.OTHER,
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawn_picture_is_taken_for_what_it_is(name: str) -> None:
    drawing, screen = DRAWN[name]
    assert read_picture(0, decode(drawing.png())).screen == screen


def test_prices_on_a_poster_do_not_make_a_receipt() -> None:
    words = ["双肩包", "¥1680", "卡包", "¥520", "围巾", "¥399", "全场包邮", "顺丰发货"]
    assert screen_of(page_of(column(words), 1000, 1400)) == Screen.OTHER


def test_the_clock_of_the_phone_does_not_make_a_chat() -> None:
    lines = [line("9:41", 460, 20, 80), *column(["专柜正品", "假一赔十", "支持验货", "现货", "秒发", "私聊", "下单"])]
    assert screen_of(page_of(lines, 1000, 2200)) == Screen.OTHER


def column(words: list[str]) -> list[Line]:
    return [line(word, 80, 200 + 90 * row, 40 * len(word)) for row, word in enumerate(words)]


def line(text: str, left: int, top: int, width: int) -> Line:
    return Line(text=text, start=0, box=Box(left=left, top=top, width=width, height=44))
