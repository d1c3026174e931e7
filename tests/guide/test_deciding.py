"""The page on deciding: whose words count, how it was measured, and what each check can say."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from checker.evidence import all_checks, all_receipt_checks
from checker.guide import measured as measuring
from checker.guide.checks import checks
from checker.guide.measured import RESULT_FILE, group_of, measured
from checker.guide.receipt_checks import receipt_checks
from checker.guide.whose_words import whose_words
from checker.patterns import library
from checker.vocabulary import Level
from checker.web.templatetags.figures import percent

RESULT = json.loads(RESULT_FILE.read_text(encoding="utf-8"))
ADDRESS = "/guide/how-we-decide/"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_gates_hear_the_examples_as_the_page_says(language: str) -> None:
    heard = whose_words(language)
    with translation.override("en"):
        assert [one.counts for one in heard] == [str(one.why).startswith("The seller says") for one in heard]
    assert {one.counts for one in heard} == {True, False}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_group_of_the_result_file_is_named_in_plain_words(language: str) -> None:
    found = measured(language)
    assert found is not None
    rows = [row for group in found.groups for row in group.rows]
    assert len(rows) == len(RESULT["groups"])
    ids = {entry[key] for entry in RESULT["groups"] for key in ("source", "label")}
    assert [row for row in rows if row.source in ids or row.label in ids] == []
    assert sum(row.posts for row in rows) == found.posts


def test_what_should_not_be_flagged_stands_nowhere_else() -> None:
    for entry in RESULT["groups"]:
        assert (group_of(entry) == "trust") == (entry["risk"] is False)
        assert (group_of(entry) == "open") == (entry["risk"] is None)


def test_a_row_carries_the_figures_of_the_file() -> None:
    found = measured("en")
    assert found is not None
    rows = [row for group in found.groups for row in group.rows]
    for entry in RESULT["groups"]:
        (row,) = [
            row
            for row in rows
            if (row.posts, row.flagged, row.milliseconds) == (entry["posts"], entry["flagged"], entry["milliseconds"])
        ]
        assert sum(row.levels) == row.posts
        assert row.levels[list(Level).index(Level.STOP)] == entry["levels"]["stop"]
        assert row.low <= row.share <= row.high


def test_the_result_file_holds_figures_and_no_words_of_posts() -> None:
    assert re.findall(r"[\u3400-\u9fff]", RESULT_FILE.read_text(encoding="utf-8")) == []
    assert {key for entry in RESULT["groups"] for key in entry} <= {
        *("source", "label", "risk", "posts", "levels", "flagged", "interval", "sellers", "milliseconds", "frequent")
    }


@pytest.mark.parametrize("version", [library().version, "000000000000"])
def test_the_page_says_when_the_library_has_changed_since(
    client: Client, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(measuring, "_result", lambda: {**RESULT, "library": version})
    shown = client.get(ADDRESS, headers={"accept-language": "en"}).content.decode()
    assert ("The library has changed since" in shown) == (version != library().version)
    assert version in shown


def test_without_a_result_file_the_page_shows_no_measurement(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(measuring, "RESULT_FILE", tmp_path / "none.json")
    measuring._result.cache_clear()
    answer = client.get(ADDRESS, headers={"accept-language": "en"})
    measuring._result.cache_clear()
    assert answer.status_code == 200
    assert "How well it works" not in answer.content.decode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_sentence_of_each_check_is_shown_as_it_was_said(language: str) -> None:
    for shown in checks(language, date(2026, 11, 20)):
        assert len(shown.says) == len(all_checks()[shown.id].says)
        for said in shown.says:
            assert said.post
            assert "{" not in said.sentence
        assert shown.silent
        assert all((shown.asks, shown.why, shown.questions))


@pytest.mark.parametrize("language", ["zh", "en", "zh-TW"])
def test_all_that_a_receipt_check_can_answer_is_shown(language: str) -> None:
    for shown in receipt_checks(language):
        check = all_receipt_checks()[shown.id]
        assert len(shown.says) == len(check.says)
        assert "{" not in "".join(sentence for _, sentence in shown.says)
        assert all((shown.name, shown.asks))
        assert shown.why


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_check_has_its_place_on_the_page(client: Client, language: str) -> None:
    shown = client.get("/guide/checks/", headers={"accept-language": language}).content.decode()
    for check_id in (*all_checks(), *all_receipt_checks()):
        assert shown.count(f'id="{check_id}"') == 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0\u202f%"), (0.16, "0.2\u202f%"), (9.96, "10.0\u202f%"), (72.3, "72\u202f%"), (99.7, "99.7\u202f%")],
)
def test_shares_are_rounded_so_that_few_is_not_none_and_most_is_not_all(value: float, shown: str) -> None:
    assert percent(value) == shown


def test_examples_with_pictures_do_not_grow_old() -> None:
    pictured = {
        check.id: len(check.says)
        for check in all_checks().values()
        if all(example.picture for example in check.examples if example.says)
    }
    later = {shown.id: len(shown.says) for shown in checks("en", date(2036, 11, 20))}
    assert len(pictured) >= 10
    assert {check: later[check] for check in pictured} == pictured
