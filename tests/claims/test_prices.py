"""What counts as a price, in whatever way it is written."""

from __future__ import annotations

import pytest

from tests.claims.offering import offers, prices


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("gucci 腰带 ¥680", "680 CNY"),
        ("gucci 腰带 ￥6８0", "680 CNY"),
        ("gucci 腰带 RMB 680", "680 CNY"),
        ("gucci 腰带 680元包邮", "680 CNY"),
        ("gucci 腰带 680块", "680 CNY"),
        ("gucci 腰带 680r", "680 CNY"),
        ("gucci 腰带 680米带走", "680 CNY"),
        ("gucci 腰带 680软妹币", "680 CNY"),
        ("gucci 腰带 168包邮", "168 CNY"),
        ("gucci 腰带 1,299到手", "1299 CNY"),
        ("gucci 腰带 特价899直邮", "899 CNY"),
        ("gucci 腰带 一千二", ""),
        ("gucci 腰带 一千二包邮", "1200 CNY"),
        ("gucci 腰带 三百八十块", "380 CNY"),
        ("爱马仕铂金包 1.2w", "12000 CNY"),
        ("爱马仕铂金包 2k8", "2800 CNY"),
        ("爱马仕铂金包 1万5元", "15000 CNY"),
        ("gucci 腰带 450欧", "450 EUR"),
        ("gucci 腰带 €1.299", "1299 EUR"),
        ("gucci 腰带 99刀", "99 USD"),
        ("gucci belt $95 shipped", "95 USD"),
        ("gucci belt £40", "40 GBP"),
        ("gucci 腰带 HK$1,280", "1280 HKD"),
        ("gucci 腰帶 NT$5,000", "5000 TWD"),
        ("gucci 腰带 12万韩元", "120000 KRW"),
        ("gucci 腰带 ₩120,000", "120000 KRW"),
        ("gucci 腰带 15000日元", "15000 JPY"),
        ("gucci 腰带 116澳币", "116 AUD"),
    ],
)
def test_a_price_is_read_with_its_currency(text: str, price: str) -> None:
    assert prices(text) == ([price] if price else [])


@pytest.mark.parametrize(
    ("text", "price", "quote"),
    [
        ("P168 gucci 腰带", "168", "P168"),
        ("公司级p178 gucci 腰带", "178", "p178"),
        ("🅿️260💰gucci 腰带", "260", "🅿️260💰"),
        ("gucci 腰带 💰240", "240", "💰240"),
        ("h160 gucci 腰带 短款", "160", "h160"),
        ("300 公司级 gucci 腰带", "300", "300"),
    ],
)
def test_a_coded_price_is_read_and_marked_as_coded(text: str, price: str, quote: str) -> None:
    (offer,) = offers(text)
    assert (str(offer.price), offer.currency, offer.price_coded) == (price, "CNY", True)
    assert offer.price_quote == quote
    assert text[offer.price_start :].startswith(quote)


def test_a_first_digit_is_a_coded_price_without_an_amount() -> None:
    (offer,) = offers("gucci 腰带 3打头 私")
    assert (offer.price, offer.price_quote, offer.price_coded) == (None, "3打头", True)


@pytest.mark.parametrize(
    "text",
    [
        "gucci T恤 S胸围104衣长69肩宽47",
        "gucci 运动鞋 39-45码",
        "gucci 运动鞋 货号：XX2723-021 36-46",
        "gucci 手袋 编号M43986 尺寸15x17x15cm",
        "gucci 腰带 2026-05-01 12:30 到货",
        "gucci 腰带 2026.5.1到货",
        "gucci 腰带 电话13800000000",
        "gucci 腰带 假一赔十",
        "gucci T恤 260克 440支纱线",
        "gucci 2026新款腰带",
        "2026 gucci 新款腰带",
        "gucci 腰带 6折",
        "gucci 腰带 库存20条",
        "gucci 腰带 100%真皮",
        "gucci 腰带 500块多",
        "gucci 腰带 200-300元",
        "gucci 运动鞋 38欧码",
        "gucci 运动鞋 100米跑",
        "501 Levi's 牛仔裤",
        "574 新百伦 男鞋 39-44",
        "华为 P50 pro 手机",
        "见第p168页 gucci 腰带",
    ],
)
def test_sizes_articles_dates_and_counts_are_no_prices(text: str) -> None:
    assert prices(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "gucci 腰带 定金200",
        "gucci 腰带 邮费10元",
        "gucci 腰带 满300包邮",
        "gucci 腰带 优惠券立减100",
        "gucci 腰带 送100元优惠券",
        "gucci 腰带 每月分期 300元",
        "gucci 腰带 补差价50元",
        "代理日入500元",
        "gucci 腰带 国内专柜2600",
        "gucci belt, free shipping over $50",
    ],
)
def test_fees_coupons_and_prices_elsewhere_are_not_asked(text: str) -> None:
    assert prices(text) == []


@pytest.mark.parametrize(
    ("text", "price", "before"),
    [
        ("gucci 腰带 原价2999 现价1280", "1280", "2999"),
        ("gucci belt was $300 now $90", "90", "300"),
        ("gucci 腰带 1280元，国内专柜2600元", "1280", "2600"),
        ("gucci 腰带 ¥1280 官网 ¥3,200", "1280", "3200"),
    ],
)
def test_the_price_of_now_is_asked_and_the_former_kept(text: str, price: str, before: str) -> None:
    (offer,) = offers(text)
    assert (str(offer.price), str(offer.original_price)) == (price, before)


@pytest.mark.parametrize(
    ("text", "price", "quantity"),
    [("爱他美奶粉 2罐520，包邮", "520", 2), ("爱他美奶粉 460/2罐", "460", 2), ("爱他美奶粉 230/罐", "230", None)],
)
def test_a_price_for_several_pieces_says_how_many(text: str, price: str, quantity: int | None) -> None:
    (offer,) = offers(text)
    assert (str(offer.price), offer.quantity) == (price, quantity)


def test_an_english_amount_without_a_sign_has_no_currency() -> None:
    (offer,) = offers("gucci belt for 45 shipped")
    assert (str(offer.price), offer.currency) == ("45", "")


def test_a_bare_number_in_front_counts_only_before_a_brand() -> None:
    assert prices("300 件库存 随便挑") == []
    assert prices("300 好看的连衣裙") == []
    assert prices("300 gucci 连衣裙") == ["300 CNY"]
