"""Every combination file: its own examples fire and stay silent, through the real claims and offers."""

from __future__ import annotations

from datetime import date

import pytest

from checker.claims import find_claims, find_offers
from checker.evidence import explanation, gather, sentence
from checker.patterns import library
from checker.patterns.schema import Combination
from checker.reading import read_text
from checker.vocabulary import Finding, Item, ItemKind, Leaning

TODAY = date(2026, 11, 22)
RULES = list(library().combinations.values())


def findings_of(text: str) -> tuple[Finding, ...]:
    readings = [read_text(Item(index=0, kind=ItemKind.TEXT, text=text))]
    return gather(readings, find_claims(readings), find_offers(readings), today=TODAY)


def fired(text: str) -> set[str]:
    return {finding.subject for finding in findings_of(text) if finding.check == "combination"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_combination_fires_on_its_examples(rule: Combination) -> None:
    assert len(rule.fires) >= 3
    assert [example.text for example in rule.fires if rule.id not in fired(example.text)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_combination_stays_silent_on_its_look_alikes(rule: Combination) -> None:
    assert len(rule.silent) >= 3
    assert [example.text for example in rule.silent if rule.id in fired(example.text)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_combination_speaks_both_languages_and_quotes_exactly(rule: Combination) -> None:
    text = rule.fires[0].text
    finding = next(f for f in findings_of(text) if f.subject == rule.id)
    assert finding.leaning is Leaning.DOUBT
    assert all(text[piece.start : piece.end] == piece.quote for piece in finding.evidence)
    for language in ("zh", "en"):
        said = sentence(finding.message, language)
        assert said
        assert "{" not in said
        told = explanation(finding)
        assert told.why[language]
        assert told.innocent[language]
        assert told.questions[language]
