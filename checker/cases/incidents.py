"""Cases of one organisation that share an archived picture, text, contact or number are grouped into an incident.

A case that comes joins by itself; what members merged, split or named stays as they left it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from checker.archive.kin import albums_of, kin_of
from checker.archive.models import Kind
from checker.cases.models import Handover, Incident
from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.models import Member, Organisation

LONGEST_TITLE = 120
_ORDER = (Kind.PICTURE, Kind.TEXT, Kind.NUMBER, Kind.CONTACT)
"""What tells most about cases that belong together comes first."""


class IncidentNotFound(Exception):
    """No such incident at this desk."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """An incident as it is shown: `sellers` told apart by their contacts, `unknown` cases that name none."""

    incident: Incident
    cases: int
    sellers: int
    unknown: int

    @property
    def shared(self) -> tuple[Kind, ...]:
        """What its cases have in common, the most telling first."""
        return tuple(kind for kind in _ORDER if kind in self.incident.shared)


def place(handover: Handover) -> None:
    """Put a new handover beside its like, to be called with the organisation held."""
    kin = {one.case: one.shared for one in kin_of(handover.case_id)}
    others = Handover.objects.filter(organisation_id=handover.organisation_id, case_id__in=kin, set_apart=False)
    alike = list(others.select_related("incident").order_by("number"))
    if not alike:
        return
    incident = next((other.incident for other in alike if other.incident is not None), None)
    if incident is None:
        first = alike[0]
        incident = Incident.objects.create(
            organisation_id=handover.organisation_id, since=first.handed_at, latest=first.number
        )
    shared = {str(kind) for other in alike for kind in kin[other.case_id]} | set(incident.shared)
    Incident.objects.filter(id=incident.id).update(shared=sorted(shared), latest=handover.number)
    joining = [handover.id, *(other.id for other in alike if other.incident_id is None)]
    Handover.objects.filter(id__in=joining).update(incident=incident)


def tidy(incident_id: UUID | None) -> None:
    """Erase an incident whose last case has gone."""
    if incident_id is not None and not Handover.objects.filter(incident_id=incident_id).exists():
        Incident.objects.filter(id=incident_id).delete()


def incidents_of(organisation: Organisation, *, most: int, before: int | None = None) -> list[Found]:
    """Those to which a case came last, the latest first; further ones come `before` the number of that case."""
    rows = Incident.objects.filter(organisation=organisation)
    if before is not None:
        rows = rows.filter(latest__lt=before)
    return _found(list(rows.order_by("-latest")[:most]))


def found(incident: Incident) -> Found:
    """What one incident comes to; raises IncidentNotFound where its last case went just now."""
    for one in _found([incident]):
        return one
    raise IncidentNotFound


def incident_for(member: Member, incident_id: UUID | str) -> Incident:
    """An incident of the member's own desk; raises IncidentNotFound, also for what is no id."""
    known = _ids([incident_id])
    found = Incident.objects.filter(organisation_id=member.organisation_id, id__in=known).first()
    if found is None:
        raise IncidentNotFound
    return found


def merge(member: Member, incident: Incident, other: Incident, now: datetime) -> None:
    """All cases of `other` are of `incident` from now on; a title of its own is kept. Raises IncidentNotFound."""
    if incident.id == other.id:
        return
    if incident.organisation_id != other.organisation_id:
        raise IncidentNotFound
    with transaction.atomic():
        _hold(member)
        if Incident.objects.filter(id__in=(incident.id, other.id)).count() < 2:  # merged by somebody else just now
            return
        moved = Handover.objects.filter(incident=other).update(incident=incident, set_apart=False)
        since = min(incident.since, other.since)
        shared = sorted({*incident.shared, *other.shared})
        title = incident.title or other.title
        latest = max(incident.latest, other.latest)
        Incident.objects.filter(id=incident.id).update(since=since, title=title, shared=shared, latest=latest)
        other.delete()
        audit.record(member, Action.INCIDENTS_MERGED, incident, now, cases=moved)


def split(member: Member, incident: Incident, handovers: Sequence[str], now: datetime) -> Incident | None:
    """Take cases out of an incident: two and more are an incident of their own, which is the answer; one is none.

    They are not put back by themselves.
    """
    with transaction.atomic():
        _hold(member)
        chosen = list(Handover.objects.filter(incident=incident, id__in=_ids(handovers)).order_by("number"))
        if not chosen:
            return None
        new = None
        if len(chosen) > 1:
            new = Incident.objects.create(
                organisation_id=incident.organisation_id,
                since=chosen[0].handed_at,
                latest=chosen[-1].number,
                shared=incident.shared,
            )
        Handover.objects.filter(id__in=[one.id for one in chosen]).update(incident=new, set_apart=new is None)
        audit.record(member, Action.INCIDENT_SPLIT, incident, now, cases=len(chosen))
        tidy(incident.id)
    return new


def join(member: Member, handover: Handover, incident: Incident, now: datetime) -> None:
    """Put a single case into an incident. Raises IncidentNotFound where it went just now."""
    with transaction.atomic():
        _hold(member)
        if not Incident.objects.filter(id=incident.id).exists():
            raise IncidentNotFound
        left, handover.incident, handover.set_apart = handover.incident_id, incident, False
        handover.save(update_fields=["incident", "set_apart"])
        Incident.objects.filter(id=incident.id).update(latest=max(incident.latest, handover.number))
        if left != incident.id:
            tidy(left)
        audit.record(member, Action.INCIDENT_JOINED, incident, now)


def rename(member: Member, incident: Incident, title: str, now: datetime) -> None:
    """Give an incident a title, or none."""
    with transaction.atomic():
        Incident.objects.filter(id=incident.id).update(title=title.strip()[:LONGEST_TITLE])
        audit.record(member, Action.INCIDENT_RENAMED, incident, now)


def _hold(member: Member) -> None:
    """Within a transaction: no case comes to the desk or leaves it meanwhile, and no other member moves one."""
    Organisation.objects.select_for_update().filter(id=member.organisation_id).exists()


def _found(incidents: Sequence[Incident]) -> list[Found]:
    """In two queries, however many there are."""
    members: dict[UUID, list[UUID]] = {}
    for incident, case in Handover.objects.filter(incident__in=incidents).values_list("incident", "case"):
        members.setdefault(incident, []).append(case)
    albums = albums_of(members)
    return [
        Found(
            incident=incident,
            cases=len(members[incident.id]),
            sellers=albums[incident.id].sellers,
            unknown=albums[incident.id].unknown,
        )
        for incident in incidents
        if incident.id in members
    ]


def _ids(typed: Sequence[UUID | str]) -> list[UUID]:
    """Those that are ids."""
    found = []
    for one in typed:
        with suppress(ValueError):
            found.append(UUID(str(one)))
    return found
