"""Receipts against what the post says of them, and against the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from checker.vocabulary import Receipt
from tests.evidence.receipts.papers import answer, field, line, receipt, said

FRENCH = receipt(country="FR", day="2025-03-05", currency="EUR", total="890.00", lines=(line("890.00"),))

POSTS = {
    "法国专柜购入，小票齐全": "agrees",
    "巴黎老佛爷专柜购入，附小票": "agrees",
    "意大利专柜购入，小票齐全": "differs",
    "義大利專櫃購入，附收據": "differs",
    "日本专柜购入，附小票": "differs",
    "Bought in Milan, original receipt included": "differs",
    "Gucci bag from the Paris boutique, receipt included": "agrees",
    "意大利专柜、法国门店都有，小票齐全": "several",
    "意大利专柜、日本专柜都有货，小票齐全": "several",
    "意大利品牌，专柜购入，小票齐全": None,
    "意大利制造，附小票": None,
    "欧洲专柜购入，小票齐全": None,
    "意大利专柜购入，法国直邮，附小票": "several",
    "意大利专柜价8900": None,
    "请问是意大利专柜买的吗": None,
    "今天天气很好": None,
}


@pytest.mark.parametrize(("post", "sentence"), POSTS.items())
def test_the_post_names_the_country_of_purchase(post: str, sentence: str | None) -> None:
    assert said("country-against-post", FRENCH, post=post) == sentence


def test_the_words_of_the_post_are_quoted_exactly() -> None:
    post = "全新正品！意大利专柜购入，小票齐全"
    found = answer("country-against-post", FRENCH, post=post)
    assert found is not None
    (place, *_) = found.evidence
    assert place.quote == post[place.start : place.end]
    assert place.quote.startswith("意大利专柜")


def test_another_receipt_may_be_the_one_that_the_post_speaks_of() -> None:
    italian = receipt(country="IT", total="890.00")
    assert said("country-against-post", FRENCH, italian, post="意大利专柜购入，小票齐全") == "several"


def test_an_unsure_country_is_not_held_against_the_post() -> None:
    unsure = receipt(country=field("FR", confidence=0.8))
    assert said("country-against-post", unsure, post="意大利专柜购入，小票齐全") == "unsure"


DAYS = {
    "2025年3月5日专柜购入，小票齐全": "agrees",
    "3月5日在专柜买的，小票齐全": "agrees",
    "2025.3.5 巴黎专柜购入，附小票": "agrees",
    "2025年1月20日专柜购入，小票齐全": "differs",
    "购于2024年3月5日，专柜小票齐全": "differs",
    "专柜小票齐全，全新": None,
    "3.5折专柜购入，小票齐全": None,
}


@pytest.mark.parametrize(("post", "sentence"), DAYS.items())
def test_the_post_names_the_day_of_purchase(post: str, sentence: str | None) -> None:
    assert said("date-against-post", FRENCH, post=post) == sentence


PRICES = {
    "Gucci 手袋 6800元，小票齐全": "similar",
    "Gucci 手袋 680元，小票齐全": "far-less",
    "Gucci 手袋 98000元，小票齐全": "far-more",
    "小票齐全": None,
}


@pytest.mark.parametrize(("post", "sentence"), PRICES.items())
def test_the_price_asked_is_of_the_size_of_the_receipt(post: str, sentence: str | None) -> None:
    assert said("price-against-offer", FRENCH, post=post) == sentence


CALENDAR: dict[str, tuple[str, Receipt]] = {
    "a day that has been": ("possible", receipt(day="2025-03-05")),
    "tomorrow, in another time zone": ("possible", receipt(day="2026-11-23")),
    "a day to come": ("future", receipt(day="2026-12-24")),
    "an unsure day to come": ("unsure", receipt(day=field(date(2031, 1, 1), confidence=0.8))),
    "no day": ("no-date", receipt(total="12.00")),
}


@pytest.mark.parametrize(("sentence", "paper"), CALENDAR.values(), ids=CALENDAR.keys())
def test_a_date_can_be(sentence: str, paper: Receipt) -> None:
    assert said("date-plausible", paper) == sentence


@pytest.mark.parametrize(
    ("day", "words", "sentence"),
    [
        ("2015-03-05", "登録番号 T9234567890123", "before-law"),
        ("2021-11-05", "登録番号 T9234567890123", "possible"),
        ("2015-03-05", "香水 * 1,080", "possible"),
    ],
)
def test_a_paper_is_no_older_than_what_it_cites(day: str, words: str, sentence: str) -> None:
    assert said("date-plausible", receipt(day=day, country="JP"), words=[words]) == sentence


CURRENCIES = {
    "its own": ("usual", "EUR", "€", ()),
    "another": ("unusual", "KRW", "₩", ()),
    "another, beside its own": ("perhaps", "KRW", "₩", ("TOTAL ₩12,000", "EUR 8,20")),
    "in a duty-free shop": ("perhaps", "USD", "US$", ("CDG AIRPORT DUTY FREE",)),
}


@pytest.mark.parametrize(("sentence", "code", "sign", "words"), CURRENCIES.values(), ids=CURRENCIES.keys())
def test_a_currency_is_that_of_the_country(sentence: str, code: str, sign: str, words: tuple[str, ...]) -> None:
    paper = receipt(country="FR", currency=field(code, sign))
    assert said("currency-of-country", paper, words=words) == sentence


def test_a_sign_with_two_meanings_is_the_country_s_own() -> None:
    assert said("currency-of-country", receipt(country="SG", currency=field("USD", "$"))) == "perhaps"


COUNTER = "慕尼黑专柜购入，小票齐全，现货一条"
HOURS = {
    "a Monday": ("usual", "DE", "2025-03-10", "14:05", (), COUNTER),
    "a Sunday": ("sunday", "DE", "2025-03-09", "14:05", (), COUNTER),
    "a public holiday": ("public-holiday", "DE", "2025-10-03", "14:05", (), COUNTER),
    "a Sunday at the airport": ("perhaps", "DE", "2025-03-09", "14:05", ("EXAMPLE FLUGHAFEN MÜNCHEN",), COUNTER),
    "a Sunday on the web": ("perhaps", "DE", "2025-03-09", "14:05", ("ONLINE-BESTELLUNG 4711",), COUNTER),
    "a Sunday without a post": ("perhaps", "DE", "2025-03-09", "14:05", (), ""),
    "a Sunday of no counter": ("perhaps", "DE", "2025-03-09", "14:05", (), "小票齐全，现货一条"),
    "a Sunday known from memory": ("perhaps", "CH", "2025-03-09", "14:05", (), "苏黎世专柜购入，小票齐全"),
    "at night": ("perhaps", "DE", "2025-03-10", "03:05", (), COUNTER),
    "a holiday": ("holiday", "FR", "2025-07-14", "14:05", (), "巴黎专柜购入，小票齐全"),
}


@pytest.mark.parametrize(("sentence", "code", "day", "clock", "words", "post"), HOURS.values(), ids=HOURS.keys())
def test_a_day_is_odd_only_where_the_law_closes_the_counter_that_the_post_names(
    sentence: str, code: str, day: str, clock: str, words: tuple[str, ...], post: str
) -> None:
    paper = receipt(country=code, day=day, moment=clock)
    assert said("opening-hours", paper, words=words, post=post) == sentence


SHOPS = {
    "a shop of the house": ("agrees", "GUCCI FRANCE SAS", "Gucci 腰带 法国专柜购入", ()),
    "a shop of another house": ("another-house", "PRADA FRANCE", "Gucci 腰带 法国专柜购入", ()),
    "a house of the same owner": ("agrees", "PRADA FRANCE", "miumiu 钱包 法国专柜购入", ()),
    "a paper that names both": ("several", "PRADA FRANCE", "Gucci 腰带 法国专柜购入", ("GUCCI BELT",)),
    "a post that names both": (None, "PRADA FRANCE", "Gucci 腰带 法国专柜购入，prada 店里看到的", ()),
    "two houses for sale": (None, "PRADA FRANCE", "Gucci 腰带、Fendi 钱包 法国专柜购入", ()),
    "a shop of many brands": (None, "EXAMPLE BOUTIQUE", "Gucci 腰带 法国专柜购入", ()),
    "a brand sold everywhere": (None, "PRADA FRANCE", "Nike 运动鞋 法国专柜购入", ()),
    "no purchase": (None, "PRADA FRANCE", "Gucci 腰带", ()),
    "the store": ("agrees", "GALERIES LAFAYETTE HAUSSMANN", "老佛爷专柜购入", ()),
    "another store": ("another-store", "HARRODS LTD", "老佛爷专柜购入", ()),
    "two stores": ("several", "HARRODS LTD", "老佛爷专柜购入，巴黎春天也有", ()),
    "a store that may hold a counter": (None, "HARRODS LTD", "Gucci 腰带 英国专柜购入", ()),
}


@pytest.mark.parametrize(("sentence", "shop", "post", "words"), SHOPS.values(), ids=SHOPS.keys())
def test_a_receipt_is_from_the_shop_that_the_post_speaks_of(
    sentence: str | None, shop: str, post: str, words: tuple[str, ...]
) -> None:
    ending = "，小票齐全" if "购入" in post else ""
    assert said("shop-against-post", receipt(merchant=shop), words=(shop, *words), post=post + ending) == sentence


def test_a_shop_that_was_not_read_surely_contradicts_nothing() -> None:
    unsure = receipt(merchant=field("PRADA FRANCE", confidence=0.75))
    assert said("shop-against-post", unsure, post="Gucci 腰带 法国专柜购入，小票齐全") is None
