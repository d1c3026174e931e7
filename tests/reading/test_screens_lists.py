"""Pages told and taken apart from lists of lines alone: times, places, comments, bubbles, forms, status bars."""

from __future__ import annotations

import pytest

from checker.reading.screens import page_of, screen_of
from checker.reading.screens.remarks import is_same_name
from checker.reading.screens.rows import sheet_of
from checker.reading.screens.status import status_of, status_rows
from checker.reading.screens.words import AGE, MOMENT
from checker.vocabulary import Box, Line, Page, PageKind, Part, Role, Screen, StatusBar, Voice

WIDE, HIGH = 1000, 2200


def line(text: str, left: int, top: int, width: int = 0, height: int = 44) -> Line:
    across = width or sum(40 if ord(letter) > 0x2E7F else 22 for letter in text)
    return Line(text=text, start=0, box=Box(left=left, top=top, width=across, height=height))


def centred(text: str, top: int) -> Line:
    across = sum(36 if ord(letter) > 0x2E7F else 20 for letter in text)
    return line(text, (WIDE - across) // 2, top, across)


def page(*lines: Line) -> Page:
    return page_of(lines, WIDE, HIGH)


def parts(found: Page, role: Role) -> list[Part]:
    return [part for part in found.parts if part.role is role]


FEED = (
    centred("朋友圈", 120),
    line("小岛代购日记", 170, 300),
    line("新款双肩包现货两只", 170, 372),
    line("东京·示例广场", 170, 700, 240, 32),
    line("3分钟前", 170, 760, 110, 32),
    line("♡ 阿梅，小林", 190, 830, 260, 38),
    line("阿梅：还有货吗", 190, 890, 300, 38),
    line("小岛代购日记 回复 阿梅：有的", 190, 950, 500, 38),
    line("老王", 170, 1100),
    line("今天天气不错", 170, 1172),
    line("2小时前", 170, 1300, 110, 32),
)


def test_a_feed_is_taken_apart_into_posts_with_their_remarks() -> None:
    found = page(*FEED)
    assert (found.kind, found.app, screen_of(found)) == (PageKind.FEED, "wechat", Screen.MOMENTS)
    assert [part.lines for part in parts(found, Role.NICKNAME)] == [(1,), (8,)]
    assert [(part.lines, part.time) for part in parts(found, Role.BODY)] == [((2,), "3分钟前"), ((9,), "2小时前")]
    assert [part.lines for part in parts(found, Role.LOCATION)] == [(3,)]
    assert [part.voice for part in parts(found, Role.LIKES)] == [Voice.OTHERS]
    assert [part.voice for part in parts(found, Role.COMMENT)] == [Voice.OTHERS, Voice.SELLER]


@pytest.mark.parametrize(
    ("title", "age", "comment"),
    [
        ("朋友圈", "剛剛", "小島代購 回覆 阿梅：有的"),
        ("朋友圈", "3分鐘前", "小島代購：有的"),
        ("Moments", "5 min(s) ago", "小島代購 replied to Amy: yes"),
        ("Moments", "Yesterday", "小島代購: last two"),
    ],
)
def test_other_interface_languages_are_read_alike(title: str, age: str, comment: str) -> None:
    lines = (
        centred(title, 120),
        line("小島代購", 170, 300),
        line("到貨", 170, 372),
        line(age, 170, 500),
        line(comment, 190, 600),
    )
    found = page(*lines)
    assert found.kind is PageKind.FEED
    assert [part.time for part in parts(found, Role.TIME)] == [age]
    assert [part.voice for part in parts(found, Role.COMMENT)] == [Voice.SELLER]


def test_a_line_whose_first_stroke_was_overlooked_still_stands_in_its_column() -> None:
    lines = list(FEED)
    lines[8], lines[9] = line("一只小鹿", 206, 1100), line("一手货源到了", 206, 1172)
    found = page(*lines)
    assert [part.lines for part in parts(found, Role.NICKNAME)] == [(1,), (8,)]
    assert [part.lines for part in parts(found, Role.BODY)] == [(2,), (9,)]


def test_one_sign_alone_is_no_feed() -> None:
    assert (
        page(line("3分钟前", 170, 500), *(line(f"第{n}条全国联保", 80, 600 + 90 * n) for n in range(8))).kind
        is PageKind.OTHER
    )
    assert (
        page(centred("朋友圈", 120), *(line(f"第{n}条全国联保", 80, 600 + 90 * n) for n in range(8))).kind
        is PageKind.OTHER
    )


def test_a_comment_far_below_a_post_is_not_the_sellers() -> None:
    """On a page that prints no line of buttons in between."""
    found = page(
        centred("微博正文", 120),
        line("示例小铺", 170, 300),
        line("今天 14:32 来自 iPhone", 170, 360, 400, 32),
        line("新款双肩包现货两只", 40, 450),
        line("口", 40, 1200, 110, 110),
        line("七七要加油", 170, 1204),
        line("求链接", 170, 1262),
        line("昨天 来自上海", 170, 1320, 220, 32),
    )
    assert found.app == "weibo"
    assert [part.lines for part in parts(found, Role.BODY)] == [(3,)]
    assert [(part.lines, part.voice) for part in parts(found, Role.COMMENT)] == [((5, 6, 7), Voice.OTHERS)]


def test_words_below_the_photos_of_a_post_stay_its_words() -> None:
    found = page(
        centred("微博正文", 120),
        line("示例小铺", 170, 300),
        line("今天 14:32 来自 iPhone", 170, 360, 400, 32),
        line("新款双肩包现货两只", 40, 450),
        line("专柜小票都在，招代理", 40, 1200),
        line("七七要加油", 170, 1264),
        line("昨天 来自上海", 170, 1320, 220, 32),
    )
    assert 4 in parts(found, Role.BODY)[0].lines


CHAT = (
    centred("小岛", 130),
    centred("昨天 14:32", 280),
    line("是正品吗？", 560, 400, 230),
    line("专柜采购，支持验货", 200, 520, 380),
    centred("你撤回了一条消息", 640),
    line("好的", 700, 760, 90),
)


def test_a_chat_has_the_shopper_on_the_right_and_a_time_above_each_bubble() -> None:
    found = page(*CHAT)
    assert (found.kind, screen_of(found)) == (PageKind.CHAT, Screen.CHAT)
    said = [(part.voice, part.lines, part.time) for part in parts(found, Role.BUBBLE)]
    assert said == [
        (Voice.SHOPPER, (2,), "昨天 14:32"),
        (Voice.SELLER, (3,), "昨天 14:32"),
        (Voice.SHOPPER, (5,), "昨天 14:32"),
    ]
    assert [part.voice for part in parts(found, Role.TITLE)] == [Voice.APP]
    assert [part.lines for part in parts(found, Role.NOTICE)] == [(4,)]


def test_a_bubble_as_wide_as_both_sides_reach_is_nobodys_without_colours() -> None:
    found = page(*CHAT, line("这一句长到两边都可能说出来的程度了", 215, 900, 580))
    assert parts(found, Role.BUBBLE)[-1].voice is Voice.OTHERS


def test_several_names_on_the_left_leave_the_seller_open_unless_a_name_tells() -> None:
    lines = [centred("奶瓶福利群(199)", 130), centred("昨天 14:32", 260)]
    for number, (name, words) in enumerate(
        (("阿梅", "高仿也行"), ("小林", "求链接"), ("小岛代购", "今天上新，直接拍"))
    ):
        lines += [line(name, 170, 340 + 200 * number, 100, 30), line(words, 200, 390 + 200 * number)]
    voices = [part.voice for part in parts(page(*lines), Role.BUBBLE)]
    assert voices == [Voice.OTHERS, Voice.OTHERS, Voice.SELLER]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("请收款", "sent"),
        ("已被接收", "received"),
        ("已收款", "received"),
        ("已退还", "returned"),
        ("已過期", "expired"),
        ("Received", "received"),
    ],
)
def test_a_transfer_has_an_amount_and_a_state(state: str, expected: str) -> None:
    money = line("¥1,280.00", 400, 900), line(state, 400, 950, 100, 36), line("微信转账", 300, 1010, 130, 30)
    (found,) = parts(page(*CHAT, *money), Role.TRANSFER)
    assert (found.amount, found.state, found.lines) == ("1280.00", expected, (6, 7, 8))


