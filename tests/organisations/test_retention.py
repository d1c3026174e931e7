"""What is kept of members and operators ends in time, and every personal field has a rule."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from checker.cases import collected
from checker.organisations import (
    api_tokens,
    audit,
    collections,
    inviting,
    members,
    people,
    publishing,
    readers,
    retention,
)
from checker.organisations.actions import Action
from checker.organisations.models import AuditEntry, Invitation, Member, Organisation, Person, Role, Scope
from checker.organisations.opening import close
from tests.organisations.collecting import QUIET, TEXTS, answered, confirmed, handed_over, shared


def test_every_field_of_accounts_is_declared_once() -> None:
    assert retention.undeclared() == []
    ruled = {(rule.model, rule.field) for rule in retention.rules()}
    assert ruled | retention.NOT_PERSONAL == set(retention.fields())
    assert not ruled & retention.NOT_PERSONAL
    assert len(ruled) == len(retention.rules())
    assert {label for label in retention.OWNED_APPS if apps.is_installed(apps.get_app_config(label).name)}


def test_a_field_without_a_rule_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "NOT_PERSONAL", retention.NOT_PERSONAL - {("organisations.Person", "id")})
    assert retention.undeclared() == ["organisations.Person.id"]


def test_whoever_belongs_nowhere_is_erased_after_a_while_and_the_log_forgets_who(owner: Member, now: datetime) -> None:
    person = people.make("second@shoppers.example")
    Person.objects.update(created_at=now - timedelta(days=400))
    second = Member.objects.create(organisation=owner.organisation, person=person, role=Role.EDITOR, joined_at=now)
    entry = audit.record(second, Action.ORGANISATION_CHANGED, None, now)
    members.remove(owner, second.id, now)
    assert retention.enforce(now + timedelta(days=retention.WITHOUT_PLACE_DAYS)) == 0
    assert retention.enforce(now + timedelta(days=retention.WITHOUT_PLACE_DAYS, seconds=1)) == 1
    assert list(Person.objects.all()) == [owner.person]
    assert AuditEntry.objects.get(id=entry.id).actor is None


def test_mail_in_files_is_erased_after_a_week(db: None, now: datetime, settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    retention.enforce(now)  # without a folder there is nothing to do
    settings.EMAIL_FILE_PATH.mkdir()
    for name, days in (("20261110-080000-1.log", 8), ("20261121-080000-2.log", 1), ("notes.txt", 80)):
        (settings.EMAIL_FILE_PATH / name).write_text("To: somebody@example.org")
        moment = (now - timedelta(days=days)).timestamp()
        os.utime(settings.EMAIL_FILE_PATH / name, (moment, moment))
    retention.enforce(now)
    assert sorted(file.name for file in settings.EMAIL_FILE_PATH.iterdir()) == ["20261121-080000-2.log", "notes.txt"]


def test_operators_stay(db: None, now: datetime) -> None:
    people.make("op@shoppers.example", is_staff=True)
    Person.objects.update(created_at=now - timedelta(days=4000))
    assert retention.enforce(now) == 0


def test_a_former_operator_stays_as_long_as_somebody_who_left(db: None, now: datetime) -> None:
    person = people.make("op@shoppers.example", is_staff=True)
    Person.objects.update(created_at=now - timedelta(days=4000))
    call_command("operator", "end", "OP@shoppers.example")
    person.refresh_from_db()
    assert (person.is_staff, person.left_at is not None) == (False, True)
    left = person.left_at or now
    assert retention.enforce(left + timedelta(days=retention.WITHOUT_PLACE_DAYS)) == 0
    assert retention.enforce(left + timedelta(days=retention.WITHOUT_PLACE_DAYS, seconds=1)) == 1
    with pytest.raises(CommandError):
        call_command("operator", "end", "op@shoppers.example")


def test_closing_an_organisation_ends_the_links_for_its_collections_and_its_pages_at_once(
    owner: Member, now: datetime
) -> None:
    confirmed(owner.organisation, now)
    case = answered(now)[0]
    handed_over(case, owner.organisation, now, days=365)
    collection = collections.make(owner, "sales", TEXTS, now)
    collections.add(collection, collected.by_handover(owner, case.id, now), now)
    publishing.publish(owner, collection, now)
    token = api_tokens.make(owner, "program", [Scope.READ], days=30, now=now)[1]
    own = shared(case, now)[0]
    assert case.shares.count() == 2
    close(owner.organisation, None, now)
    assert list(case.shares.all()) == [own]
    with pytest.raises(readers.CollectionNotFound):
        readers.find("shoppers", "sales", now)
    with pytest.raises(api_tokens.TokenUnknown):
        api_tokens.token_for(token, now)
    retention.enforce(now + timedelta(days=retention.CLOSED_DAYS, seconds=1))
    assert not Organisation.objects.exists()
    assert list(case.shares.all()) == [own]


def test_a_link_that_only_a_former_edition_had_ends_soon_after_the_next_takes_its_place(
    owner: Member, now: datetime
) -> None:
    confirmed(owner.organisation, now)
    cases = [answered(now)[0], answered(now, QUIET)[0]]
    collection = collections.make(owner, "sales", TEXTS, now)
    for case in cases:
        handed_over(case, owner.organisation, now, days=30)
        report = collections.add(collection, collected.by_handover(owner, case.id, now), now)
    publishing.publish(owner, collection, now)
    collections.take_out(collection, report.id, now)
    later = now + timedelta(days=1)
    publishing.publish(owner, collection, now, at=later)
    retention.enforce(later - timedelta(seconds=1))
    assert [case.shares.count() for case in cases] == [1, 1]
    retention.enforce(later)
    assert [case.shares.count() for case in cases] == [1, 0]


def test_invitations_old_lines_and_closed_organisations_end(owner: Member, now: datetime) -> None:
    inviting.invite(owner.organisation, "e@shoppers.example", Role.EDITOR, now)
    retention.enforce(now + inviting.OPEN_FOR + timedelta(days=retention.INVITATION_DAYS))
    assert Invitation.objects.count() == 1
    retention.enforce(now + inviting.OPEN_FOR + timedelta(days=retention.INVITATION_DAYS, seconds=1))
    assert not Invitation.objects.exists()
    retention.enforce(now + timedelta(days=retention.AUDIT_DAYS))
    assert AuditEntry.objects.exists()
    retention.enforce(now + timedelta(days=retention.AUDIT_DAYS, seconds=1))
    assert not AuditEntry.objects.exists()
    close(owner.organisation, None, now)
    retention.enforce(now + timedelta(days=retention.CLOSED_DAYS, seconds=1))
    assert not Organisation.objects.exists()
