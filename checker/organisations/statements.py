"""An organisation's own words on a report: written, changed with the old words kept, withdrawn with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from checker.organisations import audit, texts
from checker.organisations.actions import Action
from checker.organisations.models import Member, Organisation, Statement, Wording
from checker.reading.masking import mask_text

LONGEST = 2000
LONGEST_REASON = 300


class StatementNotFound(Exception):
    """No such statement in this organisation."""


class NothingSaid(ValueError):
    """There are no words in it."""


class NameNotConfirmed(Exception):
    """Nobody has checked the organisation's name, so nothing is said under it."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A statement as readers of a report see it, in their language; `text` is empty where it was withdrawn."""

    organisation: str
    text: str
    language: str
    written_at: datetime
    changed_at: datetime | None
    withdrawn_at: datetime | None
    because: str


def statements_of(organisation: Organisation) -> QuerySet[Statement]:
    """All statements of an organisation, the newest first."""
    return organisation.statements.prefetch_related("wordings").order_by("-id")


def statement_for(member: Member, statement_id: int) -> Statement:
    """A statement at the member's own desk; raises StatementNotFound."""
    found = member.organisation.statements.filter(id=statement_id).first()
    if found is None:
        raise StatementNotFound
    return found


def say(by: Member, case_id: UUID, written: Mapping[str, str], now: datetime) -> Statement:
    """What the organisation says of a case from now on, by language; it takes the place of what it said before.

    Raises NothingSaid, NameNotConfirmed.
    """
    words = {code: said for code in texts.WRITTEN if (said := _kept(written.get(code, "")))}
    if not words:
        raise NothingSaid
    if not by.organisation.is_verified:
        raise NameNotConfirmed
    with transaction.atomic():
        by.organisation.hold()
        statement, new = Statement.objects.get_or_create(organisation=by.organisation, case_id=case_id)
        last = statement.wordings.order_by("-number").first()
        if last is not None and last.texts == words and statement.withdrawn_at is None:
            return statement
        Wording.objects.create(statement=statement, number=last.number + 1 if last else 1, texts=words, written_at=now)
        Statement.objects.filter(id=statement.id).update(withdrawn_at=None, withdrawn_because="")
        audit.record(by, Action.STATEMENT_WRITTEN if new else Action.STATEMENT_CHANGED, statement, now)
    statement.refresh_from_db()
    return statement


def withdraw(by: Member, statement: Statement, because: str, now: datetime) -> None:
    """Readers see that there was one, and why it is no more. Raises NothingSaid without a reason."""
    reason = mask_text(texts.one_line(because)[:LONGEST_REASON]).text
    if not reason:
        raise NothingSaid
    with transaction.atomic():
        open_ones = Statement.objects.filter(id=statement.id, withdrawn_at__isnull=True)
        if open_ones.update(withdrawn_at=now, withdrawn_because=reason):
            audit.record(by, Action.STATEMENT_WITHDRAWN, statement, now)


def shown_on(case_id: UUID, language: str) -> list[Shown]:
    """What confirmed organisations say of a case, the first first."""
    found = Statement.objects.filter(
        case_id=case_id, organisation__verified_at__isnull=False, organisation__closed_at__isnull=True
    )
    rows = found.select_related("organisation").prefetch_related("wordings").order_by("id")
    return [_shown(statement, language) for statement in rows]


def _shown(statement: Statement, language: str) -> Shown:
    wordings = list(statement.wordings.all())
    code, text = texts.best(wordings[-1].texts, language) or ("", "")
    withdrawn = statement.withdrawn_at is not None
    return Shown(
        organisation=statement.organisation.named(language),
        text="" if withdrawn else text,
        language=code,
        written_at=wordings[0].written_at,
        changed_at=wordings[-1].written_at if len(wordings) > 1 else None,
        withdrawn_at=statement.withdrawn_at,
        because=statement.withdrawn_because,
    )


def _kept(text: str) -> str:
    return mask_text(texts.plain(text)[:LONGEST]).text
