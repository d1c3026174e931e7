"""The report as frozen values for the templates: nothing here knows of requests, rows or HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from checker.reports.asking import one_message
from checker.reports.handed_in import Shown, Text, pictures, texts
from checker.reports.notes import Note, note, numbered
from checker.reports.places import PictureAddress
from checker.verdict import point_table
from checker.vocabulary import Leaning, Level, Message, Outcome
from checker.web.wording import say

OPEN_NOTES = 3
"""How many notes are shown in full; the shopper opens the others."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the sum."""

    number: int
    name: str
    points: int


@dataclass(frozen=True, kw_only=True)
class Sum:
    """`total` is the sum of the lines less `capped`; `rule` says in words why the level was chosen."""

    lines: tuple[Line, ...]
    capped: int
    total: int
    rule: str
    marks: tuple[tuple[Level, str, int], ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """All that is shown of a finished case, in the order of the page; notes up to number `counted` have points."""

    level: Level
    word: str
    says: str
    next_step: str
    scale: tuple[tuple[Level, str], ...]
    counted: int
    first: tuple[Note, ...]
    further: tuple[Note, ...]
    said: tuple[Note, ...]
    questions: tuple[str, ...]
    sum: Sum
    texts: tuple[Text, ...]
    pictures: tuple[Shown, ...]
    not_checked: tuple[str, ...]
    send_next: tuple[str, ...]
    library: str
    finished_at: datetime


def present(outcome: Outcome, language: str, address: PictureAddress, finished_at: datetime) -> Report:
    """The report of one outcome in `zh` or `en`; `address` gives the picture of an item."""
    verdict = outcome.verdict
    entries = numbered(outcome)
    notes = [note(entry, outcome.readings, language, address) for entry in entries]
    counted = [entry for entry in notes if entry.points]
    return Report(
        level=verdict.level,
        word=_word(verdict.level, language),
        says=say(Message(id=f"verdict.level.{verdict.level}"), language),
        next_step=say(Message(id=f"verdict.next.{verdict.level}"), language),
        scale=tuple((level, _word(level, language)) for level in Level if level is not Level.CANNOT_TELL),
        counted=len(counted),
        first=tuple(counted[:OPEN_NOTES]),
        further=tuple(counted[OPEN_NOTES:]),
        said=tuple(entry for entry in notes if not entry.points),
        questions=one_message(entry.questions[0] for entry in counted or notes if entry.questions),
        sum=_sum(outcome, counted, language),
        texts=texts(outcome, entries, language),
        pictures=pictures(outcome, entries, language, address),
        not_checked=_not_checked(outcome, language),
        send_next=_sentences(verdict.send_next, language),
        library=outcome.library,
        finished_at=finished_at,
    )


def _word(level: Level, language: str) -> str:
    return say(Message(id=f"verdict.level-name.{level}"), language)


def _sum(outcome: Outcome, counted: Sequence[Note], language: str) -> Sum:
    verdict = outcome.verdict
    return Sum(
        lines=tuple(Line(number=entry.number, name=entry.title, points=entry.points) for entry in counted),
        capped=verdict.capped,
        total=verdict.score,
        rule=say(Message(id=f"verdict.rule.{verdict.rule}"), language),
        marks=tuple((level, _word(level, language), score) for level, score in point_table().levels.items()),
    )


def _not_checked(outcome: Outcome, language: str) -> tuple[str, ...]:
    """What the verdict could not look at, and what a check without a place on an item could not tell."""
    placeless = tuple(
        finding.message
        for finding in outcome.findings
        if finding.leaning is Leaning.CANNOT_TELL and not finding.evidence
    )
    return _sentences(outcome.verdict.not_checked + placeless, language)


def _sentences(messages: Sequence[Message], language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (say(message, language) for message in messages))))
