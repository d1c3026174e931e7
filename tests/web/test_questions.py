"""A message of several questions greets once and thanks once."""

from __future__ import annotations

import pytest

from checker.patterns import library
from checker.web.templatetags.questions import within_a_message


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("您好，定金哪一天退呢？麻烦在聊天里写一下，谢谢！", "定金哪一天退呢？麻烦在聊天里写一下。"),
        ("您好，我可以走平台下單嗎？手續費我來付，謝謝！", "我可以走平台下單嗎？手續費我來付。"),
        ("Could you write it in the chat? Thank you!", "Could you write it in the chat?"),
        ("这件是哪一班、哪天买的呀？", "这件是哪一班、哪天买的呀？"),
        ("Please send the number, thank you for your help", "Please send the number, thank you for your help"),
        ("谢谢！", "谢谢！"),
    ],
)
def test_greeting_and_thanks_are_left_to_the_message(question: str, asked: str) -> None:
    assert within_a_message(question) == asked


def test_no_question_of_the_library_greets_or_thanks_within_a_message() -> None:
    questions = [
        each for pattern in library().patterns.values() for each in (*pattern.questions.zh, *pattern.questions.en)
    ]
    left = [within_a_message(question) for question in questions]
    assert len(left) > 100
    assert [asked for asked in left if asked.startswith(("您好，", "你好，", "Hello,", "Hello!"))] == []
    assert [asked for asked in left if asked.endswith(("谢谢！", "谢谢。", "Thank you!", "Thanks!"))] == []
    assert all(len(asked) > 5 for asked in left)
