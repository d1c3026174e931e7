"""What changed between two versions of one case."""

from __future__ import annotations

import dataclasses

from django.utils import translation

from checker.reports.changes import Changes, changes
from checker.vocabulary import Level, Outcome
from tests.reports.outcomes import CREW, PICTURE, STOCK, TEXT, TOGETHER, UNREAD, outcome

OLD = outcome((CREW, 4), level=Level.NOTHING_FOUND)
NEW = outcome((TOGETHER, 22), (STOCK, 12), (CREW, 4), readings=[TEXT, PICTURE, UNREAD])


def between(old: Outcome, new: Outcome, language: str = "zh") -> Changes:
    with translation.override("en" if language == "en" else "zh-hans"):
        return changes(old, new, language)


def test_level_and_score_before_and_after_are_named() -> None:
    found = between(OLD, NEW)
    assert (found.before_word, found.score_before, found.after_word, found.score_after) == (
        "未见警示",
        4,
        "先别付款",
        38,
    )
    assert not found.same_level


def test_only_what_is_new_is_listed() -> None:
    found = between(OLD, NEW, "en")
    assert found.added == "picture 1, picture 2"
    assert found.claims == ("Always in stock",)
    assert len(found.reasons) == 1
    assert found.gone == ()


def test_what_counts_no_more_is_said() -> None:
    found = between(NEW, dataclasses.replace(OLD, library="another"), "en")
    assert len(found.gone) == 2
    assert found.library
    assert (found.claims, found.reasons) == ((), ())


def test_two_equal_versions_have_no_changes() -> None:
    found = between(OLD, OLD)
    assert found.same_level
    assert not any((found.added, found.claims, found.reasons, found.gone, found.library))
