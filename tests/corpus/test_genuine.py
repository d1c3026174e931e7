"""The library stays below "hold off" on honest texts; accepted exceptions are data, each with a reason."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from checker.claims import find_claims, find_offers
from checker.evidence import gather
from checker.reading import read_text
from checker.verdict import judge
from checker.vocabulary import Item, ItemKind, Level, Verdict

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 22)
ALARMS = tomllib.loads((FOLDER / "known_false_alarms.toml").read_text(encoding="utf-8")).get("alarm", [])
KNOWN = {alarm["text"]: alarm["reason"] for alarm in ALARMS}


def texts() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted((FOLDER / "genuine").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [(path.stem, language, text) for language in ("zh-Hans", "zh-Hant", "en") for text in table[language]]
    return found


TEXTS = texts()


def verdict_on(text: str) -> Verdict:
    readings = [read_text(Item(index=0, kind=ItemKind.TEXT, text=text))]
    claims, offers = find_claims(readings), find_offers(readings)
    return judge(readings, claims, offers, gather(readings, claims, offers, today=TODAY))


@pytest.mark.parametrize(("kind", "language", "text"), TEXTS, ids=lambda value: value[:24])
def test_an_honest_text_raises_no_alarm(kind: str, language: str, text: str) -> None:
    verdict = verdict_on(text)
    alarmed = verdict.level in (Level.HOLD_OFF, Level.STOP)
    reasons = [(reason.finding.subject or reason.finding.check, reason.points) for reason in verdict.reasons]
    assert alarmed == (text in KNOWN), reasons


def test_the_corpus_is_broad_and_has_no_text_twice() -> None:
    assert len(TEXTS) >= 300
    assert len({text for _, _, text in TEXTS}) == len(TEXTS)
    assert len({kind for kind, _, _ in TEXTS}) >= 12
    assert {language for _, language, _ in TEXTS} == {"zh-Hans", "zh-Hant", "en"}


def test_every_known_false_alarm_is_of_the_corpus_and_has_a_reason() -> None:
    corpus = {text for _, _, text in TEXTS}
    assert set(KNOWN) <= corpus
    assert all(len(reason) > 20 for reason in KNOWN.values())
