"""How long anything about members and operators is kept, and erasing it when its time is over."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from checker.organisations import channels, readers
from checker.organisations.models import ApiToken, AuditEntry, Collected, Invitation, Organisation, Person

INVITATION_DAYS = 30
WITHOUT_PLACE_DAYS = 90
CLOSED_DAYS = 90
AUDIT_DAYS = 730
TOKEN_DAYS = 90
MAIL_DAYS = 7
"""Of mail that lies in files because no mail server is named: it holds addresses, and links that open something."""
OWNED_APPS = ("organisations", "account", "mfa", "usersessions", "sessions", "admin")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`field` of `model` (app.Model) may hold something about a person; `days` count from what ends it."""

    model: str
    field: str
    days: int
    what_happens: str


def rules() -> tuple[Rule, ...]:
    """One rule for every personal field. A field that is neither here nor in NOT_PERSONAL fails a test."""
    return tuple(
        Rule(model=model, field=name, days=days, what_happens=what)
        for model, days, what, names in _PERSONAL
        for name in names.split()
    )


_PERSON = "erased with the person: on request, or when the person has belonged nowhere for that long"
_PLACE = "the row is erased when the member goes, and with the person"
_ASKED = "the row is erased that long after it was accepted or ran out"
_LOG = "the row is erased after that long; the person in it is emptied when the person is erased"
_WITH_REPORT = "the row is erased with its report, however that is erased, and with the organisation"
_LED_THERE = "opens nothing from the moment in which the link ends; the row is erased with the organisation"
_ENDED = "the row is erased that long after the token ended; the person in it is emptied when the person is erased"
_CASE = "the row is erased with its case"
_PROPOSED = "erased that long after the organisation was closed; people in it are emptied when they are erased"
_SESSION = "the row is erased when the session ends, and with the person"
_DEED = "the row is erased after that long, and with the operator who did it"
_PERSONAL = (
    ("organisations.Heard", 1, "the row is erased that long after the message", "proof content follower at"),
    (
        "organisations.Person",
        WITHOUT_PLACE_DAYS,
        _PERSON,
        "password last_login email name is_active is_staff created_at left_at",
    ),
    ("organisations.Member", 0, _PLACE, "person role joined_at"),
    ("organisations.Invitation", INVITATION_DAYS, _ASKED, "email role token_hash invited_by created_at"),
    ("organisations.Invitation", INVITATION_DAYS, _ASKED, "expires_at accepted_at"),
    ("organisations.Organisation", CLOSED_DAYS, "erased that long after it was closed", "verified_by"),
    ("organisations.AuditEntry", AUDIT_DAYS, _LOG, "actor target_kind target_id parameters at"),
    ("organisations.Collected", CLOSED_DAYS, _LED_THERE, "share sealed added_at taken_out_at"),
    ("organisations.Proposal", CLOSED_DAYS, _PROPOSED, "author decided_by created_at decided_at example reason answer"),
    ("organisations.Statement", 0, _WITH_REPORT, "case withdrawn_at withdrawn_because"),
    ("organisations.Wording", 0, _WITH_REPORT, "texts written_at"),
    ("organisations.ApiToken", TOKEN_DAYS, _ENDED, "name made_by made_at expires_at exchanged_at last_used_on"),
    ("organisations.Webhook", 0, "the row is erased when the address is removed", "address secret made_by made_at"),
    ("organisations.Submission", 30, _CASE, "case key_hash submitted_at"),
    ("organisations.Delivery", 30, _CASE, "submission last_answer run_after ended_at"),
    ("admin.LogEntry", AUDIT_DAYS, _DEED, "user action_time object_id object_repr change_message"),
    ("account.EmailAddress", WITHOUT_PLACE_DAYS, _PERSON, "user email verified primary"),
    ("account.EmailConfirmation", WITHOUT_PLACE_DAYS, _PERSON, "email_address created sent key"),
    ("mfa.Authenticator", WITHOUT_PLACE_DAYS, _PERSON, "user data created_at last_used_at"),
    ("usersessions.UserSession", 14, _SESSION, "user created_at ip last_seen_at session_key user_agent data"),
    ("sessions.Session", 14, "the row is erased when it ends or runs out", "session_key session_data expire_date"),
)
NOT_PERSONAL = frozenset(
    {
        ("organisations.Person", "id"),
        *(("organisations.Channel", name) for name in ("id", "organisation", "kind", "name", "address", "app_id")),
        *(("organisations.Channel", name) for name in ("sealed", "language", "created_at", "changed_at", "heard_on")),
        *(("organisations.Heard", name) for name in ("id", "channel")),
        *(("organisations.Member", name) for name in ("id", "organisation")),
        *(("organisations.Invitation", name) for name in ("id", "organisation")),
        *(("organisations.Proposal", name) for name in ("id", "organisation", "kind", "state", "pattern", "script")),
        *(("organisations.Proposal", name) for name in ("phrase", "title_zh", "title_en", "published", "address")),
        *(("organisations.AuditEntry", name) for name in ("id", "organisation", "action")),
        *(("organisations.Organisation", name) for name in ("id", "slug", "name", "names", "about", "website")),
        *(("organisations.Organisation", name) for name in ("verified_at", "created_at", "closed_at")),
        *(
            ("organisations.Collection", name)
            for name in ("id", "organisation", "slug", "texts", "created_at", "hidden_at")
        ),
        *(("organisations.FormerAddress", name) for name in ("id", "organisation", "collection", "slug")),
        *(("organisations.Collected", name) for name in ("id", "collection", "made", "words", "position")),
        *(
            ("organisations.Edition", name)
            for name in ("id", "collection", "number", "texts", "reports", "published_at")
        ),
        *(("organisations.Statement", name) for name in ("id", "organisation")),
        *(("organisations.Wording", name) for name in ("id", "statement", "number")),
        *(
            ("organisations.ApiToken", name)
            for name in ("id", "organisation", "prefix", "secret_hash", "scopes", "webhook")
        ),
        *(("organisations.Webhook", name) for name in ("id", "organisation")),
        *(("organisations.Submission", name) for name in ("id", "organisation", "token")),
        *(
            ("organisations.Delivery", name)
            for name in ("id", "webhook", "version", "state", "attempts", "lease_until")
        ),
        *(("admin.LogEntry", name) for name in ("id", "content_type", "action_flag")),
        ("account.EmailAddress", "id"),
        ("account.EmailConfirmation", "id"),
        *(("mfa.Authenticator", name) for name in ("id", "type")),
        ("usersessions.UserSession", "id"),
    }
)


