"""The ordered table of levels, and the words that go with them."""

from __future__ import annotations

import pytest

from checker.verdict import RULES, judge, sentence
from checker.verdict.advice import _words
from checker.vocabulary import (
    Claim,
    Finding,
    ItemKind,
    Leaning,
    Level,
    Message,
    Offer,
    Reading,
    Strength,
    Trouble,
)

LONG = "今天去公园走了一圈，桂花开了，孩子们在湖边放风筝，晚上回家做了一锅红烧肉，味道比上次好很多。"


def read(text: str = LONG, *, kind: ItemKind = ItemKind.TEXT, trouble: bool = False) -> Reading:
    troubles = (Trouble(step="ocr", message=Message(id="reading.partly-read")),) if trouble else ()
    return Reading(item=0, kind=kind, text=text, troubles=troubles)


def doubt(strength: Strength, check: str = "claim", family: str = "provenance") -> Finding:
    return Finding(
        check=check,
        subject="factory-surplus",
        family=family,
        leaning=Leaning.DOUBT,
        strength=strength,
        message=Message(id="pattern.factory-surplus"),
    )


def test_a_post_that_says_so_itself_means_stop() -> None:
    verdict = judge([read()], [], [], [doubt(Strength.DECISIVE)])
    assert (verdict.level, verdict.rule) == (Level.STOP, "own-words")


def test_a_grave_word_alone_is_only_a_word() -> None:
    verdict = judge([read("高仿")], [], [], [doubt(Strength.DECISIVE)])
    assert (verdict.level, verdict.rule) == (Level.CANNOT_TELL, "hardly-a-word")


def test_a_decisive_check_is_not_the_posts_own_words() -> None:
    verdict = judge([read()], [], [], [doubt(Strength.DECISIVE, check="impossible-price")])
    assert verdict.rule == "score-stop"


@pytest.mark.parametrize(
    ("findings", "level"),
    [
        ([], Level.NOTHING_FOUND),
        ([doubt(Strength.WEAK)], Level.NOTHING_FOUND),
        ([doubt(Strength.STRONG)], Level.CHECK_FIRST),
        ([doubt(Strength.STRONG), doubt(Strength.STRONG, family="price")], Level.HOLD_OFF),
        ([doubt(Strength.STRONG, family=f) for f in ("provenance", "price", "money")], Level.STOP),
    ],
    ids=["none", "one weak", "one strong", "two strong", "three strong"],
)
def test_the_score_chooses_the_level(findings: list[Finding], level: Level) -> None:
    assert judge([read()], [], [], findings).level is level


@pytest.mark.parametrize("text", ["🦩", "好看～", "", "hi"])
def test_too_little_is_an_answer_of_its_own_and_says_what_to_send(text: str) -> None:
    verdict = judge([read(text)], [], [], [])
    assert verdict.level is Level.CANNOT_TELL
    assert "verdict.send.more-words" in [message.id for message in verdict.send_next]


def test_a_short_text_with_a_claim_is_not_too_little() -> None:
    claim = Claim(id="duty-free", item=0, start=0, end=3, quote="免税店")
    assert judge([read("免税店带货")], [claim], [], []).level is Level.NOTHING_FOUND


def test_a_receipt_that_is_only_mentioned_is_asked_for() -> None:
    claim = Claim(id="overseas-receipt", item=0, start=0, end=2, quote="小票")
    verdict = judge([read("有小票")], [claim], [], [])
    assert "verdict.not-checked.receipt-not-seen" in [message.id for message in verdict.not_checked]
    assert "verdict.send.receipt-not-seen" in [message.id for message in verdict.send_next]


def test_a_picture_that_could_not_be_read_is_named() -> None:
    verdict = judge([read("", kind=ItemKind.PICTURE, trouble=True)], [], [], [])
    assert verdict.level is Level.CANNOT_TELL
    assert "verdict.not-checked.picture-not-read" in [message.id for message in verdict.not_checked]


def test_an_offer_without_price_or_pictures_says_so() -> None:
    verdict = judge([read()], [], [Offer(item=0, brand="chanel")], [])
    ids = {message.id for message in verdict.not_checked}
    assert {"verdict.not-checked.price-not-known", "verdict.not-checked.goods-not-seen"} <= ids


def test_every_level_and_rule_has_words_in_both_languages() -> None:
    for language in ("zh", "en"):
        for level in Level:
            for group in ("level-name", "level", "next"):
                assert sentence(Message(id=f"verdict.{group}.{level}"), language)
        for rule in RULES:
            assert sentence(Message(id=f"verdict.rule.{rule.id}"), language)
    assert all(set(words) == {"zh", "en"} for words in _words().values())
