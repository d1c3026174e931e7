"""When a price speaks, and the many reasons for which it must not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from checker.claims import find_offers
from checker.evidence import Looked, sentence
from checker.evidence.checks.impossible_price import CHECK
from checker.vocabulary import Finding, ItemKind, Leaning, Reading, Strength
from tests.claims.offering import screenshot


def look(readings: Sequence[Reading]) -> list[Finding]:
    offers = find_offers(readings)
    return list(CHECK.look(Looked(readings=readings, claims=(), offers=offers, today=date(2026, 11, 22))))


def findings(text: str) -> list[Finding]:
    return look([Reading(item=0, kind=ItemKind.TEXT, text=text)])


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("P168 LV路易威登新款圆领卫衣", Strength.STRONG),
        ("香奈儿链条包 1280元包邮", Strength.STRONG),
        ("Gucci tote bag $95 shipped", Strength.STRONG),
        ("Prada 手袋 20000日元", Strength.STRONG),
        ("LV neverfull 280刀", Strength.FAIR),
        ("200 Air Zoom Pegasus 41 跑步鞋", Strength.FAIR),
        ("h170 BALENCIAGA巴黎世家 短袖T恤", Strength.STRONG),
        ("100 Louis Vuitton 手袋", Strength.FAIR),
        ("gucci belt for 45 shipped", Strength.FAIR),
        ("劳力士手表 全自动机械 680包邮", Strength.STRONG),
        ("梵克雅宝 四叶草手链 P180", Strength.STRONG),
    ],
)
def test_a_price_far_below_its_floor_is_doubted(text: str, strength: Strength) -> None:
    (finding,) = findings(text)
    assert (finding.leaning, finding.strength, finding.family) == (Leaning.DOUBT, strength, "price")


@pytest.mark.parametrize(
    "text",
    [
        "LV neverfull 手袋 9800元",
        "蔻驰斜挎包 直邮 699元",
        "Nike 跑鞋 260元",
        "coach 手袋 99元",
        "小香外套 P260",
        "LV P168",
        "LV同款老花手袋 99元",
        "适用LV neverfull 收纳 39元",
        "LV neverfull 内胆包 39元",
        "gucci 手机壳 39元",
        "gucci 手袋 送的防尘袋 25元",
        "香奈儿手袋造型香水小样 39元",
        "香奈儿化妆包 专柜赠 120元",
        "闲置 LV 钱包 95新 300元",
        "二手 gucci 腰带 200元",
        "出租 Chanel 手袋 200元/天",
        "古驰 儿童T恤 280元",
        "爱马仕铂金包 定金500元",
        "爱马仕铂金包 月供999元",
        "LV 手袋 清洗护理 180元",
        "LV 手袋 1元 详情咨询",
        "Coach x Gucci 手袋 二选一 gucci 配饰 500元",
        "vintage Chanel bag $120",
        "Chanel bag raffle $10",
        "Gucci belt strap for watch $30",
        "莫斯奇诺手袋 爱莫斯奇诺 Love Moschino 480元",
        "gucci 手袋 原价2999元",
    ],
)
def test_other_prices_stay_unspoken_of(text: str) -> None:
    assert findings(text) == []


def test_a_price_shared_by_brands_is_doubted_only_if_it_is_too_low_for_all() -> None:
    assert findings("Gucci / Nike 运动鞋 P260") == []
    assert len(findings("Gucci / Balenciaga 运动鞋 P260")) == 1


def test_an_item_has_one_finding_about_its_lowest_price() -> None:
    (finding,) = findings("巴黎世家 老爹鞋 💰520，古驰 小白鞋 💰180")
    assert [piece.quote for piece in finding.evidence] == ["💰180", "古驰"]


def test_the_finding_quotes_price_and_brand_where_they_stand() -> None:
    text = "【现货】G*CCI 手袋 只要￥２８０"
    (finding,) = findings(text)
    assert [text[piece.start : piece.end] for piece in finding.evidence] == ["￥２８０", "G*CCI"]


@pytest.mark.parametrize(("confidence", "strength"), [(0.99, Strength.STRONG), (0.7, Strength.FAIR)])
def test_a_badly_read_picture_is_doubted_less(confidence: float, strength: Strength) -> None:
    (finding,) = look([screenshot("Gucci 手袋", "¥280 包邮", confidence=confidence)])
    assert finding.strength is strength
    assert finding.evidence[0].box is not None


def test_the_sentence_says_that_it_holds_only_for_a_whole_piece() -> None:
    (finding,) = findings("P168 LV路易威登新款圆领卫衣")
    assert "若所写价格是整件价格" in sentence(finding.message, "zh")
    assert "If that is the price of the whole piece" in sentence(finding.message, "en")
    assert "2026-11-22" in sentence(finding.message, "en")
