"""Who speaks on a screenshot: claims and offers are the seller's own, whatever the theme and the interface."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from checker.claims import find_claims, find_contacts, find_offers
from checker.claims.voices import heard
from checker.devtools.artist.screens import PHONES, Post, Remark, Said, Setting, draw_chat, draw_feed, truth_of
from checker.reading import decode, read_picture
from checker.vocabulary import Box, ItemKind, Line, Page, PageKind, Part, Reading, Role, Screen, Voice

REPLICA = "replica-grade"
SELLS = "LV 老花包 顶级高仿 680 包邮 私信下单"

SELLER, SHOPPER, OTHERS, APP = Voice.SELLER, Voice.SHOPPER, Voice.OTHERS, Voice.APP


def page_with(*said: tuple[str, Role, Voice], kind: PageKind = PageKind.CHAT, screen: Screen = Screen.CHAT) -> Reading:
    """A screenshot with one line for each part."""
    lines, start = [], 0
    for number, (text, _, voice) in enumerate(said):
        left = 600 if voice is SHOPPER else 200
        lines.append(Line(text=text, start=start, box=Box(left=left, top=100 + 120 * number, width=300, height=44)))
        start += len(text) + 1
    parts = tuple(Part(role=role, voice=voice, lines=(number,)) for number, (_, role, voice) in enumerate(said))
    return Reading(
        item=0,
        kind=ItemKind.PICTURE,
        text="\n".join(text for text, _, _ in said),
        lines=tuple(lines),
        screen=screen,
        width=1080,
        height=2400,
        page=Page(kind=kind, app="wechat", parts=parts),
    )


def ids(reading: Reading) -> set[str]:
    return {claim.id for claim in find_claims([reading])}


@pytest.mark.parametrize(
    ("role", "voice"),
    [
        (Role.BUBBLE, SHOPPER),
        (Role.BUBBLE, OTHERS),
        (Role.COMMENT, OTHERS),
        (Role.LIKES, OTHERS),
        (Role.CONTROL, APP),
        (Role.TITLE, APP),
        (Role.NOTICE, APP),
        (Role.TRANSFER, SELLER),
    ],
)
def test_what_is_not_the_sellers_makes_no_claim_and_no_offer(role: Role, voice: Voice) -> None:
    reading = page_with((SELLS, role, voice), ("好的，稍等", Role.BUBBLE, SELLER))
    assert ids(reading) == set()
    assert find_offers([reading]) == ()


@pytest.mark.parametrize("role", [Role.BUBBLE, Role.BODY, Role.COMMENT, Role.NICKNAME, Role.LOCATION])
def test_what_is_the_sellers_does_with_its_place(role: Role) -> None:
    reading = page_with(("老客户都知道", Role.BUBBLE, OTHERS), (SELLS, role, SELLER))
    (claim,) = [claim for claim in find_claims([reading]) if claim.id == REPLICA]
    assert claim.quote == reading.text[claim.start : claim.end] == "顶级高仿"
    assert claim.box is not None
    assert claim.box.top == 220
    assert [(offer.brand, offer.price) for offer in find_offers([reading])] == [("louis-vuitton", Decimal(680))]


def test_a_price_that_the_shopper_proposes_is_no_offer() -> None:
    reading = page_with(("Gucci 手袋 500 元包邮卖吗", Role.BUBBLE, SHOPPER), ("在的", Role.BUBBLE, SELLER))
    assert find_offers([reading]) == ()


def test_the_seller_answers_with_a_price_what_the_shopper_asks_for_by_brand() -> None:
    reading = page_with(("Gucci 手袋有吗", Role.BUBBLE, SHOPPER), ("有现货 ¥680 包邮", Role.BUBBLE, SELLER))
    assert [(offer.brand, offer.price) for offer in find_offers([reading])] == [("gucci", Decimal(680))]


def test_what_others_ask_under_a_post_does_not_silence_the_seller() -> None:
    said = (SELLS, Role.BODY, SELLER), ("阿梅：这个是高仿吗？求鉴定，被骗过", Role.COMMENT, OTHERS)
    reading = page_with(*said, kind=PageKind.FEED, screen=Screen.MOMENTS)
    assert REPLICA in ids(reading)


def test_a_contact_that_others_leave_is_not_the_sellers() -> None:
    leave = "wx: example-shop-88"
    assert [c.value for c in find_contacts([page_with((leave, Role.BODY, SELLER))])] == ["example-shop-88"]
    assert find_contacts([page_with((leave, Role.COMMENT, OTHERS))]) == ()


def test_the_words_of_others_become_blanks_one_for_one() -> None:
    reading = page_with(("甲：好看", Role.COMMENT, OTHERS), ("现货", Role.BODY, SELLER))
    assert heard(reading) == "    \n现货"


def test_a_page_that_names_lines_that_are_not_there_is_not_believed() -> None:
    reading = page_with((SELLS, Role.BODY, SELLER))
    page = Page(kind=PageKind.FEED, parts=(Part(role=Role.COMMENT, voice=OTHERS, lines=(0, 7)),))
    stale = Reading(item=0, kind=ItemKind.PICTURE, text=reading.text, lines=reading.lines, page=page)
    assert REPLICA in ids(stale)


def test_without_a_page_only_the_far_right_of_a_chat_is_the_shoppers() -> None:
    for left, expected in ((200, True), (600, False)):
        line = Line(text=SELLS, start=0, box=Box(left=left, top=300, width=300, height=44))
        reading = Reading(
            item=0, kind=ItemKind.PICTURE, text=SELLS, lines=(line,), screen=Screen.CHAT, width=1080, height=2400
        )
        assert (REPLICA in ids(reading)) is expected


TALK = (
    Said(kind="time", text="昨天 14:32"),
    Said(text="有高仿的吗，顶级复刻 500 元卖吗", mine=True),
    Said(text="海关罚没货，专柜小票齐全，今天下单明天发"),
    Said(kind="transfer", amount="520.00", state="received", mine=True),
)
POST = Post(
    name="小岛代购日记",
    text="海关罚没货，Gucci 手袋 680 元包邮，私信下单",
    posted="3分钟前",
    place="上海·示例广场",
    remarks=(
        Remark(name="阿梅", text="顶级高仿 1:1 复刻吗"),
        Remark(name="小岛代购日记", text="全球联保，假一赔十", to="阿梅"),
    ),
)
LOOKS: Sequence[Setting] = [
    Setting(phone=phone, dark=dark) for phone, dark in zip(PHONES, (False, True) * 3, strict=False)
]


@pytest.mark.parametrize("setting", LOOKS[:4], ids=lambda s: f"{s.phone.width}-{'dark' if s.dark else 'light'}")
def test_on_drawn_screens_every_theme_tells_the_seller_from_the_rest(setting: Setting) -> None:
    chat = read_picture(0, decode(draw_chat("小岛", TALK, setting).png()))
    assert chat.screen is Screen.CHAT
    assert "customs-seized" in ids(chat)
    assert REPLICA not in ids(chat)
    assert [offer.price for offer in find_offers([chat]) if offer.price] == []
    feed = read_picture(0, decode(draw_feed([POST], setting).png()))
    assert feed.screen is Screen.MOMENTS
    assert {"customs-seized", "tenfold-guarantee"} <= ids(feed)
    assert REPLICA not in ids(feed)
    assert [offer.price for offer in find_offers([feed])] == [Decimal(680)]


@pytest.mark.parametrize("setting", LOOKS, ids=lambda s: f"{s.phone.width}-{'dark' if s.dark else 'light'}")
def test_the_truth_about_a_drawn_feed_is_heard_the_same(setting: Setting) -> None:
    reading = truth_of(draw_feed([POST], setting))
    assert REPLICA not in ids(reading)
    assert "customs-seized" in ids(reading)
