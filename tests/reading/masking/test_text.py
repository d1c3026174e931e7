"""What a text gives away about people is masked, and what it says about goods stays."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.masking import NARROW, WIDE, MaskKind, mask_text, private_spans


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("加微信 example-shop 看货", f"加微信 {NARROW * 12} 看货"),
        ("收件人：王小明", f"收件人：{WIDE * 3}"),
        ("收件人 王小明 138 0013 8000", f"收件人 {WIDE * 3} ███ ████ ████"),
    ],
)
def test_each_masked_character_keeps_its_width(text: str, masked: str) -> None:
    assert mask_text(text).text == masked


@given(st.text())
def test_a_masked_text_keeps_its_length_its_line_ends_and_what_is_not_masked(text: str) -> None:
    masked = mask_text(text)
    inside = {at for span in masked.spans for at in range(span.start, span.end)}
    assert len(masked.text) == len(text)
    for at, (before, after) in enumerate(zip(text, masked.text, strict=True)):
        assert (after == before) if at not in inside or before.isspace() else after in (NARROW, WIDE)


def test_spans_are_in_order_and_do_not_overlap() -> None:
    spans = private_spans("收件人：王小明 13800138000 微信同号 上海市浦东新区张杨路500号2栋1503室")
    assert [span.kind for span in spans] == [MaskKind.NAME, MaskKind.PHONE, MaskKind.ADDRESS]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("words", ["电话：133\n9384 0523 北京", "电话：133 9384\n0523", "call 1339384 0523"])
def test_a_telephone_that_a_screen_wrapped_is_covered_whole(words: str) -> None:
    assert not re.search(r"133|9384|0523", mask_text(words).text)


@pytest.mark.parametrize("words", ["卡号 6222户\n名：王欣", "收件\n人:王欣", "收\n货人 王欣"])
def test_a_name_is_covered_though_a_screen_wrapped_its_label(words: str) -> None:
    assert "王欣" not in mask_text(words).text


def test_prices_below_each_other_stay() -> None:
    assert mask_text("尾货 135\n2680 包邮").spans == ()
