"""Every receipt check answers its own examples as it says, and speaks both languages."""

from __future__ import annotations

import logging

import pytest

from checker.claims import find_claims, find_offers, find_receipts
from checker.devtools.artist.receipts import typed
from checker.evidence import (
    ReceiptCheck,
    all_checks,
    all_receipt_checks,
    examine_receipts,
    explanation,
    gather,
    sentence,
)
from checker.evidence.receipts import FAMILY, Paper, ReceiptExample, doubts
from checker.vocabulary import Answer, ItemKind, Leaning, Message, Reading, Result, Strength
from tests.evidence.receipts.papers import TODAY, receipt, tax

CHECKS = list(all_receipt_checks().values())
EXAMPLES = [(check, example) for check in CHECKS for example in check.examples]
BROKEN = receipt(subtotal="120.00", taxes=(tax("10.65"),), total="180.65")
SOUND = receipt(subtotal="120.00", taxes=(tax("10.65"),), total="130.65")


def looked(check: ReceiptCheck, example: ReceiptExample) -> Answer | None:
    readings = [typed(example.paper)]
    readings += [Reading(item=1, kind=ItemKind.TEXT, text=example.post)] if example.post else []
    receipts = find_receipts(readings[:1])
    assert len(receipts) == 1, example.paper
    posts = readings[1:]
    paper = Paper(
        receipts=receipts,
        number=0,
        readings=readings,
        claims=find_claims(posts),
        offers=find_offers(posts),
        today=TODAY,
        tools=example.tools,
    )
    return check.look(paper)


@pytest.mark.parametrize(("check", "example"), EXAMPLES, ids=[f"{check.id} {one.says}" for check, one in EXAMPLES])
def test_a_check_answers_its_examples(check: ReceiptCheck, example: ReceiptExample) -> None:
    answer = looked(check, example)
    assert (answer.message.id if answer else None) == (f"check.{check.id}.{example.says}" if example.says else None)
    if answer is not None:
        for language in ("zh", "en"):
            assert "{" not in sentence(answer.message, language)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_shows_a_fail_and_another_answer(check: ReceiptCheck) -> None:
    shown = {check.says[one.says].result if one.says else None for one in check.examples}
    assert Result.FAIL in shown
    assert len(shown) > 1


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_explains_itself_in_both_languages(check: ReceiptCheck) -> None:
    for words in filter(None, (check.name, check.asks, check.why, check.innocent, check.next_photo, check.questions)):
        assert set(words) == {"zh", "en"}
        assert all(words.values())
    for said in check.says.values():
        assert said.zh
        assert said.en
        if said.result is Result.FAIL:
            assert "若识别无误" in said.zh
            assert "f read correctly" in said.en


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_pass_never_says_genuine(check: ReceiptCheck) -> None:
    for said in check.says.values():
        if said.result is Result.PASS:
            assert "正品" not in said.zh
            assert "genuine" not in said.en


def test_no_receipt_check_has_the_id_of_another_check() -> None:
    assert not all_receipt_checks().keys() & all_checks().keys()


def examined(*receipts_: object) -> tuple[Answer, ...]:
    return examine_receipts(receipts_, (), (), (), today=TODAY)  # type: ignore[arg-type]


def test_a_fail_becomes_a_doubt_and_a_pass_becomes_nothing() -> None:
    (finding,) = gather((), (), (), examined(BROKEN), today=TODAY)
    assert (finding.check, finding.family, finding.leaning) == ("total-arithmetic", FAMILY, Leaning.DOUBT)
    assert finding.strength is Strength.STRONG
    assert gather((), (), (), examined(SOUND), today=TODAY) == ()


def test_each_receipt_has_its_own_answers() -> None:
    answers = [answer for answer in examined(SOUND, BROKEN) if answer.check == "total-arithmetic"]
    assert [(answer.receipt, answer.result) for answer in answers] == [(0, Result.PASS), (1, Result.FAIL)]


def test_an_answer_is_explained_by_what_it_is_worth() -> None:
    (answer,) = [one for one in examined(BROKEN) if one.result is Result.FAIL]
    texts = explanation(answer)
    assert texts.why["zh"].startswith("该票据在这一点上内部矛盾，或识别有误")
    assert texts.next_photo["en"]
    assert explanation(doubts([answer])[0]) == texts


def test_a_check_that_breaks_says_that_it_could_not_check(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(paper: Paper) -> Answer:
        raise ZeroDivisionError

    one = all_receipt_checks()["change"]
    changed = type(one)(**{**vars(one), "look": broken})
    monkeypatch.setattr("checker.evidence.receipts.all_receipt_checks", lambda: {one.id: changed})
    with caplog.at_level(logging.CRITICAL):
        (answer,) = examined(BROKEN)
    assert answer.result is Result.CANNOT_TELL
    assert answer.message == Message(id="evidence.could-not-be-checked")
    assert doubts([answer]) == ()
