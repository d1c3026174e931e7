"""Changing who belongs to an organisation: an organisation is never without an owner."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.models import Member, Organisation, Person, Role


class LastOwner(Exception):
    """The only owner may neither go nor become less."""


class NotHere(Exception):
    """No such member in this organisation."""


def members_of(organisation: Organisation) -> list[Member]:
    """Everybody, in the order of joining."""
    return list(organisation.members.select_related("person").order_by("joined_at", "id"))


def change_role(by: Member, member_id: int, role: Role, now: datetime) -> None:
    """Give a member of the same organisation another role. Raises NotHere, LastOwner."""
    with transaction.atomic():
        member = _locked(by.organisation, member_id)
        if member.role == role:
            return
        if role != Role.OWNER:
            _leave_an_owner(member)
        before, member.role = member.role, role
        member.save(update_fields=["role"])
        audit.record(by, Action.ROLE_CHANGED, member.person, now, before=str(before), after=str(role))


def remove(by: Member, member_id: int, now: datetime) -> None:
    """End somebody's membership, or one's own. Raises NotHere, LastOwner."""
    with transaction.atomic():
        member = _locked(by.organisation, member_id)
        _leave_an_owner(member)
        action = Action.MEMBER_LEFT if member.person_id == by.person_id else Action.MEMBER_REMOVED
        audit.record(by, action, member.person, now, role=str(member.role))
        member.delete()
        Person.objects.filter(id=member.person_id).update(left_at=now)


def _locked(organisation: Organisation, member_id: int) -> Member:
    """The member, with the organisation's members held still until the change is made."""
    members = {member.id: member for member in organisation.members.select_for_update().order_by("id")}
    if member_id not in members:
        raise NotHere
    return members[member_id]


def _leave_an_owner(member: Member) -> None:
    owners = Member.objects.filter(organisation_id=member.organisation_id, role=Role.OWNER)
    if member.role == Role.OWNER and not owners.exclude(id=member.id).exists():
        raise LastOwner