def test_an_album_has_days_on_the_left_and_the_words_of_each_post() -> None:
    found = page(
        centred("小岛代购", 130),
        line("22", 30, 400, 70, 70),
        line("11月", 110, 430, 60, 30),
        line("今天上新", 480, 400),
        line("上海·静安", 40, 480, 140, 30),
        line("21", 30, 700, 70, 70),
        line("11月", 110, 730, 60, 30),
        line("客户返图", 480, 700),
        line("共9张", 480, 760, 90, 30),
    )
    assert (found.kind, screen_of(found)) == (PageKind.ALBUM, Screen.MOMENTS)
    assert [part.time for part in parts(found, Role.BODY)] == ["22 11月", "21 11月"]
    assert [part.lines for part in parts(found, Role.LOCATION)] == [(4,)]


FORM = ("当前状态", "已收款"), ("转账时间", "2026年11月20日 14:32:05"), ("收款时间", "2026年11月20日 14:33:10")
PAYMENT = (
    centred("账单详情", 120),
    line("-680.00", 370, 420, 260, 90),
    *(
        line(words, 50 + 240 * column, 640 + 90 * row)
        for row, pair in enumerate(FORM)
        for column, words in enumerate(pair)
    ),
)


def test_the_page_of_a_payment_is_the_apps_and_counts_as_other() -> None:
    found = page(*PAYMENT)
    assert (found.kind, found.app, screen_of(found)) == (PageKind.TRANSFER, "wechat", Screen.OTHER)
    (part,) = parts(found, Role.TRANSFER)
    assert (part.voice, part.amount, part.state) == (Voice.APP, "680.00", "received")


