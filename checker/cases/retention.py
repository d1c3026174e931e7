"""How long anything about a person is kept, and erasing it: rows, pictures, and what the database keeps of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import OperationalError, connection, transaction

from checker.archive import remembering
from checker.cases import access, pictures
from checker.cases.models import Case, Item

logger = logging.getLogger(__name__)

ORPHAN_AGE = timedelta(hours=1)
AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`field` of `model` may hold something about a person; it goes with its case after `days`."""

    model: str
    field: str
    days: int
    what_happens: str


def rules() -> tuple[Rule, ...]:
    """One rule for every personal field. A field that is neither here nor in NOT_PERSONAL fails a test."""
    return tuple(
        Rule(model=model, field=field, days=settings.RETENTION_DAYS, what_happens=what)
        for model, field, what in _PERSONAL
    )


_ROW, _FILE = "the row is erased with its case", "the row and the file are erased with their case"
_PERSONAL = (
    ("Case", "token_hash", _ROW),
    ("Case", "delete_hash", _ROW),
    ("Case", "language", _ROW),
    ("Case", "created_at", _ROW),
    ("Case", "asked_at", _ROW),
    ("Case", "finished_at", _ROW),
    ("Case", "run_after", _ROW),
    ("Case", "next_hint_at", _ROW),
    ("Case", "lease_until", _ROW),
    ("Item", "text", _ROW),
    ("Item", "picture", _FILE),
    ("Item", "sha256", _ROW),
    ("Item", "camera", _ROW),
    ("Item", "reading", _ROW),
    ("StoredOutcome", "level", _ROW),
    ("StoredOutcome", "score", _ROW),
    ("StoredOutcome", "body", _ROW),
    ("StoredOutcome", "created_at", _ROW),
)
NOT_PERSONAL = frozenset(
    {
        *(("Case", name) for name in ("id", "state", "attempts", "lease_token", "failure", "step")),
        *(("Case", name) for name in ("version", "steps_done", "steps_total", "library_version", "remember")),
        *(
            ("Item", name)
            for name in ("id", "case", "index", "version", "kind", "media_type", "width", "height", "first_frame_only")
        ),
        *(("StoredOutcome", name) for name in ("id", "case", "version", "library")),
        *(("Heartbeat", name) for name in ("name", "at")),
    }
)


def undeclared() -> list[str]:
    """`Model.field` of every field of this app that no rule and no line of NOT_PERSONAL names."""
    named = {(rule.model, rule.field) for rule in rules()} | NOT_PERSONAL
    fields = [
        (model.__name__, field.name)
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.concrete_fields
    ]
    return [f"{model}.{field}" for model, field in fields if (model, field) not in named]


def enforce(now: datetime) -> int:
    """Erase every case whose time is over and every picture without a case; how many cases."""
    over = Case.objects.filter(created_at__lt=now - timedelta(days=settings.RETENTION_DAYS)).order_by("created_at")
    erased = 0
    while batch := list(over.values_list("id", flat=True)[:AT_ONCE]):
        for case_id in batch:
            _erase(case_id, remembering.unlink)
        erased += len(batch)
    orphans, forgotten = _erase_orphans(now), remembering.expire(now)
    _forget_history()
    if erased or orphans or forgotten:
        logger.info("erased", extra={"cases": erased, "orphans": orphans, "memories": forgotten})
    return erased


def delete(token: str, delete_token: str) -> None:
    """Erase one case at once and for good; raises CaseNotFound unless both links are right."""
    _erase(access.case_for_delete(token, delete_token).id, remembering.forget)
    _forget_history()


def _erase(case_id: UUID, tell_the_archive: Callable[[UUID], None]) -> None:
    """The row first: a picture without a row is swept up later, a row without its picture would be a broken case.

    The archive is told after the row is gone, so that work that ends just now cannot be remembered behind our back.
    """
    with transaction.atomic():
        names = list(Item.objects.filter(case_id=case_id).exclude(picture="").values_list("picture", flat=True))
        Case.objects.filter(id=case_id).delete()
        tell_the_archive(case_id)
    pictures.forget(names)


def _erase_orphans(now: datetime) -> int:
    """Pictures that no case knows, from a form that was never answered or an erasure that was cut short."""
    old, orphans = list(pictures.older_than(now - ORPHAN_AGE)), 0
    for start in range(0, len(old), AT_ONCE):
        batch = set(old[start : start + AT_ONCE])
        unknown = batch - set(Item.objects.filter(picture__in=batch).values_list("picture", flat=True))
        pictures.forget(unknown)
        orphans += len(unknown)
    return orphans


def _forget_history() -> None:
    """SQLite overwrites erased rows in the database; this also empties its journal of them.

    While somebody else reads or writes it may not come through; the sweeper does it again every hour.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_empty_the_journal)


def _empty_the_journal() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except OperationalError:
        logger.warning("the journal of the database was in use and keeps erased rows for up to an hour")
