"""Drawn screens carry the truth about themselves: every line has ink, every part has lines, the same seed repeats."""

from __future__ import annotations

import pytest

from checker.devtools.artist import Drawing
from checker.devtools.artist.scenes import KINDS, compose, compose_one
from checker.devtools.artist.screens import PHONES, Post, Said, Setting, draw_chat, draw_feed, truth_of
from checker.vocabulary import Reading
from checker.vocabulary.page import Page, PageKind, Part, Role, StatusBar, Voice


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(4))
def test_every_line_of_a_scene_is_on_the_picture_and_has_ink(kind: str, seed: int) -> None:
    scene = compose_one(kind, seed)
    drawing = scene.drawing
    assert drawing.image.width == scene.setting.phone.width
    for line in drawing.lines:
        assert line.box.left >= 0, line.text
        assert line.box.top >= 0, line.text
        assert line.box.left + line.box.width <= drawing.image.width, line.text
        assert line.box.top + line.box.height <= drawing.image.height, line.text
        assert contrast(drawing, line.box.left, line.box.top, line.box.width, line.box.height) > 25, line.text


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_of_the_truth_has_lines_and_no_line_has_two_parts(kind: str) -> None:
    truth = truth_of(compose_one(kind, 7).drawing)
    page = page_of(truth)
    used = [number for part in page.parts for number in part.lines]
    assert len(used) == len(set(used))
    assert all(part.lines and max(part.lines) < len(truth.lines) for part in page.parts)
    assert truth.text == "\n".join(line.text for line in truth.lines)


def test_the_same_seed_gives_the_same_picture_and_the_next_another() -> None:
    one, again, other = compose_one("chat", 3), compose_one("chat", 3), compose_one("chat", 4)
    assert one.file() == again.file()
    assert one.file() != other.file()


def test_many_scenes_show_every_theme_script_system_and_kind_of_page() -> None:
    scenes = list(compose(80, 1))
    assert {scene.setting.dark for scene in scenes} == {True, False}
    assert {scene.script for scene in scenes} == {"zh-Hans", "zh-Hant", "en"}
    assert {scene.setting.phone.ios for scene in scenes} == {True, False}
    assert {page_of(truth_of(scene.drawing)).kind for scene in scenes} >= {
        PageKind.FEED,
        PageKind.ALBUM,
        PageKind.CHAT,
        PageKind.TRANSFER,
        PageKind.TRACKING,
    }


def test_a_chat_says_who_speaks_and_what_became_of_the_money() -> None:
    drawing = draw_chat(
        "小岛",
        [
            Said(kind="time", text="昨天 14:32"),
            Said(text="有小票吗", mine=True),
            Said(text="有的", quote="我：有小票吗"),
            Said(kind="transfer", amount="680.00", state="taken", mine=True),
            Said(kind="packet", state="expired"),
        ],
        Setting(clock="09:05", carrier="中国移动", battery=42, percent=True),
    )
    truth = truth_of(drawing)
    page = page_of(truth)
    assert page.kind is PageKind.CHAT
    assert page.status == StatusBar(clock="09:05", carrier="中国移动", battery=42)
    assert words(truth, page, Role.TIME) == ["昨天 14:32"]
    bubbles = [part for part in page.parts if part.role is Role.BUBBLE]
    assert [part.voice for part in bubbles] == [Voice.SHOPPER, Voice.SELLER]
    money = [part for part in page.parts if part.role is Role.TRANSFER]
    assert [(part.voice, part.amount, part.state) for part in money] == [
        (Voice.SHOPPER, "680.00", "received"),
        (Voice.SELLER, "", "expired"),
    ]
    assert "我：有小票吗" in truth.text, "a quote is there to be read"
    assert not any("我：" in text for text in words(truth, page, Role.BUBBLE)), "and is nobody's bubble"


def test_what_lies_under_the_bar_cannot_be_read() -> None:
    posts = [Post(name="小岛", text="第一条", posted="3分钟前"), Post(name="阿青", text="第二条", posted="昨天")]
    whole = truth_of(draw_feed(posts, Setting()))
    scrolled = truth_of(draw_feed(posts, Setting(phone=PHONES[3]), scrolled=60))
    assert "第一条" in whole.text
    assert "第一条" not in scrolled.text
    assert words(scrolled, page_of(scrolled), Role.NICKNAME) == ["阿青"]


def page_of(truth: Reading) -> Page:
    assert truth.page is not None
    return truth.page


def words(truth: Reading, page: Page, role: Role) -> list[str]:
    return [text_of(truth, part) for part in page.parts if part.role is role]


def text_of(truth: Reading, part: Part) -> str:
    return "".join(truth.lines[number].text for number in part.lines)


def contrast(drawing: Drawing, left: int, top: int, width: int, height: int) -> int:
    lowest, highest = drawing.image.crop((left, top, left + width, top + height)).convert("L").getextrema()
    assert isinstance(lowest, int)
    assert isinstance(highest, int)
    return highest - lowest