def test_the_way_of_a_parcel_counts_as_other() -> None:
    stops = (
        "快件已签收，签收人：前台",
        "11-20 14:32",
        "正在派送中，派送员电话请看短信",
        "11-20 08:10",
        "已到达上海转运中心",
        "11-19 23:05",
    )
    found = page(
        centred("物流详情", 120),
        line("运单号 SF0000000000000", 60, 260),
        *(line(words, 160, 400 + 90 * n) for n, words in enumerate(stops)),
    )
    assert (found.kind, screen_of(found)) == (PageKind.TRACKING, Screen.OTHER)
    assert {part.voice for part in found.parts} == {Voice.APP}


def test_the_printed_slip_of_a_shop_is_no_page_of_an_app() -> None:
    words = ("商户名称：示例商店", "终端号：00000001", "交易类型：消费", "支付方式：微信支付", "合计", "实收", "找零")
    slip = [line(text, 80, 200 + 80 * n) for n, text in enumerate(words)]
    amounts = [line(text, 700, 520 + 80 * n, 120) for n, text in enumerate(("128.00", "130.00", "2.00"))]
    assert page(*slip, *amounts).kind is PageKind.RECEIPT


@pytest.mark.parametrize(
    ("app", "lines"),
    [
        (
            "weibo",
            (
                centred("微博正文", 120),
                line("小岛代购", 160, 260),
                line("11-20 21:14 来自 示例手机", 160, 320, 300, 30),
                line("新款到货，私信", 40, 420),
                line("转发 12", 60, 900),
                line("评论 30", 400, 900),
                line("赞 100", 740, 900),
                line("阿梅", 150, 1000, 80, 34),
                line("是高仿吗", 150, 1050),
                line("11-20 22:01 广东", 150, 1110, 240, 30),
            ),
        ),
        (
            "xiaohongshu",
            (
                line("小岛代购", 200, 110),
                line("关注", 760, 112, 80, 36),
                line("新款到货，私信", 40, 1300),
                line("昨天 21:14 上海", 40, 1380, 240, 30),
                line("共 12 条评论", 40, 1480),
                line("阿梅", 170, 1560, 80, 34),
                line("是高仿吗", 170, 1610),
                line("11-20 广东", 170, 1670, 200, 30),
                line("说点什么...", 80, 2100),
            ),
        ),
        (
            "qq",
            (
                centred("好友动态", 120),
                line("小岛代购", 160, 260),
                line("昨天 21:14", 160, 320, 160, 30),
                line("新款到货，私信", 40, 420),
                line("浏览 444 次", 40, 900, 200, 34),
                line("阿梅：是高仿吗", 40, 980),
            ),
        ),
    ],
)
def test_posts_of_other_apps_keep_the_words_of_others_apart(app: str, lines: tuple[Line, ...]) -> None:
    found = page(*lines)
    assert (found.kind, found.app) == (PageKind.FEED, app)
    said = {lines[index].text: part.voice for part in found.parts for index in part.lines}
    assert said["新款到货，私信"] is Voice.SELLER
    assert said["小岛代购"] is Voice.SELLER
    assert {voice for text, voice in said.items() if "高仿" in text} == {Voice.OTHERS}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((("21:47", 60), ("5G", 780), ("87%", 880)), StatusBar(clock="21:47", battery=87)),
        ((("13:00 中国移动", 40), ("64", 900)), StatusBar(clock="13:00", carrier="中国移动", battery=64)),
        (
            (("中華電信 4G", 30), ("下午2:05", 450), ("9%", 900)),
            StatusBar(clock="14:05", carrier="中華電信", battery=9),
        ),
        ((("China Mobile", 30), ("9:41", 460)), StatusBar(clock="09:41", carrier="China Mobile")),
        ((("昨天 14:32", 400),), None),
        ((("14:32", 450),), None),
    ],
)
def test_the_top_line_of_a_phone(words: tuple[tuple[str, int], ...], expected: StatusBar | None) -> None:
    lines = [line(text, left, 30, 22 * len(text), 40) for text, left in words]
    assert status_of(status_rows(sheet_of(lines, WIDE, HIGH))) == expected


def test_times_are_whole_lines() -> None:
    for words in ("刚刚", "3分钟前", "2天前", "昨天", "5minsago", "1小时前删除", "justnow"):
        assert AGE.fullmatch(words), words
    for words in (
        "昨天14:32",
        "2026年11月22日14:32",
        "星期三上午9:05",
        "11-2014:32",
        "7/7/2606:31",
        "nov20,20269:14pm",
    ):
        assert MOMENT.fullmatch(words), words
    for words in ("3分钟前发的货", "昨天到货", "现货14:32"):
        assert not AGE.fullmatch(words), words
        assert not MOMENT.fullmatch(words), words


def test_names_are_the_same_but_for_a_misread_letter() -> None:
    assert is_same_name("小岛代购日记", "小岛代购日纪")
    assert not is_same_name("阿梅", "阿美")
    assert not is_same_name("", "")


def test_no_lines_make_a_photo_and_no_page() -> None:
    assert page() == Page(kind=PageKind.PHOTO)
