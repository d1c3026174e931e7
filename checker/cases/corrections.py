"""Correcting a report: a note that counts no more, or a line as it really reads, makes the next version of its case.

Links to the report follow: whoever has one sees the corrected answer, and that it was corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from checker.cases import access, amendments, facts, masking, owing, public_log, queries
from checker.cases.amending import Amendment, Amendments, Place, Reread, Withdrawn, places_of, touches
from checker.cases.models import By, Case, Correction, Deed, Mistake, State, StoredOutcome
from checker.cases.rejudging import rejudged
from checker.reading.masking import mask_text
from checker.vocabulary import Finding, ItemKind, Outcome
from checker.vocabulary.plain import from_plain, to_plain

LONGEST_LINE = 200
LONGEST_EVIDENCE = 1000
MOST_BY_SHOPPER = 10


class NotCorrectable(Exception):
    """The case is being worked on, has no answer yet, or its masked copy has not been made."""


class NothingThere(ValueError):
    """The report has no such note or no such line."""


class TooManyCorrections(Exception):
    """The shopper has set aside as many notes as one may."""


@dataclass(frozen=True, kw_only=True)
class Why:
    """What was wrong, who says so, and how it is known: words for the desk and the shopper, masked before they are
    kept."""

    mistake: Mistake
    by: By
    evidence: str = ""


def corrections_of(case: Case) -> list[Correction]:
    """The corrections of a case, newest first."""
    return list(case.corrections.order_by("-version"))


def notes_of(outcome: Outcome) -> Mapping[str, Finding]:
    """The findings of an outcome by the keys with which `withdraw` knows them: `<check>/<subject>/<number>`, the number
    counting from 1 those of one check and subject."""
    notes: dict[str, Finding] = {}
    for finding in outcome.findings:
        stem, number = f"{finding.check}/{finding.subject}", 1
        while f"{stem}/{number}" in notes:
            number += 1
        notes[f"{stem}/{number}"] = finding
    return notes


def withdraw(case_id: UUID, key: str, why: Why, now: datetime) -> Correction:
    """A note (by its key in `notes_of` the newest version) counts no more, nor what rests on it.

    Raises NothingThere, NotCorrectable, TooManyCorrections, CaseNotFound.
    """

    def change(outcome: Outcome) -> Amendment:
        finding = notes_of(outcome).get(key)
        if finding is None:
            raise NothingThere
        places = dict.fromkeys([*places_of(finding.evidence), *_claimed(outcome, finding)])
        return Withdrawn(check=finding.check, subject=finding.subject, places=tuple(places))

    return _correct(case_id, change, why, now)


def reread_line(case_id: UUID, item: int, number: int, text: str, why: Why, now: datetime) -> Correction:
    """Line `number` (from 1) of picture item `item` says `text`; what is personal in it is masked.

    Raises NothingThere, NotCorrectable, CaseNotFound.
    """
    words = mask_text(" ".join(text.split())[:LONGEST_LINE]).text

    def change(outcome: Outcome) -> Amendment:
        lines = [
            line
            for reading in outcome.readings
            if reading.item == item and reading.kind is ItemKind.PICTURE
            for line in reading.lines
        ]
        if not words or not 1 <= number <= len(lines):
            raise NothingThere
        line = lines[number - 1]
        return Reread(item=item, start=line.start, length=len(line.text), text=words)

    return _correct(case_id, change, why, now)


def _correct(case_id: UUID, change: Callable[[Outcome], Amendment], why: Why, now: datetime) -> Correction:
    with transaction.atomic():
        case = Case.objects.select_for_update(no_key=True).filter(id=case_id).first()  # rows may still be added to it
        if case is None:
            raise access.CaseNotFound
        stored = case.outcomes.filter(version=case.version, masked__isnull=False).first()
        if case.state != State.DONE or stored is None:
            raise NotCorrectable
        if why.by == By.SHOPPER and case.corrections.filter(by=By.SHOPPER).count() >= MOST_BY_SHOPPER:
            raise TooManyCorrections
        old, earlier = from_plain(Outcome, stored.body), amendments.amendments_of(case)
        amendment, today = change(old), timezone.localdate(case.asked_at)
        new = rejudged(old, earlier, amendment, today)
        _keep_version(case, new, now)
        row = _row(case, amendment, why, now)
        row.level_before, row.level_after = old.verdict.level.value, new.verdict.level.value
        row.save()
        _bring_links_along(case, stored.version, earlier, amendment)
        if why.by != By.SHOPPER or case.shares.filter(expires_at__gt=now).exists():
            levels = (row.level_before, row.level_after)
            public_log.record(
                Deed.CORRECTED, why.by, now, why.mistake, levels=levels, claims=_concerned(amendment, old, new)
            )
    return row


def _keep_version(case: Case, new: Outcome, now: datetime) -> None:
    """Stores the corrected answer as the next version, with its masked copy: links lead there at once."""
    case.version += 1
    case.save(update_fields=["version"])
    body = to_plain(new)
    StoredOutcome.objects.create(
        case=case,
        version=case.version,
        library=new.library,
        level=new.verdict.level.value,
        score=new.verdict.score,
        body=body,
        masked=to_plain(masking.masked(new)) if case.has_originals else body,
        created_at=now,
    )
    facts.correct(case, new)
    owing.answered(case.id, case.version, now)


def _bring_links_along(case: Case, before: int, earlier: Amendments, change: Amendment) -> None:
    """Links to the version that was corrected lead to the corrected one. A link to an earlier version, since which
    more was handed in, keeps to what was handed in by then: its masked copy is corrected where it is."""
    for version in set(case.shares.values_list("version", flat=True)):
        if version == before or not case.items.filter(version__gt=version).exists():
            case.shares.filter(version=version).update(version=case.version)
            continue
        copy = queries.masked_copy(case, version)
        if copy is not None:
            new = rejudged(copy.outcome, earlier, change, timezone.localdate(case.asked_at))
            StoredOutcome.objects.filter(case=case, version=version).update(masked=to_plain(new))


def _row(case: Case, amendment: Amendment, why: Why, now: datetime) -> Correction:
    row = Correction(
        case=case,
        version=case.version,
        by=why.by,
        mistake=why.mistake,
        evidence=mask_text(why.evidence.strip()[:LONGEST_EVIDENCE]).text,
        corrected_at=now,
    )
    amendments.fill(row, amendment)
    return row


def _claimed(outcome: Outcome, finding: Finding) -> Iterable[Place]:
    """All places of the claim that a claim's finding speaks of; it carries only a few of them."""
    if finding.check == "claim":
        yield from ((one.item, one.start, one.end) for one in outcome.claims if one.id == finding.subject)


def _concerned(amendment: Amendment, old: Outcome, new: Outcome) -> list[str]:
    """The public ids of the claims that a correction is about."""
    if isinstance(amendment, Reread):
        return sorted({one.id for one in old.claims} ^ {one.id for one in new.claims})
    if amendment.check == "claim":
        return [amendment.subject]
    return sorted({one.id for one in old.claims if touches((one.item, one.start, one.end), amendment.places)})
