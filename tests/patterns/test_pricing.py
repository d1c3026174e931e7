"""Price floors and exchange rates: dated, known by kind, and never for goods that we know nothing of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.patterns.lexicon import lexicon
from checker.patterns.pricing import price_floors, rates


def floor(brand: str, goods: str, text: str = "") -> Decimal | None:
    return price_floors().floor(lexicon().brands[brand], goods, text)


def test_rates_are_dated_and_sourced() -> None:
    assert rates().source.startswith("European Central Bank")
    assert rates().date.isoformat() == "2026-10-30"


@pytest.mark.parametrize(
    ("amount", "currency", "yuan"),
    [("100", "CNY", "100"), ("100", "EUR", "743"), ("100", "USD", "665"), ("100000", "KRW", "498")],
)
def test_amounts_become_yuan(amount: str, currency: str, yuan: str) -> None:
    assert rates().in_yuan(Decimal(amount), currency) == Decimal(yuan)


def test_an_unknown_currency_has_no_amount_in_yuan() -> None:
    assert rates().in_yuan(Decimal(1), "XXX") is None


def test_floors_are_dated_and_say_on_what_they_rest() -> None:
    assert "estimate" in price_floors().basis
    assert price_floors().date.isoformat() == "2026-11-22"


def test_a_kind_without_a_floor_takes_that_of_the_wider_kind() -> None:
    assert floor("louis-vuitton", "hoodie") == floor("louis-vuitton", "clothing")
    assert floor("louis-vuitton", "down-jacket") == floor("louis-vuitton", "jacket")


def test_a_group_of_brands_replaces_its_tier_wholly() -> None:
    assert floor("missoni", "belt") is not None
    assert floor("valentino", "belt") is None
    assert floor("coach", "wallet") is None


def test_a_product_line_has_its_own_floor() -> None:
    assert floor("nike", "sneakers") is None
    assert floor("nike", "sneakers", "air zoom pegasus 41") is not None


@pytest.mark.parametrize("goods", ["perfume", "lipstick", "skincare", "accessory", "sample", "packaging", "toy"])
def test_cheap_kinds_of_luxury_houses_have_no_floor(goods: str) -> None:
    assert [brand for brand in ("chanel", "dior", "gucci", "saint-laurent") if floor(brand, goods)] == []


def test_every_floor_is_for_a_kind_of_goods_and_above_what_is_no_whole_piece() -> None:
    floors = price_floors()
    tables = [*floors.tier.values(), *(group.floors for group in floors.group)]
    assert {goods for table in tables for goods in table} <= lexicon().goods.keys()
    assert min(amount for table in tables for amount in table.values()) > floors.whole_from
    assert set(floors.tier) <= {brand.tier for brand in lexicon().brands.values()}


def test_a_brand_stands_in_one_group_only() -> None:
    grouped = [brand for group in price_floors().group for brand in group.brands]
    assert len(grouped) == len(set(grouped))
