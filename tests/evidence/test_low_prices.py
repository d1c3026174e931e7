"""Which price lies below its floor: product lines, shared prices, parts, several lines, unsure readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checker.claims import find_claims, find_offers
from checker.evidence.check import Looked
from checker.evidence.low_prices import LowPrice, low_prices
from checker.patterns.lexicon import lexicon
from checker.patterns.pricing import price_floors
from checker.patterns.spelling import spell_form
from checker.reading import read_text
from checker.vocabulary import Box, Item, ItemKind


def case_of(*written: str) -> Looked:
    readings = [read_text(Item(index=i, kind=ItemKind.TEXT, text=text)) for i, text in enumerate(written)]
    return Looked(
        readings=readings, claims=find_claims(readings), offers=find_offers(readings), today=date(2026, 11, 22)
    )


def low(text: str) -> LowPrice | None:
    found = low_prices(case_of(text))
    return found[0] if found else None


def test_the_words_of_a_product_line_are_spelled_like_the_text() -> None:
    words = [word for line in price_floors().line for word in line.words]
    assert [spell_form(word) for word in words] == words


def test_a_product_line_names_kinds_of_goods_that_its_brand_makes() -> None:
    for line in price_floors().line:
        assert set(line.goods) <= lexicon().brands[line.brand].makes


def test_a_brand_stands_in_one_group_only() -> None:
    brands = [brand for group in price_floors().group for brand in group.brands]
    assert len(set(brands)) == len(brands)


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("P220 Air Jordan 4 黑猫", 380),
        ("P170 Air Jordan 1 Low 灰", 190),
        ("P210 Air Jordan 1 High 芝加哥", 260),
        ("💰160 阿迪达斯 Samba 德训鞋", 190),
        ("P480 MaxMara 101801 大衣", 3500),
        ("P90 迪奥 香水100ml", 180),
    ],
)
def test_a_product_line_has_a_floor_of_its_own(text: str, floor: int) -> None:
    found = low(text)
    assert found is not None
    assert found.floor == floor


@pytest.mark.parametrize(
    "text",
    [
        "Air Jordan 4 鞋带 P35",
        "Air Jordan 4 短袖 P120",
        "Air Jordan 40 新款 ¥300",
        "Air Force 1 奥莱 ¥299",
        "迪奥 香水 小样 2ml ¥25",
        "adidas Samba 奥莱 ¥359",
        "Nike 奥莱跑鞋 ¥159",
        "Celine 外套 ¥4200",
    ],
)
def test_a_price_that_can_be_is_not_low(text: str) -> None:
    assert low(text) is None


def test_the_price_of_each_line_is_held_against_what_its_own_line_names() -> None:
    assert low("Air Max 90 ¥260\nAir Jordan 4 ¥460") is None
    found = low("Air Max 90 ¥300\nVaporfly 3 ¥300")
    assert found is not None
    assert found.floor == 500


def test_a_price_that_stands_for_several_brands_must_be_below_all_their_floors() -> None:
    assert low("北面 Gucci 联名 羽绒服 P480") is None
    assert low("北面 Gucci 联名 羽绒服 P180") is not None


def test_a_very_low_price_may_be_that_of_a_part() -> None:
    part, whole = low("P88 Gucci 皮带"), low("P188 Gucci 皮带")
    assert part is not None
    assert whole is not None
    assert (part.whole, whole.whole) == (False, True)


def test_a_bare_number_is_not_plainly_a_price() -> None:
    bare, coded = low("200 Air Zoom Pegasus 41 跑步鞋"), low("P200 Air Zoom Pegasus 41 跑步鞋")
    assert bare is not None
    assert coded is not None
    assert (bare.plain, coded.plain) == (False, True)


def test_an_uncertain_reading_is_not_plain() -> None:
    case = case_of("P260 Gucci 卫衣")
    (reading,) = case.readings
    unsure = replace(reading, lines=tuple(replace(line, confidence=0.6) for line in reading.lines))
    (offer,) = case.offers
    drawn = replace(offer, price_box=Box(left=0, top=0, width=9, height=9))
    (found,) = low_prices(replace(case, readings=[unsure], offers=[drawn]))
    assert not found.plain


@pytest.mark.parametrize("words", ["闲置", "背了两年", "穿过几次", "童款", "有划痕", "出租"])
def test_a_used_or_childrens_piece_has_no_low_price(words: str) -> None:
    assert low(f"Gucci 卫衣 {words} P260") is None


@pytest.mark.parametrize("words", ["干洗保养", "表面抛光工艺", "清洗方便", "带护理标"])
def test_a_care_label_is_no_service(words: str) -> None:
    assert low(f"P260 Gucci 卫衣 {words}") is not None


@pytest.mark.parametrize("text", ["Gucci 包包清洗护理 260元起", "LV 钱包 补色修复 280元"])
def test_a_service_has_no_low_price(text: str) -> None:
    assert low(text) is None


def test_a_watch_is_told_from_its_strap() -> None:
    watch = low("浪琴 男表 自动机械 表带可换 P320")
    assert watch is not None
    assert watch.offer.goods == "watch"
    assert low("浪琴 手表 牛皮表带 P120") is None


def test_the_lowest_share_of_an_item_is_the_one_that_counts() -> None:
    found = low("Gucci 卫衣 P400\nGucci 单肩包 P480")
    assert found is not None
    assert found.offer.goods == "bag"
    assert found.share == Decimal(480) / found.floor
