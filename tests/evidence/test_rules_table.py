"""The table of considered rules says the truth about the combinations and checks that exist."""

from __future__ import annotations

import tomllib
from typing import Any

from checker.evidence import all_checks, all_receipt_checks
from checker.patterns import library
from checker.patterns.loader import FOLDER

TABLE: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "rules.toml").read_text(encoding="utf-8"))


def test_every_rule_is_done_or_has_a_reason() -> None:
    wanted = [f"K{n:02}" for n in range(1, 26)] + [f"D{n:02}" for n in range(1, 21)]
    wanted += [f"P{n}" for n in range(11, 21)]
    wanted += [f"T{n}" for n in range(11, 26)] + [f"Q{n:02}" for n in range(1, 8)]
    assert list(TABLE) == wanted
    for entry in TABLE.values():
        assert ("by" in entry) != ("left_out" in entry)
        assert entry.keys() <= {"by", "left_out", "note"}
        assert all(len(name) > 4 for name in entry.get("by", ()))
        assert len(entry.get("left_out", "x" * 41)) > 40


def test_what_a_rule_is_done_by_exists() -> None:
    done = {name for entry in TABLE.values() for name in entry.get("by", ())}
    assert done <= library().combinations.keys() | all_checks().keys() | all_receipt_checks().keys()


def test_every_check_of_a_receipt_against_the_post_or_its_country_stands_at_a_rule() -> None:
    of_slips = {"slip-against-receipt", "slip-shows-too-much"}
    done = {name for rule, entry in TABLE.items() if rule.startswith("D") for name in entry.get("by", ())}
    assert all_receipt_checks().keys() - done == of_slips


def test_every_combination_stands_at_its_rule() -> None:
    for combination in library().combinations.values():
        assert combination.id in TABLE[combination.rule]["by"]


def test_proof_that_is_merely_shown_lowers_nothing() -> None:
    assert all("left_out" in entry for rule, entry in TABLE.items() if rule.startswith("Q"))