def undeclared() -> list[str]:
    """`app.Model.field` of every field of these apps that no rule and no line of NOT_PERSONAL names."""
    named = {(rule.model, rule.field) for rule in rules()} | NOT_PERSONAL
    return [f"{model}.{name}" for model, name in fields() if (model, name) not in named]


def fields() -> list[tuple[str, str]]:
    """Every field of every model that holds accounts, ours and the libraries'."""
    return [
        (f"{model._meta.app_label}.{model.__name__}", field.name)
        for label in OWNED_APPS
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
    ]


def enforce(now: datetime) -> int:
    """Erase everything whose time is over; how many people."""
    from django.contrib.admin.models import LogEntry
    from django.contrib.sessions.models import Session

    old = now - timedelta(days=INVITATION_DAYS)
    Invitation.objects.filter(Q(expires_at__lt=old) | Q(accepted_at__lt=old)).delete()
    for organisation in Organisation.objects.filter(closed_at__lt=now - timedelta(days=CLOSED_DAYS)):
        _erase_organisation(organisation)
    _end_links_of_former_editions(now)
    AuditEntry.objects.expire(Q(at__lt=now - timedelta(days=AUDIT_DAYS)))
    Session.objects.filter(expire_date__lt=now).delete()
    LogEntry.objects.filter(action_time__lt=now - timedelta(days=AUDIT_DAYS)).delete()
    channels.forget_old(now)
    ApiToken.objects.filter(expires_at__lt=now - timedelta(days=TOKEN_DAYS)).delete()
    _end_old_sessions(now)
    _erase_old_mail(now)
    nowhere = Person.objects.filter(memberships__isnull=True, is_staff=False)
    long_ago = now - timedelta(days=WITHOUT_PLACE_DAYS)
    erased = 0
    for person in nowhere.filter(created_at__lt=long_ago).filter(Q(left_at__isnull=True) | Q(left_at__lt=long_ago)):
        erase(person)
        erased += 1
    return erased


def erase(person: Person) -> None:
    """Erase a person for good, with sessions and factors; what the person did stays in the log without a name."""
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    with transaction.atomic():
        keys = UserSession.objects.filter(user_id=person.pk).values_list("session_key", flat=True)
        Session.objects.filter(session_key__in=list(keys)).delete()
        person.delete()


def _end_links_of_former_editions(now: datetime) -> None:
    """Where an edition took its time's place since, nobody's deed ended what only the one before it had."""
    with_links = Collected.objects.filter(made=True, share__isnull=False).values("collection__organisation")
    for organisation in Organisation.objects.filter(id__in=with_links):
        with transaction.atomic():
            readers.end_unused_links(organisation, now)


def _erase_organisation(organisation: Organisation) -> None:
    """With the links that were made for its collections: they belong to the cases and would open them still."""
    with transaction.atomic():
        readers.end_made_links(organisation)
        organisation.delete()


def _erase_old_mail(now: datetime) -> None:
    folder, before = Path(settings.EMAIL_FILE_PATH), (now - timedelta(days=MAIL_DAYS)).timestamp()  # type: ignore[misc]  # from settings_accounts
    for letter in folder.glob("*.log"):  # as Django's backend names them
        with suppress(FileNotFoundError):  # another sweeper was here
            if letter.stat().st_mtime < before:
                letter.unlink()


def _end_old_sessions(now: datetime) -> None:
    """Where somebody was signed in, once the session itself is gone."""
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    alive = Session.objects.filter(expire_date__gte=now).values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()
