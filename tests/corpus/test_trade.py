"""Posts that speak like a supplier reach "hold off", honest ones that share a word with them do not."""

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

FOLDER = Path(__file__).parent / "trade"
TODAY = date(2026, 11, 22)
FLAGGED = frozenset({Level.HOLD_OFF, Level.STOP})
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
MOST_MISSED = 0.2


def read(name: str) -> list[str]:
    table = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    return [text.strip() for language in LANGUAGES for text in table[language]]


SUPPLIERS = read("supplier.toml")
HONEST = read("honest.toml")
MISSES = {
    miss["text"].strip(): miss["reason"]
    for miss in tomllib.loads((FOLDER / "known_misses.toml").read_text(encoding="utf-8"))["miss"]
}


def verdict_on(text: str) -> Verdict:
    readings = [read_text(Item(index=0, kind=ItemKind.TEXT, text=text))]
    claims, offers = find_claims(readings), find_offers(readings)
    return judge(readings, claims, offers, gather(readings, claims, offers, today=TODAY))


@pytest.mark.parametrize("text", SUPPLIERS, ids=lambda text: text[:30])
def test_a_suppliers_post_is_held_off_unless_it_is_a_known_miss(text: str) -> None:
    verdict = verdict_on(text)
    told = [(reason.finding.subject or reason.finding.check, reason.points) for reason in verdict.reasons]
    assert (verdict.level in FLAGGED) == (text not in MISSES), told


@pytest.mark.parametrize("text", HONEST, ids=lambda text: text[:30])
def test_an_honest_post_is_not_held_off(text: str) -> None:
    verdict = verdict_on(text)
    told = [(reason.finding.subject or reason.finding.check, reason.points) for reason in verdict.reasons]
    assert verdict.level not in FLAGGED, told


def test_few_suppliers_are_missed_and_each_miss_has_a_reason() -> None:
    assert len(MISSES) <= MOST_MISSED * len(SUPPLIERS)
    assert set(MISSES) <= set(SUPPLIERS)
    assert all(len(reason) > 20 for reason in MISSES.values())


def test_both_sides_are_broad_and_no_text_stands_twice() -> None:
    assert len(SUPPLIERS) >= 40
    assert len(HONEST) >= 60
    assert len({*SUPPLIERS, *HONEST}) == len(SUPPLIERS) + len(HONEST)
