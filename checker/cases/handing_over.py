"""The shopper hands a case to an organisation: by consent, for a chosen time, and taken back at once.

What the organisation reads follows the case: a later version, a correction, the erasing of the originals.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet

from checker.cases import collected, inbox_bits, incidents, queries, trends
from checker.cases.handover_rules import LIFETIMES
from checker.cases.inbox_bits import IS_CLOSED, Property
from checker.cases.models import Case, Fact, FactKind, Handover
from checker.cases.sharing import NotYetShareable
from checker.cases.taking_down import is_taken_down
from checker.organisations.models import Member, Organisation
from checker.vocabulary import Level

LONGEST_NOTE = 1000
MOST_HANDOVERS = 5
_AT_ONCE = 200


class NoSuchOrganisation(Exception):
    """Nobody can hand a case to it: unknown, closed, or its name was not checked."""


class HandingOverClosed(Exception):
    """A moderator took the links to this case down; it is handed to nobody any more."""


class TooManyHandovers(Exception):
    """The case is with as many organisations as it may be."""


class HandoverNotFound(Exception):
    """No such handover in this organisation now: unknown, foreign, ended and taken back look the same from outside."""


@dataclass(frozen=True, kw_only=True)
class Consent:
    """What the shopper agrees to: `days` is one of LIFETIMES; with `originals` they are shown while they exist; with
    `may_publish` the covered report may stand in a collection."""

    slug: str
    days: int
    originals: bool = False
    may_publish: bool = False
    note: str = ""


def organisations() -> list[Organisation]:
    """Whom a case can be handed to: open, and with a confirmed name."""
    return list(Organisation.objects.filter(closed_at=None, verified_at__isnull=False).order_by("name", "id"))


def hand_over(case: Case, consent: Consent, now: datetime) -> Handover:
    """Let an organisation read the case from now on; what it may read already is replaced by the new consent.

    Raises NoSuchOrganisation, NotYetShareable, HandingOverClosed and TooManyHandovers.
    """
    if consent.days not in LIFETIMES:
        raise ValueError(consent.days)
    if queries.masked_copy(case) is None:
        raise NotYetShareable
    with transaction.atomic():
        if is_taken_down(case):
            raise HandingOverClosed
        organisation = _held(consent.slug)
        others = case.handovers.filter(until__gt=now).exclude(organisation=organisation)
        if others.count() >= MOST_HANDOVERS:
            raise TooManyHandovers
        granted = {
            "originals": consent.originals,
            "may_publish": consent.may_publish,
            "note": consent.note.strip()[:LONGEST_NOTE],
            "until": now + timedelta(days=consent.days),
        }
        renewed = case.handovers.filter(organisation=organisation).first()
        if renewed is not None:
            Handover.objects.filter(id=renewed.id).update(**granted)
            renewed.refresh_from_db()
            collected.renew(renewed)
            return renewed
        return _first(case, organisation, granted, now)


def _first(case: Case, organisation: Organisation, granted: dict[str, object], now: datetime) -> Handover:
    last = organisation.handovers.aggregate(last=Max("number"))["last"]
    level = case.outcomes.order_by("-version").values_list("level", flat=True)[0]
    handover = Handover.objects.create(
        case=case,
        organisation=organisation,
        number=0 if last is None else last + 1,
        level=level,
        handed_at=now,
        **granted,
    )
    inbox_bits.change(organisation.id, handover.number, add=properties_of(handover), remove=())
    incidents.place(handover)
    trends.changed(case.id)
    return handover


def handovers_of(case: Case, now: datetime) -> list[Handover]:
    """Who may read the case now, the first first."""
    return list(case.handovers.filter(until__gt=now).select_related("organisation").order_by("handed_at", "id"))


def handover_for(member: Member, handover_id: UUID, now: datetime) -> Handover:
    """A case at the member's own desk; raises HandoverNotFound."""
    return handover_of(member.organisation_id, handover_id, now)


