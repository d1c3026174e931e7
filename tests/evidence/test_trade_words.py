"""The signs of the trade in spelled words and numbers, each by what shows it and by its nearest innocent neighbour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.evidence.trade_words import signs_in
from checker.patterns.spelling import spell


def quotes(text: str) -> dict[str, str]:
    sheet = spell(text)
    found = {}
    for name, (first, last) in signs_in(sheet.text).items():
        start, end = sheet.place(first, last)
        found[name] = text[start:end]
    return found


@pytest.mark.parametrize(
    ("sign", "text", "quote"),
    [
        ("version-words", "此款同步官网上新", "同步官网"),
        ("version-words", "頂級品質，懂的來", "頂級品質"),
        ("market-comparison", "欢迎🆚 随意🆚对比", "随意🆚对比"),
        ("market-comparison", "别拿几十块的来比", "别拿几十块的来比"),
        ("label-set", "衣服 吊牌 领标 水洗麦 都齐", "吊牌 领标"),
        ("label-set", "三標齊全", "三標"),
        ("measured-chart", "数据为手工测量，误差1~3厘米", "数据为手工"),
        ("measured-chart", "尺码 肩宽 胸围 衣长\nS 54 106 70\nM 56 110 72", "肩宽 胸围 衣长"),
        ("batch-talk", "又到新批次啦", "新批次"),
        ("batch-talk", "QC photos before shipping", "QC photos"),
        ("maker-words", "独家开模 真空电镀", "独家开模"),
        ("maker-words", "380克毛圈棉，双股线走线，领口包边", "380克"),
        ("unlikely-material", "经典老花 超纤皮 配防尘袋", "超纤皮"),
        ("number-and-sizes", "货号 AB1234-100 尺码 39-45", "39-45"),
        ("number-and-sizes", "AB1234 码数 36 37 38 39 40 41", "36 37 38 39 40 41"),
        ("number-and-sizes", "款号：215000 码数：M~XXXL", "M~XXXL"),
        ("number-and-sizes", "黑白 男女同款 36-45", "36-45"),
    ],
)
def test_a_sign_is_found_with_its_words(sign: str, text: str, quote: str) -> None:
    assert quotes(text)[sign] == quote


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("version-words", "手机系统版本要升级，原版电影更好看"),
        ("version-words", "货不对版可以退吗"),
        ("market-comparison", "市场版图很大，注意区别对待"),
        ("label-set", "全新带吊牌，吊牌在"),
        ("label-set", "安全标准、国家标准都符合"),
        ("measured-chart", "胸围96 衣长70，买小了"),
        ("measured-chart", "腰围臀围裤长见官网"),
        ("batch-talk", "首批次疫苗，大货车司机"),
        ("maker-words", "头层牛皮，做工精细"),
        ("maker-words", "发胶定型喷雾，五金店旁边，头发定型水"),
        ("unlikely-material", "羊皮，内里超纤"),
        ("unlikely-material", "不是PU，是牛皮"),
        ("number-and-sizes", "货号 AB1234-100 只有 38"),
        ("number-and-sizes", "女鞋 35-39"),
        ("number-and-sizes", "2024SS 36-40"),
        ("number-and-sizes", "电话 136-45 转 8"),
    ],
)
def test_what_only_resembles_a_sign_is_left_alone(sign: str, text: str) -> None:
    assert sign not in quotes(text)


@given(st.text(alphabet=st.sampled_from("标领吊牌胸围衣长 码36-45货号AB12smxl.\n版本对比克🆚"), max_size=60))
def test_every_sign_is_a_piece_of_the_text(text: str) -> None:
    sheet = spell(text)
    for first, last in signs_in(sheet.text).values():
        assert 0 <= first < last <= len(sheet.text)
