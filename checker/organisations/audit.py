"""The log of who did what: written with the change itself, in the same transaction, and read by owners."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import models

from checker.organisations.actions import Action
from checker.organisations.models import AuditEntry, Member, Organisation, Person, Role


class NotForTheLog(ValueError):
    """A parameter is longer than a name or number needs to be, or looks like an e-mail address."""


def record(
    member: Member, action: Action, target: models.Model | None, now: datetime, **parameters: str | int
) -> AuditEntry:
    """What a member did, to `target` (a saved row, or None for the organisation). `parameters` say nothing of a person.

    Call it within the transaction of the change. Raises NotForTheLog.
    """
    return record_for(member.organisation, member.person, action, target, now, **parameters)


def record_for(
    organisation: Organisation,
    actor: Person | None,
    action: Action,
    target: models.Model | None,
    now: datetime,
    **parameters: str | int,
) -> AuditEntry:
    """The same for somebody who is no member: an operator (None where a command did it), or who is about to join."""
    _refuse_personal(parameters)
    return AuditEntry.objects.create(
        organisation=organisation,
        actor=actor,
        action=action,
        target_kind=type(target).__name__.lower() if target is not None else "",
        target_id=str(target.pk) if target is not None else "",
        parameters=parameters,
        at=now,
    )


def sentence(entry: AuditEntry, **instead: str) -> str:
    """What was done, in the language of the page; the bare name of an action that this version does not know.

    `instead` are words for parameters that are codes of another room; empty ones are passed over.
    """
    try:
        template = str(Action(entry.action).label)
    except ValueError:
        return entry.action
    known = {str(role): str(role.label) for role in Role}
    words = {name: instead.get(name) or known.get(value, value) for name, value in entry.parameters.items()}
    try:
        return template.format_map(words)
    except KeyError:
        return template


def _refuse_personal(parameters: Mapping[str, str | int]) -> None:
    for name, value in parameters.items():
        if isinstance(value, str) and ("@" in value or len(value) > 100):
            raise NotForTheLog(name)
