"""Everything that is kept about one person, as files that a person can read: of a shopper's case, or of a member."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from checker.archive.models import Memory, Trace
from checker.cases import access, pictures, tokens
from checker.cases.models import Case, Reply
from checker.organisations.models import AuditEntry, Invitation, Person
from checker.organisations.models.person import address

_LINKS = ("token_hash", "delete_hash", "session_key", "key_hash", "secret_hash")
_SECRETS = frozenset({*_LINKS, "password", "session_data", "key", "data", "sealed", "secret"})
"""Columns that are left out: secrets of the person, or keyed hashes that say nothing to anybody."""
_OF_OTHERS = frozenset({Reply})
"""What hangs on a case and tells of somebody else: a seller's statement, with an address for the moderator alone."""
_BINARY = (bytes, memoryview)


class NobodyThere(Exception):
    """No case for this link, or no account with this address."""


def of_case(link_token: str, out: IO[bytes], now: datetime) -> int:
    """Write what is kept of the case that one of the shopper's own two links opens; how many files.

    Raises NobodyThere.
    """
    case = _case(link_token)
    rows = {"case": [_plain(case)], **_children(case), "archive": list(_remembered(case))}
    kept = [name for item in case.items.all() for name in (item.picture, item.masked_picture) if name]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        _write(file, rows, now)
        for name in kept:
            try:
                file.writestr(f"pictures/{name}", pictures.read(name))
            except pictures.PictureLost:
                continue  # masked or erased in this moment
    return len(file.namelist())


def of_member(email: str, out: IO[bytes], now: datetime) -> int:
    """Write what is kept of an account; how many files. Raises NobodyThere."""
    person = _person(email)
    about = AuditEntry.objects.filter(target_kind="person", target_id=str(person.pk)).exclude(actor=person)
    rows: dict[str, list[dict[str, Any]]] = {
        "person": [_plain(person)],
        **_children(person),
        "what others did": [_plain(row) for row in about.order_by("at")],
        "invitations": [_plain(row) for row in Invitation.objects.filter(email=person.email)],
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        _write(file, rows, now)
    return len(file.namelist())


def person_of(email: str) -> Person:
    """The account with this address; raises NobodyThere."""
    return _person(email)


def _case(token: str) -> Case:
    """By the link of the report, or by the one that erases it."""
    try:
        return access.case_for_token(token)
    except access.CaseNotFound:
        case = Case.objects.filter(delete_hash=tokens.hashed(token)).first() if tokens.is_token(token) else None
    if case is None:
        raise NobodyThere
    return case


def _person(email: str) -> Person:
    person = Person.objects.filter(email=address(email)).first()
    if person is None:
        raise NobodyThere
    return person


def _children(row: models.Model) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table that points at this one, by the table's name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for relation in row._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel):
            continue
        model: Any = relation.related_model
        if model in _OF_OTHERS:
            continue
        rows = model._base_manager.filter(**{relation.field.name: row.pk})
        if told := [_plain(one) for one in rows]:
            found.setdefault(model._meta.db_table, []).extend(told)
    return found


def _remembered(case: Case) -> Iterator[dict[str, Any]]:
    """What the archive keeps: that there are fingerprints, and of what; they cannot be read back."""
    for memory in Memory.objects.filter(case=case.id):
        kinds = Trace.objects.filter(memory=memory).values_list("kind", flat=True)
        yield {"at": memory.at, "fingerprints of": sorted(kinds)}


def _plain(row: models.Model) -> dict[str, Any]:
    names = [field.attname for field in row._meta.concrete_fields if field.name not in _SECRETS]
    values = {name: getattr(row, name) for name in names}
    return {name: value for name, value in values.items() if not isinstance(value, _BINARY)}


def _write(file: zipfile.ZipFile, rows: dict[str, list[dict[str, Any]]], now: datetime) -> None:
    file.writestr("README.txt", _readme(rows, now))
    for name, told in rows.items():
        if told:
            text = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            file.writestr(f"{name}.json", text)


def _readme(rows: dict[str, list[dict[str, Any]]], now: datetime) -> str:
    names = "\n".join(f"  {name}.json" for name, told in rows.items() if told)
    return (
        f"What is kept, as of {now:%Y-%m-%d %H:%M} UTC.\n\n{names}\n\n"
        "Times are UTC. Passwords, keys and hashes of links are left out: they are secrets, and say nothing of you.\n"
    )
