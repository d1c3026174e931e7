"""What the matcher finds in a spelled text: words, gaps, boundaries, look-alikes, expressions."""

from __future__ import annotations

import pytest

from checker.patterns.matcher import Kind, Matcher
from checker.patterns.schema import BilingualList, Expression, Forms
from checker.patterns.spelling import spell
from checker.vocabulary import Language
from tests.patterns.making import pattern


def quotes(matcher: Matcher, text: str) -> set[str]:
    sheet = spell(text)
    return {sheet.text[hit.start : hit.end] for hit in matcher.hits(sheet.text)}


def test_overlapping_words_are_all_found() -> None:
    matcher = Matcher(lambda: [pattern("receipt", "小票", "小票齐全"), pattern("full", "齐全")])
    assert {hit.claim for hit in matcher.hits("小票齐全")} == {"receipt", "full"}
    assert quotes(matcher, "小票齐全") == {"小票", "小票齐全", "齐全"}


@pytest.mark.parametrize("text", ["招微信代理", "招代理", "招各地的代理", "招一二三四五六代理"])
def test_a_gap_takes_up_to_six_characters(text: str) -> None:
    assert quotes(Matcher(lambda: [pattern("agents", "招…代理")]), text) == {text}


@pytest.mark.parametrize("text", ["招一二三四五六七代理", "招人。代理", "招人\n代理", "代理招"])
def test_a_gap_is_no_longer_and_never_crosses_a_sentence(text: str) -> None:
    assert quotes(Matcher(lambda: [pattern("agents", "招…代理")]), text) == set()


def test_three_parts_follow_each_other() -> None:
    matcher = Matcher(lambda: [pattern("factory", "拆…打...货")])
    assert quotes(matcher, "拆真品打样做货") == {"拆真品打样做货"}
    assert quotes(matcher, "打样拆货") == set()


@pytest.mark.parametrize(
    ("text", "found"), [("gf包", True), ("GF!", True), ("gf1", True), ("agf", False), ("gfs", False)]
)
def test_latin_words_need_boundaries(text: str, found: bool) -> None:
    assert bool(quotes(Matcher(lambda: [pattern("replica", "gf")]), text)) is found


@pytest.mark.parametrize(
    ("text", "found"), [("1:1包", True), ("11:1", False), ("1:12", False), ("aaa货", True), ("aaaa货", False)]
)
def test_numbers_and_grades_need_boundaries_too(text: str, found: bool) -> None:
    assert bool(quotes(Matcher(lambda: [pattern("replica", "1:1", "aaa")]), text)) is found


def test_a_lookalike_with_a_gap_counts_however_much_stands_behind_it() -> None:
    lookalikes = BilingualList(zh=("不是…高仿", "高仿真"))
    matcher = Matcher(lambda: [pattern("replica", "高仿", lookalikes=lookalikes)])
    assert matcher.hits("不是什么高仿" + "。这里说别的事情" * 20 + "高仿真玫瑰") == []


def test_words_that_overlap_a_lookalike_are_left_out() -> None:
    matcher = Matcher(lambda: [pattern("replica", "高仿", lookalikes=BilingualList(zh=("高仿真",)))])
    assert quotes(matcher, "高仿真玫瑰") == set()
    assert quotes(matcher, "高仿包 高仿真玫瑰") == {"高仿"}


def test_a_lookalike_of_one_claim_says_nothing_about_another() -> None:
    matcher = Matcher(
        lambda: [pattern("one", "高仿", lookalikes=BilingualList(zh=("高仿真",))), pattern("two", "高仿")]
    )
    assert {hit.claim for hit in matcher.hits("高仿真")} == {"two"}


def test_an_expression_runs_only_where_its_words_are() -> None:
    earning = Expression(language=Language.ZH_HANS, needs=("日入",), match=r"日入 ?\d{3,}|\d{4}")
    matcher = Matcher(lambda: [pattern("income", "躺赚", expressions=(earning,))])
    assert quotes(matcher, "日入500 没有上限") == {"日入500"}
    assert quotes(matcher, "2026 没有") == set()
    assert [hit.kind for hit in matcher.hits("日入5000")].count(Kind.EXPRESSION) == 1


def test_kinds_and_evasive_spellings_are_told_apart() -> None:
    matcher = Matcher(
        lambda: [
            pattern(
                "replica",
                "高仿",
                forms=Forms(zh_hans=("高仿",), evasive=("高fang",)),
                forms_with_brand=Forms(en=("aaa",)),
                forms_with_offer=Forms(zh_hans=("版本",)),
                forms_trap=Forms(zh_hans=("非正品勿扰",)),
            )
        ]
    )
    found = {(hit.kind, hit.evasive) for hit in matcher.hits(spell("高仿 高fang aaa 版本 非正品勿扰").text)}
    assert found == {
        (Kind.PLAIN, False),
        (Kind.PLAIN, True),
        (Kind.WITH_BRAND, False),
        (Kind.WITH_OFFER, False),
        (Kind.TRAP, False),
    }


def test_a_phrase_in_several_groups_counts_in_the_first() -> None:
    words = Forms(zh_hans=("不退不换",))
    matcher = Matcher(lambda: [pattern("returns", forms=words, forms_trap=words, forms_with_offer=words)])
    assert [hit.kind for hit in matcher.hits("不退不换")] == [Kind.TRAP]


def test_forms_are_spelled_like_the_text() -> None:
    matcher = Matcher(lambda: [pattern("crew", "空服員代購", "I'm a flight-attendant", "✈️人肉")])
    assert quotes(matcher, "空服员代购") == {"空服员代购"}
    assert quotes(matcher, "im a  Flight Attendant") == {"im a flight attendant"}
    assert quotes(matcher, "🛫人*肉") == {"✈人肉"}
