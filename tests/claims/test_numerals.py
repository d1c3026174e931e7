"""Chinese numerals as prices are written."""

from __future__ import annotations

import pytest

from checker.claims.numerals import value_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("一百零五", 105),
        ("一百二十", 120),
        ("三百八", 380),
        ("一千二", 1200),
        ("两千五百", 2500),
        ("一千零五十", 1050),
        ("一万二", 12000),
        ("一万零五百", 10500),
        ("两万", 20000),
    ],
)
def test_a_numeral_has_its_value(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


@pytest.mark.parametrize("numeral", ["", "五", "一二三", "百", "万", "百一百", "十十", "二〇"])
def test_what_is_no_numeral_from_ten_up_has_no_value(numeral: str) -> None:
    assert value_of(numeral) is None
