"""Which brand, which goods and which price belong together."""

from __future__ import annotations

import pytest

from tests.claims.offering import offers, shown


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("gucci 腰带 ¥680", ["gucci belt 680"]),
        ("gucci 腰带到货", ["gucci belt -"]),
        ("真皮腰带 ¥68", ["- belt 68"]),
        ("今天天气很好", []),
        ("P168\n新款到货\ngucci 短袖", ["gucci t-shirt 168"]),
        ("巴黎世家 老爹鞋 💰320，古驰 小白鞋 💰280", ["balenciaga sneakers 320", "gucci shoes 280"]),
        ("💰320 巴黎世家 老爹鞋 💰280 古驰 小白鞋", ["balenciaga sneakers 320", "gucci shoes 280"]),
        ("GUCCI\n腰带 P180\nLV\n钱包 P220", ["gucci belt 180", "louis-vuitton wallet 220"]),
        ("P180\nGUCCI 腰带\nP220\nLV 钱包", ["gucci belt 180", "louis-vuitton wallet 220"]),
        ("gucci 腰带 蓝色1180元，黑色1580元", ["gucci belt 1180", "gucci belt 1580"]),
        ("LV、Gucci、Chanel 都有现货", ["louis-vuitton - -", "gucci - -", "chanel - -"]),
        ("260 Gucci 腰带 LV 钱包也有", ["gucci belt 260", "louis-vuitton wallet -"]),
    ],
)
def test_brands_and_prices_are_paired_as_a_reader_would(text: str, wanted: list[str]) -> None:
    assert shown(text) == wanted


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("LV包 P280", "bag"),
        ("lv包邮 ¥280", ""),
        ("gucci 尼龙包 ¥280", "bag"),
        ("gucci 短袖长裤套装 P260", "set"),
        ("gucci 新款 P260 S胸围104衣长69", "clothing"),
        ("gucci 新款 P260 码数35-44", "sneakers"),
        ("gucci 卫衣 搭配牛仔裤很好看 P260", "hoodie"),
        ("gucci 手袋 配防尘袋 送钥匙扣 P680", "bag"),
        ("gucci 手机壳 39元", "accessory"),
        ("gucci 手袋 内胆包 39元", "accessory"),
        ("gucci 香水小样 39元", "sample"),
        ("gucci 防尘袋 39元", "packaging"),
        ("Birkin 25 现货 P2800", "bag"),
    ],
)
def test_the_kind_of_goods_is_told_by_the_words_around(text: str, goods: str) -> None:
    assert [offer.goods for offer in offers(text)] == [goods]


@pytest.mark.parametrize(
    "text",
    [
        "警方查获一批假冒LV手袋，每只售价300元",
        "求助：这双耐克跑鞋才卖200元，是真的吗？",
        "刚买的gucci手袋，200元，用了两天就掉色，差评",
    ],
)
def test_what_others_than_the_seller_say_is_no_offer(text: str) -> None:
    assert offers(text) == ()


def test_each_item_has_its_own_offers() -> None:
    assert {offer.item for offer in offers("gucci 腰带 ¥680")} == {0}
