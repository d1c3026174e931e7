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
from django.db.models import Exists, OuterRef, Q, QuerySet

from checker.archive import remembering
from checker.cases import access, aftermath, batch_rules, handing_over, handover_rules, pictures, sealing, trends
from checker.cases.models import Arrival, Batch, BatchState, Case, Item, Share, State, StoredOutcome

logger = logging.getLogger(__name__)

ORPHAN_AGE = timedelta(hours=1)
NO_COPY_FOR = timedelta(days=1)
AT_ONCE = 200
ERASED_A_ROUND = 50


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`field` of `model` may hold something about a person; it goes with its case after `days`, or, where `masked`,
    is replaced by its masked form ORIGINALS_HOURS after the answer. What names other days outlives the case."""

    model: str
    field: str
    days: int
    what_happens: str
    masked: bool = False


def rules() -> tuple[Rule, ...]:
    """One rule for every personal field. A field that is neither here nor in NOT_PERSONAL fails a test."""
    return tuple(
        Rule(model=model, field=field, days=_days(model), what_happens=what, masked=what in _MASKED)
        for model, field, what in (*_PERSONAL, *aftermath.PERSONAL, *handover_rules.PERSONAL, *batch_rules.PERSONAL)
    )


def _days(model: str) -> int:
    days: int = settings.RETENTION_DAYS
    return {"Seal": sealing.DAYS, **aftermath.OUTLIVES, **handover_rules.LASTS}.get(model, days)


_ROW, _FILE = "the row is erased with its case", "the row and the file are erased with their case"
_WORDS = "personal data in it is masked soon after the answer; the row is erased with its case"
_PICTURE = "the file is replaced by a masked one soon after the answer, which is erased with its case"
_SOON = "erased soon after the answer"
_LINK = "the row is erased when the link is taken back or ends, and with its case"
_SEAL = "the row is erased when its time is over, or at once with a case that its shopper deletes"
_MASKED = frozenset({_WORDS, _PICTURE, _SOON})
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
    ("Case", "keep_until", _ROW),
    ("Case", "masked_at", _ROW),
    ("Item", "text", _WORDS),
    ("Item", "picture", _PICTURE),
    ("Item", "sha256", _ROW),
    ("Item", "size", _ROW),
    ("Item", "handed_in_at", _ROW),
    ("Item", "camera", _SOON),
    ("Item", "reading", _SOON),
    ("Item", "masked_picture", _FILE),
    ("StoredOutcome", "level", _ROW),
    ("StoredOutcome", "score", _ROW),
    ("StoredOutcome", "body", _WORDS),
    ("StoredOutcome", "masked", _ROW),
    ("StoredOutcome", "created_at", _ROW),
    ("Fact", "value", _ROW),
    ("Fact", "at", _ROW),
    ("Sight", "days", _ROW),
    ("Share", "token_hash", _LINK),
    ("Share", "created_at", _LINK),
    ("Share", "expires_at", _LINK),
    ("Seal", "sha256", _SEAL),
    ("Seal", "reference", _SEAL),
    ("Seal", "made_at", _SEAL),
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
        *(("Fact", name) for name in ("id", "case", "kind")),
        *(("Share", name) for name in ("id", "case", "version", "audience")),
        *(("Seal", name) for name in ("id", "case", "what", "number", "version", "masked")),
        *(("Heartbeat", name) for name in ("name", "at")),
        *(("Tally", name) for name in ("id", "organisation", "day", "week", "kind", "value", "level", "count")),
        *(("DayChanged", name) for name in ("id", "organisation", "day")),
        *(("Sight", name) for name in ("id", "case")),
        *aftermath.NOT_PERSONAL,
        *handover_rules.NOT_PERSONAL,
        *batch_rules.NOT_PERSONAL,
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
    """Erase every case whose time is over and every picture without a case; how many cases.

    A case lives as long as a link to it that somebody was given, as long as an organisation may read it, and as long as
    its shopper keeps it.
    """
    Share.objects.filter(expires_at__lt=now).delete()
    handing_over.expire(now)
    old = Case.objects.filter(created_at__lt=now - timedelta(days=settings.RETENTION_DAYS), shares__isnull=True)
    old = old.filter(handovers__isnull=True)
    old = old.exclude(keep_until__isnull=False, keep_until__gte=now)
    sealing.expire(now)
    aftermath.expire(now)
    erased = _erase_all(old.order_by("created_at")) + _erase_all(_never_masked(now))
    erased += _erase_all(batch_rules.ended_cases(now))
    batch_rules.expire(now)
    orphans, forgotten = _erase_orphans(now), remembering.expire(now)
    _forget_history()
    if erased or orphans or forgotten:
        logger.info("erased", extra={"cases": erased, "orphans": orphans, "memories": forgotten})
    return erased


def _never_masked(now: datetime) -> QuerySet[Case]:
    """Answered cases without a masked copy for a day: their originals may not stay, so nothing of them does."""
    missing = StoredOutcome.objects.filter(case=OuterRef("id"), masked__isnull=True)
    kept = Q(keep_until__isnull=False, keep_until__gte=now)
    done = Case.objects.filter(Exists(missing), state=State.DONE, finished_at__lt=now - NO_COPY_FOR)
    return done.exclude(kept).order_by("finished_at")


def _erase_all(cases: QuerySet[Case]) -> int:
    erased = 0
    while batch := list(cases.values_list("id", flat=True)[:AT_ONCE]):
        for case_id in batch:
            _erase(case_id, remembering.unlink)
        erased += len(batch)
    return erased


def delete(token: str, delete_token: str) -> None:
    """Erase one case at once and for good, the hashes of its packs included; raises CaseNotFound unless both links
    are right."""
    _erase(access.case_for_delete(token, delete_token).id, remembering.forget, and_its_hashes=True)
    _forget_history()


def erase_at_once(case_id: UUID) -> None:
    """Erase one case of a list for good, as its shopper would; the caller has asked whether somebody may."""
    _erase(case_id, remembering.forget, and_its_hashes=True)


def go_on_erasing(most: int = ERASED_A_ROUND) -> int:
    """Erase some cases of lists that an editor erased; a list goes with its last one. How many cases."""
    ids = list(Case.objects.filter(batch__state=BatchState.ERASING).values_list("id", flat=True)[:most])
    for case_id in ids:
        erase_at_once(case_id)
    for batch in Batch.objects.filter(state=BatchState.ERASING, cases__isnull=True):
        batch_rules.forget(batch)
    return len(ids)


def _erase(case_id: UUID, tell_the_archive: Callable[[UUID], None], *, and_its_hashes: bool = False) -> None:
    """The row first: a picture without a row is swept up later, a row without its picture would be a broken case.

    The archive is told after the row is gone, so that work that ends just now cannot be remembered behind our back.
    """
    with transaction.atomic():
        rows = Item.objects.filter(case_id=case_id).values_list("picture", "masked_picture")
        names = [name for row in rows for name in row if name]
        Case.objects.select_for_update().filter(id=case_id).first()  # a pack that is being made waits, and is not kept
        trends.changed(case_id)
        handing_over.forget(case_id)
        if and_its_hashes:
            sealing.forget(case_id)
            aftermath.forget(case_id)
        Case.objects.filter(id=case_id).delete()
        tell_the_archive(case_id)
    pictures.forget(names)


def _erase_orphans(now: datetime) -> int:
    """Pictures that no case knows, from a form that was never answered or an erasure that was cut short."""
    old, orphans = list(pictures.older_than(now - ORPHAN_AGE)), 0
    for start in range(0, len(old), AT_ONCE):
        batch = set(old[start : start + AT_ONCE])
        unknown = batch - set(Item.objects.filter(picture__in=batch).values_list("picture", flat=True))
        unknown -= set(Item.objects.filter(masked_picture__in=unknown).values_list("masked_picture", flat=True))
        unknown -= set(Arrival.objects.filter(name__in=unknown).values_list("name", flat=True))
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
