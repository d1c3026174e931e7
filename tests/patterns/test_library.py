"""Every pattern and combination proves itself by its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.patterns import Example, Pattern, survey
from checker.patterns.loader import FOLDER, combination_files, pattern_files
from tests.claims.saying import claims_of

SURVEY = survey(FOLDER)
LIBRARY = SURVEY.library
FIRING = LIBRARY.firing()


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", [*pattern_files(), *combination_files()], ids=name)
def test_a_file_has_no_faults(path: Path) -> None:
    assert [fault.sentence for fault in SURVEY.faults if FOLDER / fault.path == path] == []


def test_the_shared_files_have_no_faults() -> None:
    assert [str(fault) for fault in SURVEY.faults] == []


def examples(kind: str) -> list[object]:
    return [
        pytest.param(pattern, example, id=f"{pattern.id}-{number}")
        for pattern in FIRING
        for number, example in enumerate(getattr(pattern, kind), 1)
    ]


@pytest.mark.parametrize(("pattern", "example"), examples("positive"))
def test_a_positive_example_makes_the_claim(pattern: Pattern, example: Example) -> None:
    quotes = [claim.quote for claim in claims_of(example.text) if claim.id == pattern.id]
    assert quotes
    assert not example.quote or example.quote in quotes


@pytest.mark.parametrize(("pattern", "example"), examples("negative"))
def test_a_negative_example_stays_silent(pattern: Pattern, example: Example) -> None:
    assert [claim.quote for claim in claims_of(example.text) if claim.id == pattern.id] == []


@pytest.mark.parametrize("combination", LIBRARY.combinations.values(), ids=lambda combination: combination.id)
def test_the_claims_of_a_combination_exist(combination: object) -> None:
    named = [one for key in ("all", "any", "any_also", "none") for one in getattr(combination, key)]
    assert named
    assert set(named) <= set(LIBRARY.patterns)
