"""What was handed in is erased soon after the answer: masked words and pictures take its place, unless the shopper
asked to keep the case longer."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from checker.cases import pictures
from checker.cases.models import Case, Item, State, StoredOutcome
from checker.vocabulary import ItemKind

HOURS = 2
KEEP_DAYS = (7, 90)
"""What a shopper may choose: a week, or the time that a complaint takes."""
AT_ONCE = 100


class OriginalsGone(Exception):
    """There is nothing left to keep: only masked words and pictures remain."""


def keep(case: Case, *, days: int, now: datetime) -> None:
    """Keep what was handed in for `days` (one of KEEP_DAYS) from now. Raises OriginalsGone."""
    if days not in KEEP_DAYS:
        raise ValueError(days)
    if not Case.objects.filter(id=case.id, masked_at=None).update(keep_until=now + timedelta(days=days)):
        raise OriginalsGone


def keep_for_pack(case: Case, now: datetime) -> None:
    """A pack is made for a dispute, so its case stays as long as that may take, with what is left of it."""
    Case.objects.filter(id=case.id).update(keep_until=now + timedelta(days=max(KEEP_DAYS)))


def erase_now_at(case: Case) -> datetime | None:
    """When the originals of an answered case go; None while it is being worked on or after they went."""
    if case.finished_at is None or case.masked_at is not None:
        return None
    soon = case.finished_at + timedelta(hours=HOURS)
    return max(soon, case.keep_until) if case.keep_until else soon


def erase(now: datetime) -> int:
    """Erase the originals of every case whose time for it has come and that has its masked copy; how many cases."""
    missing = StoredOutcome.objects.filter(case=OuterRef("id"), masked__isnull=True)
    kept = Q(keep_until__isnull=False, keep_until__gte=now)
    over = Case.objects.filter(state__in=[State.DONE, State.FAILED], masked_at=None)
    ripe = over.filter(~Exists(missing), finished_at__lt=now - timedelta(hours=HOURS)).exclude(kept)
    ids = list(ripe.order_by("finished_at").values_list("id", flat=True)[:AT_ONCE])
    for case_id in ids:
        _mask(case_id, now)
    return len(ids)


def _mask(case_id: UUID, now: datetime) -> None:
    """Rows first, files after: a file that no row names is swept up."""
    forgotten: list[str] = []
    with transaction.atomic():
        won = Case.objects.filter(id=case_id, masked_at=None, state__in=[State.DONE, State.FAILED])
        if not won.update(masked_at=now):  # continued just now
            return
        for stored in StoredOutcome.objects.filter(case_id=case_id):
            StoredOutcome.objects.filter(id=stored.id).update(body=stored.masked)
        texts = _masked_texts(case_id)
        for item in Item.objects.filter(case_id=case_id):
            if item.kind == ItemKind.TEXT:
                item.text = texts.get(item.index, "")
            elif item.masked_picture:
                forgotten.append(item.picture)
                item.picture, item.media_type = item.masked_picture, "image/jpeg"
            item.reading, item.camera = None, None
            if item.kind == ItemKind.TEXT or item.masked_picture:
                item.save()
            else:
                forgotten.append(item.picture)
                item.delete()
    pictures.forget(forgotten)


def _masked_texts(case_id: UUID) -> dict[int, str]:
    newest = StoredOutcome.objects.filter(case_id=case_id, masked__isnull=False).order_by("-version").first()
    readings = newest.masked["readings"] if newest is not None and newest.masked else []
    return {reading["item"]: reading.get("text", "") for reading in readings}
