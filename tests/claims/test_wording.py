"""Claims carry the very words, their place and their box, one for each place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims import find_claims
from checker.claims.wording import MOST_PLACES
from checker.vocabulary import Box, ItemKind, Line, Reading, Screen
from tests.claims.saying import claims_of, ids_of

POST = "顶级复刻LV包 680,原单皮,支持专柜验货,空姐人肉带回,招代理,加微信wx: example-shop"


def test_quotes_are_pieces_of_the_text_as_it_was_given() -> None:
    text = "🛍️ＬＶ老花包　顶级復\u200b刻！➕V看图 現貨\u3000秒發"
    found = claims_of(text)
    assert {"replica-grade"} <= {claim.id for claim in found}
    assert all(claim.quote == text[claim.start : claim.end] for claim in found)
    assert [claim.quote for claim in found if claim.id == "replica-grade"] == ["顶级復\u200b刻"]


def test_one_claim_for_each_id_and_place_the_longest_first() -> None:
    found = [claim for claim in claims_of("小票齐全,LV包 680,附小票") if claim.id == "overseas-receipt"]
    assert [claim.quote for claim in found] == ["小票齐全", "附小票"]


def test_claims_are_ordered_by_item_and_place() -> None:
    found = claims_of("LV包 680 顶级复刻 招代理", "空姐人肉带回 现货秒发 招代理")
    assert [(claim.item, claim.start) for claim in found] == sorted((claim.item, claim.start) for claim in found)
    assert {claim.item for claim in found} == {0, 1}


def test_hidden_spellings_are_marked() -> None:
    def marks(text: str) -> set[bool]:
        return {claim.evasive for claim in claims_of(text) if claim.id == "replica-grade"}

    assert marks("高仿包 680 私信下单") == {False}
    assert marks("高*仿包 680 私信下单") == {True}
    assert marks("高亻方包 680 私信下单") == {True}


def test_an_ambiguous_grade_counts_only_beside_a_brand() -> None:
    assert "replica-grade" not in ids_of("AAA 电池 12 节 包邮")
    assert "replica-grade" not in ids_of("1:1 高达模型 官方复刻")
    assert "replica-grade" in ids_of("LV 包 1:1 680 私信下单")


def test_a_claim_on_a_picture_has_its_box() -> None:
    first, second = "LV包 680 现货秒发 顶", "级复刻 私信下单"
    reading = Reading(
        item=3,
        kind=ItemKind.PICTURE,
        text=f"{first}\n{second}",
        lines=(
            Line(text=first, start=0, box=Box(left=0, top=0, width=300, height=20)),
            Line(text=second, start=len(first) + 1, box=Box(left=0, top=24, width=160, height=20)),
        ),
        width=320,
        height=200,
    )
    (claim,) = [claim for claim in find_claims([reading]) if claim.id == "replica-grade"]
    assert claim.item == 3
    assert claim.quote == "顶\n级复刻"
    assert claim.box is not None
    assert claim.box.top == 0
    assert claim.box.height == 44


def test_in_a_chat_a_question_does_not_silence_the_answer() -> None:
    text = "请问这个是高仿吗\n原单的 LV 都有现货"
    lines = tuple(
        Line(text=line, start=start, box=Box(left=left, top=top, width=120, height=20))
        for line, start, left, top in (("请问这个是高仿吗", 0, 180, 0), ("原单的 LV 都有现货", 9, 10, 60))
    )
    chat = Reading(item=0, kind=ItemKind.PICTURE, text=text, lines=lines, screen=Screen.CHAT, width=320, height=200)
    found = {claim.id for claim in find_claims([chat])}
    assert "factory-surplus" in found
    assert "replica-grade" not in found


def test_the_shoppers_own_bubble_is_not_the_sellers_word() -> None:
    text = "你这是高仿包包\n招代理 加我"
    lines = tuple(
        Line(text=line, start=start, box=Box(left=left, top=top, width=120, height=20))
        for line, start, left, top in (("你这是高仿包包", 0, 180, 0), ("招代理 加我", 8, 40, 60))
    )
    chat = Reading(item=0, kind=ItemKind.PICTURE, text=text, lines=lines, screen=Screen.CHAT, width=320, height=200)
    assert {claim.id for claim in find_claims([chat])} == {"agent-recruitment"}


def test_nothing_is_found_in_nothing() -> None:
    assert find_claims([]) == ()
    assert claims_of("", "🦩", "今天天气很好") == ()


@given(st.text(max_size=80), st.integers(0, len(POST)))
def test_whatever_stands_around_quotes_stay_exact(noise: str, at: int) -> None:
    text = POST[:at] + noise + POST[at:]
    assert all(claim.quote == text[claim.start : claim.end] != "" for claim in claims_of(text))


@pytest.mark.parametrize(
    "piece",
    ["高仿", "不高仿、", "高仿吗?", "卖家说高仿 ", "现货高仿私信", "招招代理", "微信:example1高仿", "高仿真高仿"],
)
def test_a_text_made_to_be_slow_is_read_in_time(piece: str) -> None:
    started = time.process_time()
    found = claims_of(piece * (12_000 // len(piece)))
    assert time.process_time() - started < 10
    assert len(found) <= 2 * MOST_PLACES