def sees_originals(handover: Handover) -> bool:
    """Whether the organisation sees what was handed in: by consent, and while it is still there."""
    return handover.originals and handover.case.has_originals


def said_to(handover: Handover) -> queries.Said | None:
    """The newest answer as the organisation may read it; None until the covered copy has been made."""
    return queries.said_of(handover.case) if sees_originals(handover) else queries.masked_copy(handover.case)


def handover_of(organisation_id: int, handover_id: UUID, now: datetime) -> Handover:
    """A case that the organisation may read now, in one question to the database; raises HandoverNotFound."""
    mine = Handover.objects.filter(organisation_id=organisation_id, until__gt=now)
    found = mine.select_related("case", "assignee__person", "incident").filter(id=handover_id).first()
    if found is None:
        raise HandoverNotFound
    return found


def take_back(case: Case, handover_id: UUID) -> None:
    """The organisation reads the case no more, and what it wrote about it is gone; unknown ones are passed over."""
    with transaction.atomic():
        handover = case.handovers.select_related("organisation").filter(id=handover_id).first()
        if handover is not None:
            _leave(handover)


def forget(case_id: UUID) -> None:
    """Every handover of a case ends, because the case is erased."""
    with transaction.atomic():
        for handover in _of_case(case_id):
            _leave(handover)


def expire(now: datetime) -> int:
    """End every handover whose time is over; how many."""
    ended = 0
    while over := list(Handover.objects.filter(until__lt=now).select_related("organisation")[:_AT_ONCE]):
        for handover in over:
            with transaction.atomic():
                _leave(handover)
        ended += len(over)
    return ended


def follow(case_id: UUID, level: Level, *, gone: Collection[Property], come: Collection[Property]) -> None:
    """The newest version of a case says something else: its handovers are found by that from now on."""
    for handover in _of_case(case_id):
        _hold(handover.organisation)
        Handover.objects.filter(id=handover.id).update(level=level.value)
        inbox_bits.change(
            handover.organisation_id,
            handover.number,
            add={*come, (FactKind.LEVEL.value, level.value)},
            remove={*gone, (FactKind.LEVEL.value, handover.level)},
        )


def _of_case(case_id: UUID) -> QuerySet[Handover]:
    """In an order of organisations, so that no two who hold several of them wait for each other."""
    return Handover.objects.filter(case_id=case_id).select_related("organisation").order_by("organisation_id")


def _leave(handover: Handover) -> None:
    _hold(handover.organisation)
    trends.changed(handover.case_id)
    past = {(inbox_bits.ASSIGNEE, value) for value in inbox_bits.values(handover.organisation_id, inbox_bits.ASSIGNEE)}
    inbox_bits.change(handover.organisation_id, handover.number, add=(), remove=properties_of(handover) | past)
    collected.end(handover)
    handover.delete()
    incidents.tidy(handover.incident_id)


def properties_of(handover: Handover) -> set[Property]:
    """Everything by which a handover is found."""
    known: set[Property] = {(FactKind.LEVEL.value, handover.level)}  # a case of earlier states may have no facts
    known |= set(Fact.objects.filter(case_id=handover.case_id).values_list("kind", "value"))
    known |= {(inbox_bits.TAG, tag) for tag in handover.tags}
    if handover.assignee_id is not None:
        known.add((inbox_bits.ASSIGNEE, str(handover.assignee_id)))
    return known | ({IS_CLOSED} if not handover.is_open else set())


def _held(slug: str) -> Organisation:
    found = Organisation.objects.select_for_update().filter(slug=slug, closed_at=None, verified_at__isnull=False)
    organisation = found.first()
    if organisation is None:
        raise NoSuchOrganisation
    return organisation


def _hold(organisation: Organisation) -> None:
    """Within a transaction: nobody else changes what the organisation's desk is searched by."""
    Organisation.objects.select_for_update().filter(id=organisation.id).values_list("id").first()
