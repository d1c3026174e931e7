"""The notes of a report: each finding with its quotes, what it is worth, and all that can be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.evidence import Explanation, explanation
from checker.reports.places import PictureAddress, Quote, quote
from checker.vocabulary import Evidence, Finding, Leaning, Outcome, Reading, Strength
from checker.web.wording import Citation, all_in_language, cite, in_language, say

MOST_QUOTES = 6
"""Places shown with a note; all of them are marked in what was handed in."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """One numbered note. Texts that its file does not give are empty; `points` is 0 where it did not count.

    `apart` says that its quotes are statements that do not go together, `claim` is the claim id of a claim's note.
    """

    number: int
    name: str
    says: str
    points: int
    strength: Strength
    leaning: Leaning
    claim: str
    apart: bool
    quotes: tuple[Quote, ...]
    why: str
    abuse: str
    innocent: str
    supports: str
    five_minutes: str
    next_photo: str
    questions: tuple[str, ...]
    sources: tuple[Citation, ...]

    @property
    def known(self) -> bool:
        """Whether the library still explains it."""
        return bool(self.name)

    @property
    def title(self) -> str:
        return self.name or _("A sign from an earlier library")


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A finding with its number on the page and the points it added."""

    number: int
    finding: Finding
    points: int


def numbered(outcome: Outcome) -> tuple[Numbered, ...]:
    """The reasons of the verdict in its order, then the other findings; without those that neither count nor quote."""
    reasons = outcome.verdict.reasons
    counted = [(reason.finding, reason.points) for reason in reasons if reason.points or reason.finding.evidence]
    known = [reason.finding for reason in reasons]
    others = [(finding, 0) for finding in outcome.findings if finding.evidence and finding not in known]
    return tuple(
        Numbered(number=number, finding=finding, points=points)
        for number, (finding, points) in enumerate(counted + others, start=1)
    )


def note(entry: Numbered, readings: Sequence[Reading], language: str, address: PictureAddress) -> Note:
    """One finding, ready to be shown."""
    finding, texts = entry.finding, _explanation(entry.finding)
    return Note(
        number=entry.number,
        name=in_language(texts.name, language),
        says=say(finding.message, language),
        points=entry.points,
        strength=finding.strength,
        leaning=finding.leaning,
        claim=finding.subject if finding.check == "claim" else "",
        apart=finding.check == "combination" or (len(_distinct(finding.evidence)) > 1 and finding.check != "claim"),
        quotes=tuple(quote(piece, entry.number, readings, address) for piece in _distinct(finding.evidence)),
        why=in_language(texts.why, language),
        abuse=in_language(texts.abuse, language),
        innocent=in_language(texts.innocent, language),
        supports=in_language(texts.supports, language),
        five_minutes=in_language(texts.five_minutes, language),
        next_photo=in_language(texts.next_photo, language),
        questions=all_in_language(texts.questions, language),
        sources=cite(texts.sources, language),
    )


def _distinct(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Each place once; of many the first ones and the last, which is the total of a sum."""
    places = list({(piece.item, piece.start, piece.end, piece.box): piece for piece in evidence}.values())
    return places if len(places) <= MOST_QUOTES else [*places[: MOST_QUOTES - 1], places[-1]]


def _explanation(finding: Finding) -> Explanation:
    """What the library says of it now; nothing where its file was taken out since the report was made."""
    try:
        return explanation(finding)
    except KeyError:
        return Explanation(name={}, why={})
