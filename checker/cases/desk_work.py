"""What members do with a case at their desk: give it to somebody, close it, label it, write notes.

Each deed changes what the others at the desk see, so each is in the organisation's log. Each raises HandoverNotFound
where the shopper took the case back just now.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from checker.cases import inbox_bits
from checker.cases.handing_over import HandoverNotFound
from checker.cases.inbox_bits import ASSIGNEE, IS_CLOSED, TAG, Property
from checker.cases.models import DeskNote, Handover
from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.models import Member, Organisation

LONGEST_NOTE, LONGEST_TAG, MOST_TAGS = 2000, 30, 8


class NothingWritten(Exception):
    """A note without words."""


class NotAMemberHere(Exception):
    """Whoever shall have the case does not belong to the organisation."""


def assign(by: Member, handover: Handover, member_id: int | None, now: datetime) -> None:
    """Give the case to a member of the same organisation, or to nobody. Raises NotAMemberHere."""
    with transaction.atomic():
        handover = _held(handover)
        if member_id == handover.assignee_id:
            return
        if member_id is not None and not by.organisation.members.filter(id=member_id).exists():
            raise NotAMemberHere
        before, handover.assignee_id = handover.assignee_id, member_id
        handover.save(update_fields=["assignee"])
        _find_by(handover, add=_assigned(member_id), remove=_assigned(before))
        action = Action.CASE_UNASSIGNED if member_id is None else Action.CASE_ASSIGNED
        audit.record(by, action, handover, now)


def close(by: Member, handover: Handover, now: datetime) -> None:
    """The work on a case is done; it stays as long as it was handed over for."""
    with transaction.atomic():
        handover = _held(handover)
        if handover.is_open:
            handover.closed_at = now
            handover.save(update_fields=["closed_at"])
            _find_by(handover, add=[IS_CLOSED])
            audit.record(by, Action.CASE_CLOSED, handover, now)


def reopen(by: Member, handover: Handover, now: datetime) -> None:
    """There is something to do again."""
    with transaction.atomic():
        handover = _held(handover)
        if not handover.is_open:
            handover.closed_at = None
            handover.save(update_fields=["closed_at"])
            _find_by(handover, remove=[IS_CLOSED])
            audit.record(by, Action.CASE_REOPENED, handover, now)


def tag(by: Member, handover: Handover, tags: Iterable[str], now: datetime) -> None:
    """The organisation's own labels, in place of those before; what is too long or too many is cut off."""
    wanted = sorted({" ".join(one.split())[:LONGEST_TAG] for one in tags} - {""})[:MOST_TAGS]
    with transaction.atomic():
        handover = _held(handover)
        before, handover.tags = set(handover.tags), wanted
        if before == set(wanted):
            return
        handover.save(update_fields=["tags"])
        gone, come = before - set(wanted), set(wanted) - before
        _find_by(handover, add=[(TAG, one) for one in come], remove=[(TAG, one) for one in gone])
        audit.record(by, Action.CASE_TAGGED, handover, now)


def write_note(by: Member, handover: Handover, text: str, now: datetime) -> DeskNote:
    """For the members alone; erased with the handover. Raises NothingWritten."""
    words = text.strip()[:LONGEST_NOTE]
    if not words:
        raise NothingWritten
    with transaction.atomic():
        handover = _held(handover)
        note = DeskNote.objects.create(handover=handover, author=by.person, text=words, at=now)
        audit.record(by, Action.CASE_NOTED, handover, now)
    return note


def notes_of(handover: Handover) -> list[DeskNote]:
    """The first first."""
    return list(handover.notes.select_related("author"))


def _held(handover: Handover) -> Handover:
    """As it is now, with the organisation held, so that two members' changes come one after the other."""
    Organisation.objects.select_for_update().filter(id=handover.organisation_id).values_list("id").first()
    held = Handover.objects.select_for_update().filter(id=handover.id).first()
    if held is None:
        raise HandoverNotFound
    return held


def _assigned(member_id: int | None) -> list[Property]:
    return [] if member_id is None else [(ASSIGNEE, str(member_id))]


def _find_by(handover: Handover, *, add: Iterable[Property] = (), remove: Iterable[Property] = ()) -> None:
    inbox_bits.change(handover.organisation_id, handover.number, add=list(add), remove=list(remove))
