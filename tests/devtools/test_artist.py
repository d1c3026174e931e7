"""The artist draws what it says it drew, in every size and theme."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from checker.devtools.artist import (
    AlbumEntry,
    Bubble,
    Drawing,
    Look,
    MomentsPost,
    draw_album,
    draw_chat,
    draw_moments,
    draw_photo,
    draw_receipt,
)

POST = MomentsPost(name="小岛代购日记", text="新款双肩包现货两只，小票齐全，支持专柜验货，假一赔十。", photos=9)
LOOKS = [Look(width=width, dark=dark) for width in (1080, 1170, 720) for dark in (False, True)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_line_is_inside_the_picture_and_has_ink_under_it(look: Look) -> None:
    for drawing in (
        draw_moments(POST, look),
        draw_album("小岛", [AlbumEntry(text="上新", day="22", month="11月", photos=3)], look, limit="仅展示三天"),
        draw_chat("小岛", [Bubble(text="在吗？", mine=True), Bubble(text="在的")], look),
        draw_receipt("示例商店", [("合计", "¥680.00")], look),
    ):
        assert drawing.image.width == look.width
        for line in drawing.lines:
            assert line.box.left >= 0
            assert line.box.left + line.box.width <= drawing.image.width
            assert contrast(drawing, line.box.left, line.box.top, line.box.width, line.box.height) > 40, line.text


def test_text_wraps_inside_its_column_and_loses_nothing() -> None:
    drawing = draw_moments(POST)
    body = [line for line in drawing.lines if line.text in POST.text or line.text in POST.text.replace(" ", "")]
    assert "".join(line.text for line in body) == POST.text
    assert len(body) == 2


def test_an_emoji_becomes_a_disc_and_is_no_part_of_the_words() -> None:
    drawing = draw_moments(MomentsPost(name="小岛✈️", text="落地巴黎🇫🇷了"))
    assert [line.text.replace(" ", "") for line in drawing.lines[2:4]] == ["小岛", "落地巴黎了"]


def test_a_feed_grows_with_its_posts_and_is_never_less_than_a_screen() -> None:
    assert draw_moments(POST).image.height == 2400
    assert draw_moments([POST] * 12).image.height > 8000


def test_the_same_words_give_the_same_bytes() -> None:
    assert draw_photo("正品", code="x").png() == draw_photo("正品", code="x").png()
    with Image.open(io.BytesIO(draw_photo("正品").jpeg())) as image:
        assert image.format == "JPEG"


def contrast(drawing: Drawing, left: int, top: int, width: int, height: int) -> int:
    lowest, highest = drawing.image.crop((left, top, left + width, top + height)).convert("L").getextrema()
    assert isinstance(lowest, int)
    assert isinstance(highest, int)
    return highest - lowest
