"""Labelled posts as rows of counts: how many findings of each kind and strength would add points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from checker.claims import find_claims, find_offers
from checker.devtools.measuring import Row
from checker.evidence import gather
from checker.reading import read_text
from checker.verdict import KINDS, counted, kind_of, point_table
from checker.vocabulary import Finding, Item, ItemKind, Strength

COLUMNS: tuple[tuple[str, Strength], ...] = tuple((kind, strength) for kind in KINDS for strength in Strength)


@dataclass(frozen=True, kw_only=True)
class Examples:
    """`counts` has a row a post and a column a (kind, strength); `risk` is 1 or 0; `seller` keeps folds apart."""

    counts: NDArray[np.float64]
    risk: NDArray[np.float64]
    seller: NDArray[np.str_]

    def take(self, rows: NDArray[np.bool_]) -> Examples:
        return Examples(counts=self.counts[rows], risk=self.risk[rows], seller=self.seller[rows])


def examples_of(rows: Iterable[Row], today: date) -> Examples:
    """The posts that somebody has labelled; one without a seller is its own."""
    labelled = [row for row in rows if row.risk is not None]
    return Examples(
        counts=np.array([_counts(_findings(row.text, today)) for row in labelled], dtype=np.float64),
        risk=np.array([float(bool(row.risk)) for row in labelled]),
        seller=np.array([f"{row.source} {row.seller or row.id}" for row in labelled]),
    )


def _findings(text: str, today: date) -> tuple[Finding, ...]:
    readings = [read_text(Item(index=0, kind=ItemKind.TEXT, text=text))]
    return gather(readings, find_claims(readings), find_offers(readings), today=today)


def _counts(findings: tuple[Finding, ...]) -> list[int]:
    keys = [(kind_of(finding), finding.strength) for finding in counted(findings, point_table())]
    return [keys.count(column) for column in COLUMNS]
