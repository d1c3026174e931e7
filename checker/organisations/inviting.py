"""Invitations: made by owners and operators, opened by a link in a mail, accepted once."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.models import Invitation, Member, Organisation, Person, Role
from checker.organisations.models.person import address

OPEN_FOR = timedelta(days=7)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")


class AlreadyAMember(Exception):
    """The address belongs to somebody who is in the organisation."""


class InvitationNotFound(Exception):
    """No open invitation: unknown, taken back, accepted and run out look the same from outside."""


class MeantForAnother(Exception):
    """The invitation names another address than the person's."""


def invite(
    organisation: Organisation, email: str, role: Role, now: datetime, *, by: Member | None = None
) -> tuple[Invitation, str]:
    """An open invitation and the secret of its link, which is kept nowhere; an older one to the same address ends.

    `by` is None for an operator. Raises AlreadyAMember.
    """
    email = address(email)
    token = secrets.token_urlsafe(18)  # 24 characters, which no log line keeps
    with transaction.atomic():
        organisation.hold()
        if organisation.members.filter(person__email=email).exists():
            raise AlreadyAMember
        organisation.invitations.filter(email=email, accepted_at__isnull=True).delete()
        invitation = Invitation.objects.create(
            organisation=organisation,
            email=email,
            role=role,
            token_hash=hashed(token),
            invited_by=by.person if by else None,
            created_at=now,
            expires_at=now + OPEN_FOR,
        )
        actor = by.person if by else None
        audit.record_for(organisation, actor, Action.MEMBER_INVITED, invitation, now, role=str(role))
    return invitation, token


def pending(organisation: Organisation, now: datetime) -> list[Invitation]:
    """What was not accepted yet and can still be."""
    return list(organisation.invitations.filter(accepted_at__isnull=True, expires_at__gt=now).order_by("created_at"))


def withdraw(by: Member, invitation_id: int, now: datetime) -> None:
    """Take an open invitation back; its link is dead at once. Raises InvitationNotFound."""
    with transaction.atomic():
        invitation = by.organisation.invitations.filter(id=invitation_id, accepted_at__isnull=True).first()
        if invitation is None:
            raise InvitationNotFound
        audit.record(by, Action.INVITATION_WITHDRAWN, invitation, now, role=str(invitation.role))
        invitation.delete()


def opened(token: str, now: datetime) -> Invitation:
    """The open invitation whose link carries `token`. Raises InvitationNotFound."""
    if not _TOKEN.fullmatch(token):
        raise InvitationNotFound
    rows = Invitation.objects.select_related("organisation")
    invitation = rows.filter(
        token_hash=hashed(token),
        accepted_at__isnull=True,
        expires_at__gt=now,
        organisation__closed_at__isnull=True,
    ).first()
    if invitation is None:
        raise InvitationNotFound
    return invitation


def accept(invitation: Invitation, person: Person, now: datetime) -> Member:
    """Make the invited person a member, once. Raises InvitationNotFound, MeantForAnother."""
    if person.email != invitation.email:
        raise MeantForAnother
    with transaction.atomic():
        still_open = Invitation.objects.filter(id=invitation.id, accepted_at__isnull=True, expires_at__gt=now)
        if not still_open.update(accepted_at=now):
            raise InvitationNotFound
        member, joined = Member.objects.get_or_create(
            organisation=invitation.organisation,
            person=person,
            defaults={"role": invitation.role, "joined_at": now},
        )
        if joined:
            audit.record(member, Action.MEMBER_JOINED, person, now, role=str(member.role))
    return member


def hashed(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(f"invitation:{token}".encode()).hexdigest()
