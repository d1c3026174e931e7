"""The table of points, read once from its data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import rtoml

from checker.vocabulary import Finding, Level, Strength

KINDS = ("claim", "check", "combination")
POINTS_FILE = Path(__file__).with_name("points.toml")


@dataclass(frozen=True, kw_only=True)
class Points:
    """Points by kind of finding and strength, the caps, and the score from which each level holds.

    `version` changes with every change of the table.
    """

    by_kind: Mapping[str, Mapping[Strength, int]]
    weak_cap: int
    family_cap: int
    combination_cap: int
    score_cap: int
    levels: Mapping[Level, int]
    provenance: str
    dated: date
    version: str

    def of(self, finding: Finding) -> int:
        """What a doubt of this kind and strength weighs, before families and caps."""
        return self.by_kind[kind_of(finding)][finding.strength]


def kind_of(finding: Finding) -> str:
    """`claim`, `combination` or `check`: the three columns of the table."""
    return finding.check if finding.check in {"claim", "combination"} else "check"


@cache
def point_table() -> Points:
    text = POINTS_FILE.read_text(encoding="utf-8")
    table = rtoml.loads(text)
    caps = table["caps"]
    return Points(
        by_kind={kind: {strength: table[kind][strength.value] for strength in Strength} for kind in KINDS},
        weak_cap=caps["weak"],
        family_cap=caps["families"],
        combination_cap=caps["combinations"],
        score_cap=caps["score"],
        levels={Level(level): score for level, score in table["levels"].items()},
        provenance=table["provenance"],
        dated=table["date"],
        version=sha256(text.encode()).hexdigest()[:6],
    )
