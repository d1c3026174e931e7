"""The notes of a report: each finding with its quotes, what it is worth, and all that can be said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.evidence import Explanation, explanation
from checker.reports.places import PictureAddress, Quote, passages, quote
from checker.vocabulary import Evidence, Finding, Leaning, Outcome, Strength
from checker.web.wording import Citation, all_in_language, cite, in_language, say

MOST_QUOTES = 6
"""Places shown with a note; all of them are marked in what was handed in."""


AGAINST = frozenset(
    {
        *("country-against-post", "date-against-post", "last-one-again", "price-against-offer", "slip-against-receipt"),
        *("camera-time", "camera-offset", "watermark-camera", "boarding-pass-code", "tag-currency"),
    }
)
"""Checks whose places stand against one another, although their sentences name no `first` and `second`."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """One numbered note. Texts that its file does not give are empty; `points` is 0 where it did not count.

    `apart` says that its quotes are statements that do not go together, `claim` is the claim id of a claim's note.
    `instead` is the number of the note that counts for its family, where this one does not; otherwise 0.
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
    true_if: str
    supports: str
    five_minutes: str
    next_photo: str
    questions: tuple[str, ...]
    request: str
    sources: tuple[Citation, ...]
    instead: int = 0

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


def note(entry: Numbered, outcome: Outcome, language: str, address: PictureAddress, instead: int = 0) -> Note:
    """One finding, ready to be shown."""
    finding, texts = entry.finding, explained(entry.finding)
    apart = sets_against(finding)
    found = _shown(passages(finding.evidence, outcome.readings, joined=not apart))
    return Note(
        number=entry.number,
        name=in_language(texts.name, language),
        says=say(finding.message, language),
        points=entry.points,
        strength=finding.strength,
        leaning=finding.leaning,
        claim=finding.subject if finding.check == "claim" else "",
        apart=apart and len(found) > 1,
        quotes=tuple(
            quote(
                places, entry.number, outcome.readings, address, _label(places[0], outcome, language) if apart else ""
            )
            for places in found
        ),
        why=in_language(texts.why, language),
        abuse=in_language(texts.abuse, language),
        innocent=in_language(texts.innocent, language),
        true_if=in_language(texts.true_if, language),
        supports=in_language(texts.supports, language),
        five_minutes=in_language(texts.five_minutes, language),
        next_photo=in_language(texts.next_photo, language),
        questions=all_in_language(texts.questions, language),
        request=in_language(texts.request, language),
        sources=cite(texts.sources, language),
        instead=instead,
    )


def sets_against(finding: Finding) -> bool:
    """Whether a finding holds one thing that is said or shown against another."""
    named = finding.message.params.keys() >= {"first", "second"}
    return named or finding.check == "combination" or finding.check in AGAINST


def stands_for(entries: Sequence[Numbered]) -> Mapping[int, int]:
    """For each doubt without points the number of the note that counts for its family."""
    counting = {entry.finding.family: entry.number for entry in entries if entry.points}
    return {
        entry.number: counting[entry.finding.family]
        for entry in entries
        if not entry.points and entry.finding.leaning is Leaning.DOUBT and entry.finding.family in counting
    }


def _shown(found: tuple[tuple[Evidence, ...], ...]) -> tuple[tuple[Evidence, ...], ...]:
    """Of many passages the first ones and the last, which is the total of a sum."""
    return found if len(found) <= MOST_QUOTES else (*found[: MOST_QUOTES - 1], found[-1])


def _label(place: Evidence, outcome: Outcome, language: str) -> str:
    """The name of the claim that is made at a place."""
    for finding in outcome.findings:
        if finding.check == "claim" and any(touches(place, other) for other in finding.evidence):
            return in_language(explained(finding).name, language)
    return ""


def touches(one: Evidence, other: Evidence) -> bool:
    """Whether two places of words overlap."""
    return (
        one.item == other.item and bool(one.quote and other.quote) and one.start < other.end and other.start < one.end
    )


def explained(finding: Finding) -> Explanation:
    """What the library says of it now; nothing where its file was taken out since the report was made."""
    try:
        return explanation(finding)
    except KeyError:
        return Explanation(name={}, why={})
