"""One spelling for all ways of writing a word, and an exact way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.patterns.spelling import spell, spell_form, spell_forms

POSTS = [
    "顶级复刻包包,原单皮质,支持专柜验货,微信私聊报价",
    "空姐人肉带回,落地就发,现货全码,诚招代理",
    "香港專櫃代購,附小票刷卡單,假一賠十,包郵包稅",
    "cabin crew brings it back, all sizes in stock, agents welcome",
    "原单尾货 工厂直供 剪标,lv 老花 680元,加v看图",
]
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\u202a\u200e"
STRAY = "*·.^_•●"
anything = st.text(st.characters(), max_size=60)
written = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.sampled_from("abcvx 019 .,*/-·…。!?\n'✈️🛰🈚➕①１ＡаеоѵÉ倣亻方亥刂"),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("spelling", "ways"),
    [
        (
            "高仿",
            [
                "高/仿",
                "高.仿",
                "高*仿",
                "高—仿",
                "高·仿",
                "高 仿",
                "高倣",
                "高亻方",
                "高\u200b仿",
                "髙仿",
                "高..仿",
                "高 * 仿",
            ],
        ),
        ("复刻", ["復刻", "复…刻", "复亥刂", "复_刻"]),
        ("1:1", ["1：1", "①:①", "一比一", "1比1", "1/1", "1 : 1", "壹比壹", "1️⃣:1️⃣", "１：１", "一 比 一", "yibiyi"]),
        ("gf", ["GF", "G·F", "g f", "𝗚𝗙", "Ｇ.Ｆ", "ⓖⓕ"]),
        ("wechat", ["ѡeсhаt", "WeChat", "𝑾𝒆𝑪𝒉𝒂𝒕"]),
        ("vx", ["VX", "v x", "V-X", "ѵх", "ⅴⅹ", "V×", "ᴠx"]),
        ("a货", ["A货", "🅰️货", "A·货", "a 货", "Ａ貨"]),
        ("加v", ["➕V", "加V", "加 v", "加.v"]),
        ("卫星聊", ["🛰️聊", "卫星聊", "衛星聊"]),
        ("im a flight attendant", ["I'm a flight attendant", "I’m a  flight attendant", "i'm a flight-attendant"]),
        ("drop ship", ["drop-ship", "Drop  Ship", "DROP\u00a0SHIP"]),
        ("hermes", ["Hermès", "HERMÈS", "Herme\u0300s"]),
        ("✈人肉", ["✈️人肉", "🛫人肉", "🛬人肉"]),
        ("无小票", ["🈚️小票", "无小票", "無小票"]),
    ],
)
def test_one_word_in_many_ways_has_one_spelling(spelling: str, ways: list[str]) -> None:
    assert {way: spell(way).text for way in ways} == dict.fromkeys(ways, spelling)


@pytest.mark.parametrize(
    "text",
    [
        "最高 仿佛",
        "最高/仿佛",
        "最高\n仿佛",
        "最高。仿佛",
        "质量高…仿佛",
        "москва",
        "2024/1/1",
        "11:15",
        "3.5折",
        "女子",
        "汽车专柜",
    ],
)
def test_words_that_only_stand_side_by_side_are_not_joined(text: str) -> None:
    assert spell(text).text == text


def test_a_gap_of_more_than_two_marks_is_left_alone() -> None:
    assert spell("高***仿").text == "高***仿"


def test_a_wrapped_line_end_is_read_as_if_it_were_not_there() -> None:
    assert spell("支持专\n柜验货", [3]).text == "支持专柜验货"
    assert spell("all sizes\nin stock", [9]).text == "all sizes in stock"
    assert spell("支持专\n柜验货").text == "支持专\n柜验货"


def test_forms_are_spelled_together_as_each_would_be_alone() -> None:
    phrases = ["我是空姐", " A 货 ", "drop-ship", "高 仿", "*", "假一賠十", "1：1"]
    assert spell_forms(phrases) == [spell_form(phrase) for phrase in phrases]
    assert spell_forms([]) == []


def test_only_what_hides_a_word_is_a_trick() -> None:
    assert spell("高*仿").tricked(0, 2)
    assert spell("高亻方").tricked(0, 2)
    assert spell("高\u200b仿").tricked(0, 2)
    assert spell("ѵx").tricked(0, 2)
    assert not spell("高 仿").tricked(0, 2)
    assert not spell("高仿*").tricked(0, 2)
    assert not spell("高倣").tricked(0, 2)
    assert not spell("✈️人肉").tricked(0, 3)


@given(anything | written)
def test_every_piece_leads_back_to_where_it_was_written(raw: str) -> None:
    sheet = spell(raw)
    assert len(sheet.starts) == len(sheet.ends) == len(sheet.text)
    places = [sheet.place(i, i + 1) for i in range(len(sheet.text))]
    assert all(0 <= start < end <= len(raw) for start, end in places)
    assert places == sorted(places)


marks = st.one_of(
    st.tuples(st.floats(0, 1), st.sampled_from(INVISIBLE)), st.tuples(st.floats(0, 1), st.sampled_from(STRAY))
)


@given(st.sampled_from(POSTS), st.lists(marks, max_size=8), st.floats(0, 1), st.floats(0, 1))
def test_marks_inside_words_change_neither_the_spelling_nor_the_quotes(
    post: str, inserted: list[tuple[float, str]], one: float, two: float
) -> None:
    behind = {round(place * (len(post) - 1)): mark for place, mark in inserted}
    disturbed, kept = "", []
    for at, character in enumerate(post):
        kept.append(len(disturbed))
        mark = behind.get(at, "")
        inside = _is_chinese(character) and _is_chinese(post[at + 1 : at + 2])
        disturbed += character + (mark if inside or mark in INVISIBLE else "")
    plain, other = spell(post), spell(disturbed)
    assert other.text == plain.text
    start, end = sorted(round(share * len(plain.text)) for share in (one, two))
    if start < end:
        first, last = plain.place(start, end)
        assert other.place(start, end) == (kept[first], kept[last - 1] + 1)


@given(st.sampled_from(POSTS))
def test_full_width_letters_change_nothing(post: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else "\u3000" if c == " " else c for c in post)
    plain, other = spell(post), spell(wide)
    assert other.text == plain.text
    assert [other.place(i, i + 1) for i in range(len(plain.text))] == [
        plain.place(i, i + 1) for i in range(len(plain.text))
    ]


def _is_chinese(character: str) -> bool:
    return len(character) == 1 and "\u4e00" <= character <= "\u9fff"
