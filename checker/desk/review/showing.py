"""A report as those see it who decide about it: its masked notes with their keys, and the lines of its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.cases import corrections, queries
from checker.cases.models import Case
from checker.evidence import Explanation, explanation
from checker.vocabulary import Finding, ItemKind, Level, Outcome, Reading
from checker.web.wording import in_language, say, written_language

MOST_QUOTES = 3


@dataclass(frozen=True, kw_only=True)
class NoteShown:
    """A note of the report; `key` is how a correction names it."""

    key: str
    name: str
    says: str
    quotes: tuple[str, ...]
    points: int


@dataclass(frozen=True, kw_only=True)
class PictureShown:
    """A picture of the report, by its item and the number that readers know it by, with its lines from 1."""

    item: int
    number: int
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """The newest answer, without personal data."""

    version: int
    level: Level
    notes: tuple[NoteShown, ...]
    pictures: tuple[PictureShown, ...]


def reviewed(case: Case) -> Reviewed | None:
    """What can be corrected in a report; None while it is being answered or covered."""
    copy = queries.masked_copy(case)
    if copy is None or copy.version != case.version:
        return None
    outcome = copy.outcome
    return Reviewed(
        version=copy.version,
        level=outcome.verdict.level,
        notes=tuple(_notes(outcome)),
        pictures=tuple(_pictures(outcome.readings)),
    )


def _notes(outcome: Outcome) -> Iterator[NoteShown]:
    """Those with points first."""
    worth = [(reason.finding, reason.points) for reason in outcome.verdict.reasons]
    found = []
    for key, finding in corrections.notes_of(outcome).items():
        counted = next((points for one, points in worth if one == finding), 0)
        if counted or finding.evidence:
            found.append(_note(key, finding, counted))
    yield from sorted(found, key=lambda note: -note.points)


def _note(key: str, finding: Finding, points: int) -> NoteShown:
    language = written_language()
    return NoteShown(
        key=key,
        name=in_language(_explained(finding).name, language),
        says=say(finding.message, language),
        quotes=tuple(place.quote for place in finding.evidence if place.quote)[:MOST_QUOTES],
        points=points,
    )


def _explained(finding: Finding) -> Explanation:
    """What the library says of it; nothing where its file was taken out since."""
    try:
        return explanation(finding)
    except KeyError:
        return Explanation(name={}, why={})


def _pictures(readings: Sequence[Reading]) -> Iterator[PictureShown]:
    pictures = [reading for reading in readings if reading.kind is ItemKind.PICTURE]
    for number, reading in enumerate(pictures, start=1):
        lines = tuple(enumerate((line.text for line in reading.lines), start=1))
        if lines:
            yield PictureShown(item=reading.item, number=number, lines=lines)
