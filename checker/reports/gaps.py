"""What could not be checked, each with the photo or the words that would let us check it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.reports.notes import Note
from checker.vocabulary import Leaning, Message, Outcome
from checker.web.wording import say

NOT_CHECKED, SEND = "verdict.not-checked.", "verdict.send."


@dataclass(frozen=True, kw_only=True)
class Gap:
    """`send` is empty where nothing that could be sent would help, `what` where nobody says what it is about."""

    what: str
    send: str


def gaps(outcome: Outcome, notes: Sequence[Note], language: str) -> tuple[Gap, ...]:
    """Those that something can be sent for come first; none is said twice."""
    found = {
        gap.what: gap for gap in (*_of_verdict(outcome, language), *_of_notes(notes), *_placeless(outcome, language))
    }
    return tuple(sorted(found.values(), key=lambda gap: not gap.send))


def _of_verdict(outcome: Outcome, language: str) -> Iterator[Gap]:
    """The verdict names both by the id of one entry."""
    send = {message.id.removeprefix(SEND): message for message in outcome.verdict.send_next}
    open_ones = {message.id.removeprefix(NOT_CHECKED): message for message in outcome.verdict.not_checked}
    for entry in dict.fromkeys((*open_ones, *send)):
        what, wanted = _said(open_ones.get(entry), language), _said(send.get(entry), language)
        if what or wanted:
            yield Gap(what=what, send=wanted)


def _of_notes(notes: Sequence[Note]) -> Iterator[Gap]:
    """Of what was noticed only the questions that stayed open: a fault is a finding, and has its photo beside it."""
    open_ones = (note for note in notes if note.leaning is Leaning.CANNOT_TELL and note.next_photo)
    return (Gap(what=note.title, send=note.next_photo) for note in open_ones)


def _placeless(outcome: Outcome, language: str) -> Iterator[Gap]:
    """What a check without a place on an item could not tell."""
    for finding in outcome.findings:
        if finding.leaning is Leaning.CANNOT_TELL and not finding.evidence and (what := say(finding.message, language)):
            yield Gap(what=what, send="")


def _said(message: Message | None, language: str) -> str:
    return say(message, language) if message else ""
