"""One message to the seller, however politely each of its questions was written."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime

import pytest
from django.utils import translation

from checker.evidence import all_checks, all_receipt_checks
from checker.patterns import library
from checker.reports.asking import MOST, Ready, Tone, bare, one_message
from checker.reports.presenter import present
from checker.vocabulary import Level, Message, Outcome
from checker.web.traditional import CONVERTED
from checker.web.wording import all_in_language, texts_in
from tests.reports.outcomes import CREW, FULL, STOCK, TOGETHER, outcome

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

POLITE = re.compile(r"您好|你好|[谢謝]{2}[!！]?$|^(?:hi|hello|hey)\b|\bthank(?:s| you)[.!]*$", re.IGNORECASE)


def every_question(language: str) -> list[str]:
    files = [*library().patterns.values(), *library().combinations.values()]
    checks = [*all_checks().values(), *all_receipt_checks().values()]
    found = [question for file in files for question in texts_in(file.questions, language)]
    return found + [question for check in checks for question in all_in_language(check.questions, language)]


@pytest.mark.parametrize("language", ["zh", "en", *CONVERTED])
def test_no_question_of_the_library_greets_or_thanks_by_itself(language: str) -> None:
    questions = every_question(language)
    assert any(POLITE.search(question) for question in questions)
    assert [question for question in questions if POLITE.search(bare(question))] == []
    assert [question for question in questions if not re.search(r"[?!.？！。…]$", bare(question))] == []


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("您好，货从哪个仓发出呢？", "货从哪个仓发出呢？"),
        ("您好，是或不是都可以直接告诉我，谢谢！", "是或不是都可以直接告诉我。"),
        ("您好，可以走平台吗？手续费我来付，謝謝！", "可以走平台吗？手续费我来付。"),
        ("旁边放张纸写今天的日期，好吗？谢谢！", "旁边放张纸写今天的日期，好吗？"),
        ("您好，谢谢您愿意让验。那请写一句可以吗？", "谢谢您愿意让验。那请写一句可以吗？"),
        (
            "Hi, could I order right here? I will cover the fee, thank you!",
            "Could I order right here? I will cover the fee.",
        ),
        ("Could you film it next to a note? Thank you!", "Could you film it next to a note?"),
        ("Hi there! Which shop?", "Which shop?"),
        ("High quality: what does it mean?", "High quality: what does it mean?"),
        ("您好，谢谢！", ""),
    ],
)
def test_a_question_is_left_as_a_whole_sentence(written: str, asked: str) -> None:
    assert bare(written) == asked


def test_questions_that_are_the_same_without_manners_are_asked_once() -> None:
    assert one_message(["您好，哪天买的？", "哪天买的？谢谢！", "哪家店？"]) == ("哪天买的？", "哪家店？")
    words = ("which shop", "what day", "whose name", "how heavy", "any flaw", "what size", "is it new")
    assert len(one_message(f"{word}?" for word in words)) == MOST


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (("请问这一件是在哪家店、哪天买的？", "是哪个城市的哪家店、哪天买的？我打门店电话核对一下可以吗？"), 1),
        (("我可以走平台下单吗？手续费我来付。", "我可以就在这里下单吗？手续费我来出。"), 1),
        (("请问这一件是在哪家店、哪天买的？", "我可以走平台下单吗？手续费我来付。"), 2),
        (
            (
                "Could I order through a platform? I will cover the fee.",
                "Could I order right here? I will cover the fee.",
            ),
            1,
        ),
        (("Which shop did this one come from?", "Is there a customs duty receipt?"), 2),
    ],
    ids=["shop", "platform", "different", "english", "different english"],
)
def test_of_questions_that_ask_the_same_the_longer_is_left(asked: tuple[str, ...], left: int) -> None:
    found = one_message(asked)
    assert len(found) == left
    assert max(asked, key=len) in found


def test_the_sellers_words_are_quoted_as_they_are_seen() -> None:
    params = {"first": "小\u200b票\n\u202e齐全", "second": "长" * 60}
    pair = dataclasses.replace(TOGETHER, message=Message(id=TOGETHER.message.id, params=params))
    first = ready(outcome((pair, 22), (STOCK, 12), (CREW, 4)))[Tone.FORMAL].questions[0]
    assert "“小票 齐全”" in first
    assert f"“{'长' * 40}…”" in first


def ready(said: Outcome, language: str = "zh") -> dict[Tone, Ready]:
    with translation.override("en" if language == "en" else "zh-hans"):
        return {message.tone: message for message in present(said, language, str, NOW).messages}


def test_a_friend_says_you_and_a_letter_stays_polite() -> None:
    messages = ready(FULL)
    friendly, formal = messages[Tone.FRIEND], messages[Tone.FORMAL]
    assert not any("您" in question for question in (friendly.opening, *friendly.questions))
    assert "您" in formal.opening
    assert formal.questions[0] == "您一处写“我是空姐”，一处写“全年现货齐码”。请说明两处如何同时成立。"
    assert formal.questions[1] == library().patterns["always-in-stock"].request.zh


@pytest.mark.parametrize("language", ["zh", "en"])
def test_where_the_advice_is_to_stop_nothing_speaks_of_ordering(language: str) -> None:
    ordering = re.compile("下单前|Before I order|purchase")
    for level, expected in ((Level.STOP, False), (Level.HOLD_OFF, True)):
        said = dataclasses.replace(FULL, verdict=dataclasses.replace(FULL.verdict, level=level))
        openings = " ".join(message.opening for message in ready(said, language).values())
        assert bool(ordering.search(openings)) is expected


def test_a_message_asks_no_more_than_is_answered() -> None:
    for message in ready(FULL).values():
        assert 2 <= len(message.questions) <= MOST
