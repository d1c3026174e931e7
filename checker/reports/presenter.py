"""The report as frozen values for the templates: nothing here knows of requests, rows or HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from checker.reports.asking import Ready, messages
from checker.reports.gaps import Gap, gaps
from checker.reports.handed_in import Shown, Text, pictures, texts
from checker.reports.ledger import Claimed, Grade, ledger, words
from checker.reports.notes import Note, note, numbered, stands_for
from checker.reports.places import PictureAddress
from checker.reports.ticks import Tick, ticks
from checker.reports.waterfall import Waterfall, waterfall
from checker.verdict import point_table
from checker.vocabulary import Level, Message, Outcome
from checker.web.wording import say

OPEN_NOTES = 2
OPEN_CLAIMS = 2
"""How many are shown in full; the shopper opens the others."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the sum; `sum` is what it comes to with the lines above."""

    number: int
    name: str
    points: int
    sum: int


@dataclass(frozen=True, kw_only=True)
class Sum:
    """`total` is the sum of the lines less `capped`; `rule` says in words why the level was chosen."""

    lines: tuple[Line, ...]
    capped: int
    total: int
    rule: str
    marks: tuple[tuple[Level, str, int], ...]
    picture: Waterfall


@dataclass(frozen=True, kw_only=True)
class Report:
    """All that is shown of a finished case, in the order of the page; notes up to number `counted` have points.

    `strongest` is the weightiest reason, None where the advice needs none. `why` and `why_more` are the notes that are
    not claims, `claims` and `claims_more` the ledger.
    """

    level: Level
    word: str
    says: str
    next_step: str
    scale: tuple[tuple[Level, str], ...]
    counted: int
    strongest: Note | None
    why: tuple[Note, ...]
    why_more: tuple[Note, ...]
    claims: tuple[Claimed, ...]
    claims_more: tuple[Claimed, ...]
    grades: tuple[tuple[Grade, str], ...]
    messages: tuple[Ready, ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[Gap, ...]
    sum: Sum
    texts: tuple[Text, ...]
    pictures: tuple[Shown, ...]
    library: str
    finished_at: datetime


def present(outcome: Outcome, language: str, address: PictureAddress, finished_at: datetime) -> Report:
    """The report of one outcome in a language of `web.wording`; `address` gives the picture of an item."""
    verdict = outcome.verdict
    entries = numbered(outcome)
    instead = stands_for(entries)
    notes = [note(entry, outcome, language, address, instead.get(entry.number, 0)) for entry in entries]
    counted = [entry for entry in notes if entry.points]
    others = [entry for entry in notes if not entry.claim]
    first = [entry for entry in others if entry.points][:OPEN_NOTES]
    claimed = ledger(outcome, entries, notes)
    asked = [*counted, *(entry for entry in notes if not entry.points)]
    return Report(
        level=verdict.level,
        word=_word(verdict.level, language),
        says=say(Message(id=f"verdict.level.{verdict.level}"), language),
        next_step=say(Message(id=f"verdict.next.{verdict.level}"), language),
        scale=tuple((level, _word(level, language)) for level in Level if level is not Level.CANNOT_TELL),
        counted=len(counted),
        strongest=counted[0] if counted and verdict.level is not Level.NOTHING_FOUND else None,
        why=tuple(first),
        why_more=tuple(entry for entry in others if entry not in first),
        claims=claimed[:OPEN_CLAIMS],
        claims_more=claimed[OPEN_CLAIMS:],
        grades=tuple(words().items()),
        messages=messages(asked, [entries[entry.number - 1].finding for entry in asked], verdict.level),
        ticks=ticks(notes),
        gaps=gaps(outcome, notes, language),
        sum=_sum(outcome, counted, language),
        texts=texts(outcome, entries, language),
        pictures=pictures(outcome, entries, language, address),
        library=outcome.library,
        finished_at=finished_at,
    )


def _word(level: Level, language: str) -> str:
    return say(Message(id=f"verdict.level-name.{level}"), language)


def _sum(outcome: Outcome, counted: Sequence[Note], language: str) -> Sum:
    verdict = outcome.verdict
    lines: list[Line] = []
    for entry in counted:
        reached = (lines[-1].sum if lines else 0) + entry.points
        lines.append(Line(number=entry.number, name=entry.title, points=entry.points, sum=reached))
    marks = tuple(point_table().levels.items())
    return Sum(
        lines=tuple(lines),
        capped=verdict.capped,
        total=verdict.score,
        rule=say(Message(id=f"verdict.rule.{verdict.rule}"), language),
        marks=tuple((level, _word(level, language), score) for level, score in marks),
        picture=waterfall([(line.number, line.points) for line in lines], verdict.capped, marks),
    )
