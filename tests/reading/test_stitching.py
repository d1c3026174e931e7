"""Screenshots of one long page that overlap count once, whatever their order; pages that only resemble stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import permutations

import pytest

from checker import claims, evidence, verdict
from checker.cases import pipeline
from checker.devtools.artist.screens import PHONES, Post, Remark, Said, Setting, draw_chat, draw_feed, truth_of
from checker.reading import decode, read_picture, stitched
from checker.vocabulary import Finding, Outcome, Reading, Verdict
from checker.vocabulary.plain import from_plain, to_plain

TODAY = date(2026, 11, 22)
SETTING = Setting(phone=PHONES[3], battery=80)
LONG_POST = Post(
    name="小岛代购日记",
    text="海关罚没货，Gucci 手袋 680 元包邮，私信下单。\n新款双肩包现货两只，小票齐全，支持专柜验货，假一赔十，"
    "手慢无哦姐妹们。\n朋友是空姐，每周飞巴黎。\n要的直接拍，当天发出。",
    posted="3分钟前",
    place="上海·示例广场",
    photos=3,
    remarks=(Remark(name="阿梅", text="还有货吗"), Remark(name="小岛代购日记", text="有的，最后一只", to="阿梅")),
)
NEXT_POST = Post(
    name="小岛代购日记",
    text="今天上新，颜色很正，明天继续。\n工厂直供，一手货源，支持一件代发，招代理。\n顶级复刻，懂的来。",
    posted="2小时前",
    photos=6,
    remarks=(Remark(name="小林", text="好看"), Remark(name="小岛代购日记", text="一手货源，一件代发")),
)
POSTS = (LONG_POST, NEXT_POST)
TALK = (
    Said(kind="time", text="昨天 14:32"),
    Said(text="有高仿的吗", mine=True),
    Said(text="海关罚没货，专柜小票齐全，今天下单明天发"),
    Said(text="多少钱", mine=True),
    Said(text="Gucci 手袋 680 元包邮"),
    Said(kind="transfer", amount="680.00", state="received", mine=True),
    Said(kind="time", text="昨天 15:07"),
    Said(text="朋友是空姐，每周飞巴黎，直接从免税店带"),
    Said(text="好的谢谢", mine=True),
    Said(text="假一赔十，支持专柜验货，放心"),
    Said(text="单号明天发你"),
    Said(text="等你消息", mine=True),
)


@cache
def views_of_feed(*scrolled: float) -> Sequence[Reading]:
    return [truth_of(draw_feed(POSTS, SETTING, scrolled=by), item) for item, by in enumerate(scrolled)]


def judged(readings: Sequence[Reading]) -> tuple[Sequence[Finding], Verdict]:
    pages = stitched(readings)
    found, offers = claims.find_claims(pages.readings), claims.find_offers(pages.readings)
    findings = evidence.gather(pages.readings, found, offers, today=TODAY)
    return pages.back.of(findings), verdict.judge(pages.readings, found, offers, findings)


def told(findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    return sorted((finding.check, finding.subject, finding.strength) for finding in findings)


def numbered(readings: Sequence[Reading]) -> list[Reading]:
    return [replace(reading, item=number) for number, reading in enumerate(readings)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_feed_in_three_screenshots_is_judged_as_the_one_long_picture(order: tuple[int, ...]) -> None:
    views = views_of_feed(0, 300, 560)
    given = numbered([views[number] for number in order])
    whole = truth_of(draw_feed(POSTS, SETTING, whole=True))
    (page,) = stitched(given).readings
    assert [line.text for line in page.lines] == [line.text for line in whole.lines]
    findings, found = judged(given)
    expected, wanted = judged([whole])
    assert told(findings) == told(expected)
    assert (found.score, found.level) == (wanted.score, wanted.level)
    assert found.score > 0


def test_every_quote_leads_back_to_the_picture_that_shows_it() -> None:
    given = views_of_feed(0, 300, 560)
    pages = stitched(given)
    assert len(pages.readings) == 1
    found = pages.back.of(claims.find_claims(pages.readings))
    assert {claim.item for claim in found} == {0, 1}
    for claim in found:
        reading = given[claim.item]
        assert claim.quote == reading.text[claim.start : claim.end]
        assert claim.box == reading.box_of(claim.start, claim.end)
    (offer,) = pages.back.of(claims.find_offers(pages.readings))
    assert given[offer.item].text[offer.price_start :].startswith(offer.price_quote)
    assert given[offer.item].text[offer.brand_start :].startswith(offer.brand_quote)


def test_a_comment_of_the_seller_stays_the_sellers_when_the_name_is_on_the_picture_above() -> None:
    given = views_of_feed(0, 300)
    alone = {claim.id for claim in claims.find_claims(given[1:])}
    (page,) = stitched(given).readings
    parts = [part for part in page.page.parts if part.role == "comment"] if page.page else []
    assert [part.voice for part in parts] == ["others", "seller", "others", "seller"]
    assert alone <= {claim.id for claim in claims.find_claims([page])}


def test_a_chat_in_two_screenshots_counts_its_overlap_once() -> None:
    whole = truth_of(draw_chat("小岛", TALK, SETTING, whole=True))
    given = [truth_of(draw_chat("小岛", TALK, SETTING, scrolled=by), item) for item, by in enumerate((0, 230))]
    findings, found = judged(given)
    expected, wanted = judged([whole])
    assert told(findings) == told(expected)
    assert (found.score, found.level) == (wanted.score, wanted.level)
    assert len(stitched(given).readings) == 1


def test_the_same_screenshot_twice_counts_once() -> None:
    one = views_of_feed(0)[0]
    given = numbered([one, one])
    assert len(stitched(given).readings) == 1
    assert told(judged(given)[0]) == told(judged([one])[0])


def test_nine_screenshots_in_any_order_become_one_page() -> None:
    posts = [
        replace(NEXT_POST, text=f"第{n}款上新，尺码齐全，今天下单明天发。\n编号 {n * 37}", posted=f"{n}小时前")
        for n in range(1, 8)
    ]
    views = [truth_of(draw_feed(posts, SETTING, scrolled=330 * n)) for n in range(9)]
    given = numbered([views[number] for number in (3, 0, 6, 8, 1, 5, 2, 7, 4)])
    (page,) = stitched(given).readings
    whole = truth_of(draw_feed(posts, SETTING, whole=True))
    assert [line.text for line in page.lines] == [line.text for line in whole.lines]


def test_two_posts_that_share_a_slogan_stay_two() -> None:
    slogan = "全球代购正品保障，假一赔十，支持专柜验货，手慢无。"
    first = replace(LONG_POST, text=f"Gucci 手袋 680 元包邮。\n{slogan}", remarks=())
    second = replace(
        LONG_POST, text=f"Coach 钱包 320 元包邮，两色可选。\n{slogan}", photos=6, posted="2天前", remarks=()
    )
    given = numbered([truth_of(draw_feed([post], SETTING)) for post in (first, second)])
    assert len(stitched(given).readings) == 2


def test_other_numbers_in_the_same_words_are_another_page() -> None:
    first = replace(NEXT_POST, text="托特包 680 元包邮", remarks=())
    second = replace(NEXT_POST, text="托特包 520 元包邮", remarks=())
    given = numbered([truth_of(draw_feed([post], SETTING)) for post in (first, second)])
    assert len(stitched(given).readings) == 2


def test_pictures_that_carry_a_receipt_and_texts_are_left_alone() -> None:
    one = views_of_feed(0)[0]
    given = numbered([one, one])
    assert stitched(given, apart={0, 1}).readings == tuple(given)
    assert stitched(given, apart={0, 1}).back.of(given[0]) is given[0]


def test_through_the_ocr_two_screenshots_and_the_long_one_come_to_the_same() -> None:
    long, *views = [
        decode(drawing.png())
        for drawing in (
            draw_feed([LONG_POST], SETTING, whole=True),
            draw_feed([LONG_POST], SETTING),
            draw_feed([LONG_POST], SETTING, scrolled=120),
        )
    ]
    one, two = (pipeline.examine(things, today=TODAY) for things in ([long], views))
    assert told(one.findings) == told(two.findings)
    assert (one.verdict.score, one.verdict.level) == (two.verdict.score, two.verdict.level)
    for claim in two.claims:
        assert two.readings[claim.item].text[claim.start : claim.end] == claim.quote
    assert from_plain(Outcome, to_plain(two)) == two


def test_an_outcome_from_before_pages_were_read_can_still_be_read() -> None:
    plain = to_plain(read_picture(0, decode(draw_feed([LONG_POST], SETTING).png())))
    assert plain.pop("page")
    old = from_plain(Reading, plain)
    assert old.page is None
    assert stitched([old]).readings == (old,)
