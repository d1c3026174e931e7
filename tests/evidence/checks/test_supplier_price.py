"""A price below its floor in the words of a supplier, and neither of the two alone."""

from __future__ import annotations

from datetime import date

import pytest

from checker.claims import find_claims, find_offers
from checker.evidence import gather, sentence
from checker.evidence.check import Looked
from checker.evidence.checks.supplier_price import look
from checker.reading import read_text
from checker.verdict import judge
from checker.vocabulary import Finding, Item, ItemKind, Level, Strength, Verdict

TODAY = date(2026, 11, 22)


def case_of(*written: str) -> Looked:
    readings = [read_text(Item(index=i, kind=ItemKind.TEXT, text=text)) for i, text in enumerate(written)]
    return Looked(readings=readings, claims=find_claims(readings), offers=find_offers(readings), today=TODAY)


def found(*written: str) -> list[Finding]:
    return [*look(case_of(*written))]


def verdict_on(*written: str) -> Verdict:
    case = case_of(*written)
    findings = gather(case.readings, case.claims, case.offers, today=TODAY)
    return judge(case.readings, case.claims, case.offers, findings)


def test_it_quotes_the_price_the_brand_and_the_signs() -> None:
    text = "P148 迪桑特 运动长裤 大货秒发 三标齐全 L-4XL"
    (finding,) = found(text)
    quotes = [evidence.quote for evidence in finding.evidence]
    assert quotes[:2] == ["P148", "迪桑特"]
    assert {"大货秒发", "三标"} <= set(quotes)
    assert all(text[e.start : e.end] == e.quote for e in finding.evidence)
    told = sentence(finding.message, "zh")
    assert "P148" in told
    assert "大货秒发" in told
    assert "底价" in told


def test_it_is_strong_and_shares_the_family_of_the_price() -> None:
    (finding,) = found("P148 迪桑特 运动长裤 大货秒发 三标齐全")
    assert (finding.strength, finding.family) == (Strength.STRONG, "price")


def test_it_lifts_a_price_that_is_only_below_its_floor() -> None:
    assert verdict_on("迪桑特 运动长裤 ¥148").level is Level.NOTHING_FOUND
    assert verdict_on("P148 迪桑特 运动长裤 大货秒发").level is Level.HOLD_OFF


@pytest.mark.parametrize(
    "text",
    [
        "迪桑特 运动长裤 ¥148",
        "P148 迪桑特 运动长裤",
        "P468 迪桑特 运动长裤 大货秒发 三标齐全",
        "闲置 P148 迪桑特 运动长裤 三标齐全 随意对比",
        "P148 自家品牌 运动长裤 大货秒发 三标齐全",
    ],
)
def test_price_or_manner_alone_is_not_enough(text: str) -> None:
    assert not found(text)


def test_signs_of_one_item_do_not_speak_of_the_price_of_another() -> None:
    assert not found("迪桑特 运动长裤 ¥148", "P3600 始祖鸟 冲锋衣 大货秒发 三标齐全")


def test_a_price_of_a_part_counts_only_in_code() -> None:
    assert not found("Gucci 皮带 ¥68 到货一批 随意对比")
    assert found("P68 Gucci 皮带 到货一批")
