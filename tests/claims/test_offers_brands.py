"""Which words are a brand, and which of them are spelled to hide it."""

from __future__ import annotations

import pytest

from checker.claims import find_offers
from tests.claims.offering import brands, offers, screenshot


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("L0U*S VUI*T0N 手袋", "louis-vuitton*"),
        ("CH@NEL 手袋", "chanel*"),
        ("G*CCI 手袋", "gucci*"),
        ("N1ke 跑鞋", "nike*"),
        ("Di*r 手袋", "dior*"),
        ("Pr@da 手袋", "prada*"),
        ("𝗚𝗨𝗖𝗖𝗜 手袋", "gucci*"),
        ("G U C C I 手袋", "gucci*"),
        ("G.U.C.C.I 手袋", "gucci*"),
        ("Gυссі 手袋", "gucci*"),
        ("普*达 手袋", "prada*"),
        ("香*兒 手袋", "chanel*"),
        ("匡.威 帆布鞋", "converse*"),
    ],
)
def test_a_masked_name_is_found_and_disguised(text: str, brand: str) -> None:
    assert brands(text) == [brand]


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("小香 外套 P260", "chanel?*"),
        ("C家 链条包 私信", "chanel?*"),
        ("驴家 老花手袋 私信", "louis-vuitton?*"),
        ("爱马 手袋 私信", "hermes?*"),
        ("小he款 P138 上衣", "hermes?*"),
    ],
)
def test_a_nickname_beside_goods_is_found_and_disguised(text: str, brand: str) -> None:
    assert brands(text) == [brand]


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("Louis Vuitton 手袋", "louis-vuitton"),
        ("路易·威登 手袋", "louis-vuitton"),
        ("LV2026新款手袋", "louis-vuitton"),
        ("香奈兒 手袋", "chanel"),
        ("HERMÈS 手袋", "hermes"),
        ("ＧＵＣＣＩ 手袋", "gucci"),
        ("蔻驰 手袋", "coach"),
        ("始祖鸟 冲锋衣", "arcteryx"),
        ("小脏鞋 到货", "golden-goose"),
        ("Bellamy’s 奶粉", "bellamys"),
        ("亚历山大·麦昆 小白鞋", "alexander-mcqueen"),
        ("Air Zoom Pegasus 41 跑步鞋", "nike"),
    ],
)
def test_plain_names_and_names_that_everybody_uses_are_not_disguised(text: str, brand: str) -> None:
    assert brands(text) == [brand]


@pytest.mark.parametrize("text", ["Chanel 小香 套装 P260", "香奈儿 C家 链条包"])
def test_a_nickname_beside_the_plain_name_hides_nothing(text: str) -> None:
    assert brands(text) == ["chanel"]


def test_a_mask_beside_the_plain_name_is_still_a_mask() -> None:
    assert brands("L0U*S VUI*T0N LV 手袋 P680") == ["louis-vuitton*"]


@pytest.mark.parametrize(
    "text",
    [
        "LV.99 满级账号 500元",
        "我的号已经lv30了",
        "CC霜 自然色 99元",
        "GG 今天又输了",
        "对勾已打",
        "这头驴 99元",
        "coach 教练 300元一节课",
        "gap year 之后去旅行",
        "小米粥 15元一碗",
        "苹果 5元一斤",
        "theory of everything, 20 dollars",
        "a diesel car for $3000",
        "Omega-3 fish oil $20",
        "可爱马甲 99元",
        "小香菇 12元一斤",
        "220v家用电饭煲 199元",
        "席琳迪翁 Celine Dion 唱片 99元",
    ],
)
def test_ordinary_words_are_no_brands(text: str) -> None:
    assert brands(text) == []


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("MK 链条包 1290元", "michael-kors?"),
        ("coach 斜挎包 699元", "coach?"),
        ("apple 手机 5299元", "apple?"),
        ("coach 斜挎包 P280", "coach"),
        ("coach 蔻驰 斜挎包 699元", "coach"),
    ],
)
def test_an_ambiguous_name_needs_its_goods(text: str, brand: str) -> None:
    assert brands(text) == [brand]


@pytest.mark.parametrize(
    "text",
    [
        "LV同款老花手袋 99元",
        "爱马仕风 拖鞋 59元",
        "奶粉中的爱马仕 200元",
        "适用LV 收纳 39元",
        "日本的【香奈儿】手袋 2000元",
        "gucci style bag $20",
        "case for Chanel bag $20",
    ],
)
def test_a_brand_that_something_only_resembles_is_not_offered(text: str) -> None:
    assert brands(text) == []


def test_a_wrong_digit_of_the_reader_is_no_disguise() -> None:
    reading = screenshot("GUCC1 手袋 到货")
    (offer,) = find_offers([reading])
    assert (offer.brand, offer.disguised) == ("gucci", False)
    (hidden,) = find_offers([screenshot("G*CCI 手袋 到货")])
    assert hidden.disguised


def test_a_brand_on_a_picture_has_its_box() -> None:
    (offer,) = find_offers([screenshot("新款到货", "Gucci 手袋 ¥680")])
    assert offer.brand_box is not None
    assert offer.price_box is not None
    assert offer.brand_box.top == offer.price_box.top == 100
    assert offer.brand_box.left < offer.price_box.left


def test_the_quote_is_an_exact_piece_of_the_text() -> None:
    text = "【现货】🌈 L0U*S VUI*T0N 老花手袋 ￥１，２８０ 包邮"
    (offer,) = offers(text)
    assert offer.brand_quote == "L0U*S VUI*T0N"
    assert text[offer.brand_start :].startswith(offer.brand_quote)
    assert offer.price_quote == "￥１，２８０"
    assert text[offer.price_start :].startswith(offer.price_quote)


@pytest.mark.parametrize("text", ["後背包 可台北面交 $2800", "可新北面交 手機", "湖北面馆 8元", "东北面包 5元"])
def test_a_place_in_the_north_is_not_the_north_face(text: str) -> None:
    assert brands(text) == []


def test_a_jacket_of_the_north_face_still_is() -> None:
    assert brands("北面1996羽绒服 800元") == ["the-north-face"]
