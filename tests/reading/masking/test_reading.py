"""What a page puts where names stand is masked on its reading; boxes, offsets and the seller's words stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from checker.devtools.artist.screens import (
    Entry,
    Parcel,
    Payment,
    Post,
    PublicPost,
    Remark,
    Said,
    Setting,
    Stop,
    draw_album,
    draw_chat,
    draw_details,
    draw_feed,
    draw_qq_post,
    draw_tracking,
    truth_of,
)
from checker.devtools.artist.screens.posts import Answer
from checker.reading.masking import mask_reading, private_names, reading_spans
from checker.reading.masking.rows import unread_values
from checker.vocabulary import Box, Camera, Code, ItemKind, Line, Page, PageKind, Reading

CLAIM = "香港专柜正品，支持验货"


def chat() -> Reading:
    talk = [
        Said(kind="notice", text="你已添加了阿芳不吃糖，现在可以开始聊天了。"),
        Said(text=CLAIM, name="小莹Sunny"),
        Said(text="收件人：王小明 电话：13800138000", mine=True, quote="阿芳不吃糖：在吗"),
        Said(kind="transfer", amount="680.00", state="sent", mine=True),
    ]
    return truth_of(draw_chat("阿芳不吃糖(3)", talk, Setting()))


def feed() -> Reading:
    remarks = [Remark(name="大白兔奶糖", text="还有货吗"), Remark(name="Lily在巴黎", text="有的", to="大白兔奶糖")]
    post = Post(name="Lily在巴黎", text=CLAIM, posted="3分钟前", likes=["月亮不睡觉", "Tommy"], remarks=remarks)
    return truth_of(draw_feed([post], Setting()))


def payment() -> Reading:
    rows = [("转账单号", "1000050001202611220123456789"), ("收款方", "周小燕"), ("支付方式", "招商银行储蓄卡(1234)")]
    return truth_of(draw_details(Payment(title="转账-转给阿芳", amount="1280.00", status="", rows=rows), Setting()))


def parcel() -> Reading:
    stop = Stop(moment="11-20 14:32", event="快件已签收，签收人：唐宇杰，派件员：刘晓雨 13800138000")
    page = Parcel(bar="物流详情", courier="顺丰速运", number="SF1234567890123", copy="复制", stops=[stop])
    return truth_of(draw_tracking(replace(page, address="收货地址：上海市浦东新区张杨路500号2栋1503室"), Setting()))


def album() -> Reading:
    entries = [Entry(text=CLAIM, day="22", month="11月", photos=0)]
    return truth_of(draw_album("一颗小土豆", entries, Setting(), cover=False))


def public() -> Reading:
    answers = [Answer(name="木木同学", text="求链接", below="昨天")]
    post = PublicPost(bar="动态", name="柚子茶", text=CLAIM, posted="昨天 14:32", follow="", answers=answers)
    return truth_of(draw_qq_post(post, Setting()))


@pytest.mark.parametrize(
    ("draw", "gone", "kept"),
    [
        (chat, ["阿芳不吃糖", "小莹", "Sunny", "王小明", "13800138000"], [CLAIM, "680.00", "收件人"]),
        (feed, ["大白兔奶糖", "Lily", "月亮不睡觉", "Tommy"], [CLAIM, "还有货吗", "有的", "朋友圈"]),
        (payment, ["阿芳", "1000050001", "周小燕", "1234"], ["1280.00", "转账单号"]),
        (parcel, ["唐宇杰", "刘晓雨", "13800138000", "SF123", "张杨路", "1503"], ["顺丰速运", "签收"]),
        (album, ["一颗小土豆"], [CLAIM]),
        (public, ["柚子茶", "木木同学"], [CLAIM, "求链接"]),
    ],
)
def test_names_go_and_claims_stay(draw: Callable[[], Reading], gone: list[str], kept: list[str]) -> None:
    text = mask_reading(draw()).text.replace("\n", "")
    assert [words for words in gone if words in text] == []
    assert [words for words in kept if words not in text] == []


def test_offsets_and_boxes_of_what_is_left_are_those_of_the_reading() -> None:
    reading = chat()
    masked = mask_reading(reading)
    at = reading.text.index("专柜正品")
    assert masked.text[at : at + 4] == "专柜正品"
    assert masked.box_of(at, at + 4) == reading.box_of(at, at + 4)
    assert [(line.start, line.box) for line in masked.lines] == [(line.start, line.box) for line in reading.lines]
    number = reading.text.index("13800138000")
    assert masked.box_of(number, number + 11) == reading.box_of(number, number + 11)


def test_what_the_camera_the_phone_and_the_codes_tell_goes() -> None:
    code = Code(kind="QR", text="https://u.wechat.com/EXAMPLE", box=Box(left=1, top=1, width=9, height=9))
    masked = mask_reading(replace(chat(), camera=Camera(model="Example 9"), codes=(code,)))
    assert masked.camera is None
    assert masked.page is not None
    assert masked.page.status is None
    assert set(masked.codes[0].text) == {"█"}
    assert masked.codes[0].box == code.box


def test_a_name_of_one_item_is_masked_on_another() -> None:
    names = private_names(chat())
    assert "阿芳不吃糖" in names
    text = Reading(item=1, kind=ItemKind.TEXT, text="阿芳不吃糖说是专柜正品")
    assert mask_reading(text, names).text == "〓〓〓〓〓说是专柜正品"


def test_a_name_that_is_an_advertisement_hides_nothing_elsewhere() -> None:
    post = Post(name="香港专柜代购", text="香港专柜代购，支持验货", posted="昨天")
    reading = truth_of(draw_feed([post], Setting()))
    assert "香港专柜代购，支持验货" in mask_reading(reading).text


def test_the_owner_of_a_chat_is_found_without_a_page_too() -> None:
    reading = replace(chat(), page=Page(kind=PageKind.CHAT))
    assert "阿芳不吃糖" not in mask_reading(reading).text


def test_a_text_has_no_layout() -> None:
    text = "阿梅：还有货吗\n有的：三件"
    lines = (Line(text="阿梅：还有货吗", start=0), Line(text="有的：三件", start=8))
    assert reading_spans(Reading(item=0, kind=ItemKind.TEXT, text=text, lines=lines)) == ()


def rows(*found: tuple[str, int, int, int]) -> Reading:
    """Lines of a picture of 1,000 × 900 as text, left, top and width."""
    lines, start = [], 0
    for text, left, top, width in found:
        lines.append(Line(text=text, start=start, box=Box(left=left, top=top, width=width, height=50)))
        start += len(text) + 1
    words = "\n".join(line.text for line in lines)
    return Reading(item=0, kind=ItemKind.PICTURE, text=words, lines=tuple(lines), width=1000, height=900)


def test_the_strip_behind_a_label_is_covered_if_its_value_was_not_read() -> None:
    alone = rows(("卡号", 80, 740, 100), ("VISA", 900, 740, 90))
    assert [place.box for place in unread_values(alone)] == [Box(left=180, top=740, width=720, height=50)]
    to_the_edge = rows(("姓名", 80, 740, 100))
    assert [place.box for place in unread_values(to_the_edge)] == [Box(left=180, top=740, width=820, height=50)]


def test_nothing_more_is_covered_where_the_value_was_read() -> None:
    read = rows(("卡号", 80, 740, 100), ("6222 0212 3456 7890", 200, 740, 500), ("VISA", 900, 740, 90))
    assert list(unread_values(read)) == []
    assert list(unread_values(rows(("专柜正品", 80, 740, 200)))) == []


def test_a_name_over_a_bubble_is_masked_although_its_first_stroke_was_overlooked() -> None:
    whole = chat()
    said = next(number for number, line in enumerate(whole.lines) if line.text == CLAIM)
    above = next(number for number, line in enumerate(whole.lines) if line.text == "小莹Sunny")
    lines = list(whole.lines)
    name, words = lines[above].box, lines[said].box
    assert name is not None
    assert words is not None
    lines[above] = replace(lines[above], box=replace(name, left=words.left + 4))
    assert whole.page is not None
    parts = tuple(part for part in whole.page.parts if above not in part.lines)
    masked = mask_reading(replace(whole, lines=tuple(lines), page=replace(whole.page, parts=parts)))
    assert "小莹Sunny" not in masked.text
    assert CLAIM in masked.text
