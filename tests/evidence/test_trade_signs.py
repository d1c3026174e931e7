"""Which items show signs of the trade at all, and how little the weak findings of them weigh."""

from __future__ import annotations

from datetime import date

import pytest

from checker.claims import find_claims, find_offers
from checker.evidence import all_checks, gather
from checker.evidence.check import Looked
from checker.evidence.trade_signs import trade_signs
from checker.reading import read_text
from checker.verdict import judge, point_table
from checker.vocabulary import Box, Item, ItemKind, Level, Line, Reading, Strength

TODAY = date(2026, 11, 22)
SIGNS = frozenset(
    {
        "batch-talk",
        "coded-price",
        "label-set",
        "maker-words",
        "many-brands",
        "market-comparison",
        "measured-chart",
        "number-and-sizes",
        "unlikely-material",
        "version-words",
    }
)


def case_of(*readings: Reading) -> Looked:
    return Looked(readings=readings, claims=find_claims(readings), offers=find_offers(readings), today=TODAY)


def texts(*written: str) -> Looked:
    return case_of(*(read_text(Item(index=i, kind=ItemKind.TEXT, text=text)) for i, text in enumerate(written)))


def test_each_sign_has_a_check_of_its_own_family_that_is_weak() -> None:
    checks = all_checks()
    assert checks.keys() >= SIGNS
    assert len({checks[sign].family for sign in SIGNS}) == len(SIGNS)
    case = texts("P260 始祖鸟 冲锋衣 到货一批 三标齐全 随意对比 顶级品质 独家开模 小码数据 货号AB1234 S-XL")
    found = [one for one in gather(case.readings, case.claims, case.offers, today=TODAY) if one.check in SIGNS]
    assert len(found) >= 7
    assert {one.strength for one in found} == {Strength.WEAK}


def test_all_weak_signs_together_stay_below_hold_off() -> None:
    case = texts("P2600 始祖鸟 冲锋衣 到货一批 三标齐全 随意对比 顶级品质 独家开模 小码数据 货号AB1234 S-XL")
    verdict = judge(
        case.readings, case.claims, case.offers, gather(case.readings, case.claims, case.offers, today=TODAY)
    )
    assert {reason.finding.check for reason in verdict.reasons} <= SIGNS
    assert verdict.score <= point_table().weak_cap < point_table().levels[Level.HOLD_OFF]


@pytest.mark.parametrize(
    "text",
    [
        "自家工作室卫衣 P168 到货一批 三标齐全 随意对比",
        "闲置转让 Gucci 卫衣 95新 三标齐全 P600 随意对比",
        "Burberry 童装 卫衣 110-160 三标齐全 P260 到货一批",
        "LV 手机壳 P48 到货一批 随意对比",
        "LV同款 单肩包 99元 到货一批 随意对比",
    ],
)
def test_what_offers_no_new_piece_of_a_brand_shows_no_sign(text: str) -> None:
    assert not trade_signs(texts(text))


def test_a_brand_that_is_only_spoken_of_shows_no_sign() -> None:
    assert not trade_signs(texts("Dior 秀场笔记：双股丝光棉、立体剪裁、烫金，版本升级"))


def test_a_sign_that_stands_alone_is_not_spoken_of() -> None:
    case = texts("Coach 托特包 ¥1480 奥莱 三标齐全")
    assert [*trade_signs(case)[0]] == ["label-set"]
    found = gather(case.readings, case.claims, case.offers, today=TODAY)
    assert not [one for one in found if one.check in SIGNS]


def test_signs_are_kept_apart_by_item() -> None:
    signs = trade_signs(texts("Coach 托特包 ¥1480 三标齐全", "今天天气很好", "P260 Gucci 卫衣"))
    assert {item: set(kinds) for item, kinds in signs.items()} == {0: {"label-set"}, 2: {"coded-price"}}


def test_a_sign_on_a_picture_has_its_box() -> None:
    first, second = "P260 Gucci 卫衣", "三标齐全"
    reading = Reading(
        item=0,
        kind=ItemKind.PICTURE,
        text=f"{first}\n{second}",
        lines=(
            Line(text=first, start=0, box=Box(left=10, top=10, width=200, height=20)),
            Line(text=second, start=len(first) + 1, box=Box(left=10, top=40, width=80, height=20)),
        ),
        width=400,
        height=800,
    )
    label = trade_signs(case_of(reading))[0]["label-set"]
    assert label.quote == "三标"
    assert label.box == Box(left=10, top=40, width=40, height=20)


def test_three_brands_at_once_are_a_sign_two_are_not() -> None:
    assert "many-brands" in trade_signs(texts("Gucci 皮带 180元、Prada 卡包 160元、Fendi 围巾 150元"))[0]
    assert "many-brands" not in trade_signs(texts("Gucci 皮带 180元、Prada 卡包 160元 到货一批"))[0]


def test_an_imitation_is_told_only_of_a_leather_house() -> None:
    assert "unlikely-material" in trade_signs(texts("P360 Celine 单肩包 超纤皮"))[0]
    assert "unlikely-material" not in trade_signs(texts("P360 Coach 单肩包 超纤皮"))[0]
    assert "unlikely-material" not in trade_signs(texts("P360 Celine 凉鞋 超纤皮"))[0]


def test_a_masked_name_is_a_sign_a_nickname_is_not() -> None:
    assert "disguised-brand" in trade_signs(texts("G*CCI 腰带 P260"))[0]
    assert "disguised-brand" not in trade_signs(texts("小香外套 P260"))[0]
