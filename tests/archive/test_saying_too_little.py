"""What looks alike whoever sends it is not remembered: plain pictures, pages of apps, code cards, stickers, phrases."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import segno
from PIL import Image, ImageDraw

from checker.archive import band_table
from checker.archive.models import Band, Kind, Trace
from checker.archive.wordings import wordings
from checker.devtools.artist.scenes import compose_one
from checker.reading.codes import find_codes
from checker.reading.fingerprint import fingerprints
from checker.vocabulary import ItemKind, Page, PageKind, Part, Reading, Role, Voice
from tests.archive.conftest import POST, asking, jpeg, picture, remembered, scene, words

DAY = timedelta(days=1)
OTHER_POST = "回国航班改到周四，人肉背回来的几件外套先到先得，吊牌购物袋都在，尺码表发在下面，不议价谢谢大家体谅。"


def drawn(image: Image.Image, index: int = 1, *, shown_from: float | None = None) -> Reading:
    """A reading as it is made of a picture, without its words."""
    data = jpeg(image)
    covered = [code.box for code in find_codes(data) if code.box]
    found = fingerprints(data, covered=covered, shown_from=shown_from)
    return Reading(item=index, kind=ItemKind.PICTURE, width=image.width, height=image.height, fingerprints=found)


def code_card(number: int) -> Image.Image:
    card = Image.new("RGB", (1080, 1440), "#ededed")
    pen = ImageDraw.Draw(card)
    pen.rounded_rectangle((80, 160, 1000, 1280), 20, fill="white")
    pen.rectangle((160, 200, 260, 300), fill=(number * 50 % 256, 90, 120))
    file = io.BytesIO()
    segno.make(f"https://example.org/{number:030d}", error="m").save(file, kind="png", scale=20, border=0)
    code = Image.open(file).convert("RGB")
    card.paste(code, (540 - code.width // 2, 380))
    return card


def gradient() -> Image.Image:
    return Image.linear_gradient("L").resize((800, 600)).convert("RGB")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGB", (800, 600), "white"),
        Image.new("RGB", (1080, 2340), "#ededed"),
        Image.new("RGB", (800, 600), "#c0392b"),
        gradient(),
        code_card(1),
    ],
    ids=["white", "chat background", "one colour", "gradient", "code card"],
)
def test_a_picture_that_says_too_little_is_not_remembered(image: Image.Image, now: datetime) -> None:
    remembered([drawn(image)], now - 9 * DAY)
    assert not Trace.objects.filter(kind=Kind.PICTURE).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("shown_from", [0.36, None], ids=["known as a page", "not known as a page"])
@pytest.mark.parametrize("kind", ["details", "result", "bill", "tracking", "chat"])
def test_pages_of_an_app_are_not_taken_for_one_another(kind: str, shown_from: float | None, now: datetime) -> None:
    for seed in range(3):
        remembered([drawn(compose_one(kind, seed).drawing.image, shown_from=shown_from)], now - 9 * DAY)
    readings = [drawn(compose_one(kind, 7).drawing.image, shown_from=shown_from)]
    assert not asking(readings, now).pictures(readings)


@pytest.mark.parametrize(("wide", "count"), [(320, 0), (480, 1)])
def test_a_sticker_in_a_chat_does_not_count_and_a_photo_does(wide: int, count: int) -> None:
    page = Image.new("RGB", (1080, 2300), "#ededed")
    page.paste(scene(3, (wide, wide)), (150, 700))
    assert len(fingerprints(jpeg(page), shown_from=0.36)) == count


@pytest.mark.django_db
def test_a_picture_beside_a_code_is_known_by_the_picture(now: datetime) -> None:
    for number in (1, 2):
        image = scene(5)
        file = io.BytesIO()
        segno.make(f"https://example.org/{number:020d}").save(file, kind="png", scale=4, border=2)
        image.paste(Image.open(file).convert("RGB"), (700, 520))
        if number == 1:
            remembered([drawn(image)], now - 9 * DAY)
    readings = [drawn(image)]
    assert asking(readings, now).pictures(readings)


def test_phrases_that_anybody_may_write_are_no_wording() -> None:
    for phrase in (
        "专柜正品，假一赔十，支持验货",
        "亲，这款有现货的，需要的话直接拍下就可以哦",
        "Hello, is this available?",
    ):
        assert not list(wordings(words(phrase)))


def page_of(kind: PageKind, *parts: Part) -> Reading:
    reading = words("\n".join([POST, OTHER_POST, "在吗"]))
    return replace(reading, kind=ItemKind.PICTURE, page=Page(kind=kind, parts=parts))


def test_each_post_of_a_feed_is_a_wording_of_its_own() -> None:
    posts = [Part(role=Role.BODY, voice=Voice.SELLER, lines=(at,)) for at in range(3)]
    found = list(wordings(page_of(PageKind.FEED, *posts)))
    assert [wording.evidence.quote for wording in found] == [POST, OTHER_POST]
    assert [wording.signature for wording in found] == [
        next(wordings(words(text))).signature for text in (POST, OTHER_POST)
    ]


def test_what_the_shopper_or_a_commenter_writes_is_not_the_sellers_wording() -> None:
    mine = Part(role=Role.BUBBLE, voice=Voice.SHOPPER, lines=(0,))
    comment = Part(role=Role.COMMENT, voice=Voice.OTHERS, lines=(1,))
    assert not list(wordings(page_of(PageKind.CHAT, mine, comment)))


@pytest.mark.parametrize("kind", [PageKind.TRANSFER, PageKind.TRACKING, PageKind.RECEIPT])
def test_what_an_app_or_a_shop_prints_is_nobodys_wording(kind: PageKind) -> None:
    assert not list(wordings(page_of(kind, Part(role=Role.BODY, voice=Voice.SELLER, lines=(0, 1)))))


@pytest.mark.django_db
def test_what_everybody_has_is_kept_so_often_and_no_more() -> None:
    for trace in range(band_table.COMMON + 30):
        band_table.add([(7, trace), (1000 + trace, trace)])
    assert Band.objects.filter(value=7).count() == band_table.COMMON
    assert band_table.traces_sharing([1000 + band_table.COMMON + 9], least=1, most=9) == [band_table.COMMON + 9]
    band_table.remove([7, 1000 + band_table.COMMON + 9], band_table.COMMON + 9)
    assert band_table.traces_sharing([1000 + band_table.COMMON + 9], least=1, most=9) == []


@pytest.mark.django_db
def test_the_same_case_and_archive_give_the_same_answer(now: datetime) -> None:
    for number in range(6):
        seller = f"\n下单加微信 example-shop{number}"
        remembered([words(POST + seller), picture(scene(number % 2))], now - (20 - number) * DAY)
    readings = [words(POST + "\n加微信 example-shop77"), picture(scene(0)), picture(scene(1), 2)]
    answers = [(tools.pictures(readings), tools.texts(readings)) for tools in [asking(readings, now)] * 3]
    assert answers[0] == answers[1] == answers[2]
    assert [seen.evidence.item for seen in answers[0][0]] == [1, 2]
