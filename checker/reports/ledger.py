"""The ledger of claims: each with what would have to be true, what we saw, its grade, and how it could be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checker.reports.notes import Note, Numbered, sets_against, touches
from checker.reports.places import picture_number
from checker.vocabulary import Claim, Evidence, Leaning, Outcome, Strength
from checker.web.wording import listed, written_language

PAPERS = frozenset({"overseas-receipt", "card-slip"})
"""Claims about papers, which may themselves be among what was handed in."""


class Grade(StrEnum):
    """What a claim is worth as it stands.

    `VERIFIED` is only for what somebody independent has confirmed, which nothing of ours does; `STATED` is for words
    by which the post itself says that the goods are not the brand's: there is nothing left to verify.
    """

    VERIFIED = "verified"
    CONSISTENT = "consistent"
    UNVERIFIABLE = "unverifiable"
    CONTRADICTED = "contradicted"
    STATED = "stated"


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """One line of the ledger: `saw` are sentences, `against` the numbers of the notes that contradict it."""

    note: Note
    grade: Grade
    word: str
    saw: tuple[str, ...]
    against: tuple[int, ...]


def ledger(outcome: Outcome, entries: Sequence[Numbered], notes: Sequence[Note]) -> tuple[Claimed, ...]:
    """The claims in the order of their notes; `entries` and `notes` belong together."""
    return tuple(
        _claimed(outcome, entries, entry, shown)
        for entry, shown in zip(entries, notes, strict=True)
        if entry.finding.check == "claim"
    )


def words() -> dict[Grade, str]:
    """The grades as they are called on the page."""
    return {
        Grade.VERIFIED: _("Verified"),
        Grade.CONSISTENT: _("Consistent"),
        Grade.UNVERIFIABLE: _("Cannot be verified as shown"),
        Grade.CONTRADICTED: _("Contradicted"),
        Grade.STATED: _("Stated by the post itself"),
    }


def _claimed(outcome: Outcome, entries: Sequence[Numbered], entry: Numbered, shown: Note) -> Claimed:
    claims = [claim for claim in outcome.claims if claim.id == entry.finding.subject]
    against = _against(entries, entry, claims)
    grade = _grade(entry, claims, against)
    return Claimed(
        note=shown, grade=grade, word=words()[grade], saw=_saw(outcome, entry, claims, grade), against=against
    )


def _against(entries: Sequence[Numbered], entry: Numbered, claims: Sequence[Claim]) -> tuple[int, ...]:
    """The notes that set a place of this claim against something else."""
    places = [*entry.finding.evidence, *map(_place, claims)]
    return tuple(
        other.number
        for other in entries
        if other.finding.check != "claim"
        and other.finding.leaning is Leaning.DOUBT
        and sets_against(other.finding)
        and any(touches(piece, place) for piece in other.finding.evidence for place in places)
    )


def _grade(entry: Numbered, claims: Sequence[Claim], against: Sequence[int]) -> Grade:
    if entry.finding.strength is Strength.DECISIVE:
        return Grade.STATED
    if against:
        return Grade.CONTRADICTED
    items = {piece.item for piece in entry.finding.evidence} | {claim.item for claim in claims}
    return Grade.CONSISTENT if len(items) > 1 else Grade.UNVERIFIABLE


def _saw(outcome: Outcome, entry: Numbered, claims: Sequence[Claim], grade: Grade) -> tuple[str, ...]:
    sentences = [_where(outcome, entry, claims)]
    if any(claim.evasive for claim in claims):
        sentences.append(_("The words are spelled so that a search does not find them."))
    if entry.finding.subject in PAPERS:
        sentences.append(_papers(outcome))
    if grade is Grade.CONSISTENT:
        sentences.append(_("Nothing that you gave us speaks against it. Saying a thing twice is no proof of it."))
    elif grade is Grade.UNVERIFIABLE and entry.finding.subject not in PAPERS:
        sentences.append(_("These are words only: nothing that you gave us shows it."))
    return tuple(sentences)


def _where(outcome: Outcome, entry: Numbered, claims: Sequence[Claim]) -> str:
    """How often and on which items the claim is made."""
    places = {(claim.item, claim.start) for claim in claims} or {
        (one.item, one.start) for one in entry.finding.evidence
    }
    items = {item for item, _start in places}
    where = [_item(outcome, reading.item) for reading in outcome.readings if reading.item in items]
    return ngettext("Said once: {where}.", "Said {count} times: {where}.", len(places)).format(
        count=len(places), where=listed(dict.fromkeys(where), written_language())
    )


def _item(outcome: Outcome, item: int) -> str:
    reading = next(reading for reading in outcome.readings if reading.item == item)
    number = picture_number(reading, outcome.readings)
    return _("on picture {number}").format(number=number) if number else _("in the text")


def _papers(outcome: Outcome) -> str:
    """Where the receipts are; what they add up to stands beside their pictures."""
    if not outcome.receipts:
        return _("The paper itself is not among what you gave us.")
    items = dict.fromkeys(_item(outcome, receipt.item) for receipt in outcome.receipts)
    return _("A paper is {where}; what it says is written out beside it.").format(
        where=listed(items, written_language())
    )


def _place(claim: Claim) -> Evidence:
    return Evidence(item=claim.item, quote=claim.quote, start=claim.start, end=claim.end, box=claim.box)
