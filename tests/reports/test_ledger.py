"""The ledger of claims: which grade a claim gets, what we say that we saw, and what would have to be true."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
from django.utils import translation

from checker.patterns import library
from checker.reports.ledger import Claimed, Grade
from checker.reports.presenter import Report, present
from checker.vocabulary import Claim, Evidence, Finding, Level, Message, Outcome, Strength
from tests.reports.outcomes import (
    ABROAD,
    CREW,
    FULL,
    PICTURE,
    POST,
    RECEIPT,
    STOCK,
    TEXT,
    TOGETHER,
    claim_finding,
    in_text,
    outcome,
)

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def shown(said: Outcome, language: str = "zh") -> Report:
    with translation.override("en" if language == "en" else "zh-hans"):
        return present(said, language, lambda item: f"/picture/{item}", NOW)


def claimed(report: Report, claim: str) -> Claimed:
    (found,) = [entry for entry in report.claims + report.claims_more if entry.note.claim == claim]
    return found


def test_a_claim_is_contradicted_where_another_place_stands_against_it() -> None:
    report = shown(FULL)
    assert {entry.note.claim: entry.grade for entry in (*report.claims, *report.claims_more)} == {
        "always-in-stock": Grade.CONTRADICTED,
        "airline-crew": Grade.CONTRADICTED,
        "overseas-receipt": Grade.UNVERIFIABLE,
        "abroad-now": Grade.UNVERIFIABLE,
    }
    assert claimed(report, "airline-crew").against == (1,)


def test_a_check_that_only_quotes_the_same_words_contradicts_nothing() -> None:
    words = dataclasses.replace(
        TOGETHER, check="trade-words", subject="", message=Message(id="check.trade-words.x"), evidence=CREW.evidence
    )
    assert claimed(shown(outcome((words, 12), (CREW, 4))), "airline-crew").grade is Grade.UNVERIFIABLE


def test_a_claim_that_two_items_make_is_consistent_and_costs_nothing_less() -> None:
    start = PICTURE.text.index("现货齐码")
    both = dataclasses.replace(
        STOCK, evidence=(*STOCK.evidence, Evidence(item=1, quote="现货齐码", start=start, end=start + 4))
    )
    report = shown(outcome((both, 12), readings=[TEXT, PICTURE]))
    entry = claimed(report, "always-in-stock")
    assert entry.grade is Grade.CONSISTENT
    assert report.sum.total == 12
    assert "说两遍不等于属实" in " ".join(entry.saw)
    assert "图 1" in entry.saw[0]
    against = shown(outcome((TOGETHER, 22), (both, 12), readings=[TEXT, PICTURE]))
    assert claimed(against, "always-in-stock").grade is Grade.CONTRADICTED


def test_words_that_admit_it_are_neither_verified_nor_doubted() -> None:
    text = dataclasses.replace(TEXT, text="顶级复刻，专柜小票齐全")
    admits = claim_finding("replica-grade", in_text("顶级复刻", text.text), strength=Strength.DECISIVE)
    pair = dataclasses.replace(
        TOGETHER,
        subject="k07-replica-and-genuine-claims",
        evidence=(in_text("顶级复刻", text.text), in_text("专柜小票", text.text)),
    )
    entry = claimed(shown(outcome((admits, 90), (pair, 35), readings=[text], level=Level.STOP)), "replica-grade")
    assert (entry.grade, entry.against) == (Grade.STATED, (2,))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_ever_verified_but_the_grade_is_explained(language: str) -> None:
    report = shown(FULL, language)
    assert Grade.VERIFIED not in {entry.grade for entry in report.claims}
    assert [grade for grade, word in report.grades if word] == list(Grade)


def test_what_we_saw_names_the_places_and_says_that_words_are_only_words() -> None:
    stock = Claim(id="always-in-stock", item=0, start=POST.index("随时发"), end=len(POST), quote="随时发", evasive=True)
    entry = claimed(shown(outcome((STOCK, 12), claims=[stock])), "always-in-stock")
    assert entry.saw[0] == "提到 1 次：在文字里。"
    assert "搜不到" in entry.saw[1]
    assert "只有话" in entry.saw[2]
    receipt = claimed(shown(outcome((RECEIPT, 4))), "overseas-receipt")
    assert "没有这张票据本身" in receipt.saw[1]


def test_a_doubt_of_a_family_that_counts_elsewhere_says_where() -> None:
    student = dataclasses.replace(CREW, subject="overseas-student", message=Message(id="pattern.overseas-student"))
    report = shown(outcome((CREW, 4), (student, 0), others=[ABROAD]))
    assert claimed(report, "overseas-student").note.instead == 1
    assert claimed(report, "abroad-now").note.instead == 0


@pytest.mark.parametrize("claim", sorted(library().patterns))
def test_every_claim_says_what_would_have_to_be_true_and_how_to_show_it(claim: str) -> None:
    finding: Finding = claim_finding(claim, in_text("我是空姐"))
    for language in ("zh", "en"):
        entry = claimed(shown(outcome((finding, 4)), language), claim)
        assert all((entry.note.true_if, entry.note.supports, entry.note.request, entry.saw, entry.word))
        assert entry.note.true_if[-1] in "。."
