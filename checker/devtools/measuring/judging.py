"""Puts each post through claims, evidence and verdict, and takes the time of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from time import perf_counter

from checker.claims import find_claims, find_offers
from checker.devtools.measuring.rows import Row
from checker.evidence import gather
from checker.reading import read_text
from checker.verdict import judge
from checker.vocabulary import Item, ItemKind, Leaning, Level

FLAGGED = frozenset({Level.HOLD_OFF, Level.STOP})


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What came out for one row; `seconds` is the time from text to verdict."""

    row: Row
    level: Level
    score: int
    claims: frozenset[str]
    doubts: tuple[str, ...]
    seconds: float

    @property
    def flagged(self) -> bool:
        return self.level in FLAGGED


def judge_rows(rows: Iterable[Row], today: date) -> Iterator[Judged]:
    for row in rows:
        started = perf_counter()
        readings = [read_text(Item(index=0, kind=ItemKind.TEXT, text=row.text))]
        claims, offers = find_claims(readings), find_offers(readings)
        findings = gather(readings, claims, offers, today=today)
        verdict = judge(readings, claims, offers, findings)
        yield Judged(
            row=row,
            level=verdict.level,
            score=verdict.score,
            claims=frozenset(claim.id for claim in claims),
            doubts=tuple(f.subject or f.check for f in findings if f.leaning is Leaning.DOUBT),
            seconds=perf_counter() - started,
        )
