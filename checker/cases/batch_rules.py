"""How long the list of a bulk check is kept: what is in its rows until they are cases, the list as long as a case."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from checker.cases import pictures
from checker.cases.models import Arrival, Batch, BatchState, Case

UNUSED_FOR = timedelta(days=1)
"""A list that nobody started is erased after that long."""

_LIST = "the row is erased with its list, which is kept as long as a case"
_ROW = "emptied when the row becomes a case; the row is erased with its list"
_FILE = "the file is erased when the row becomes a case, and with its list"

PERSONAL: tuple[tuple[str, str, str], ...] = (
    *(("Batch", name, _LIST) for name in ("opened_by", "name", "created_at", "started_at", "fed_at", "finished_at")),
    *(("BatchRow", name, _LIST) for name in ("ref", "case", "problem")),
    ("BatchRow", "cells", _ROW),
    ("BatchRow", "files", _FILE),
    ("Arrival", "name", _FILE),
)
OF_LISTS = frozenset({"Batch", "BatchRow", "Arrival"})

NOT_PERSONAL = frozenset(
    {
        ("Case", "batch"),
        *(("Batch", name) for name in ("id", "organisation", "state", "columns", "language", "remember")),
        *(("Batch", name) for name in ("total", "fed", "kept_bytes")),
        *(("BatchRow", name) for name in ("id", "batch", "number", "state", "tries")),
        ("Arrival", "batch"),
    }
)


def ended_cases(now: datetime) -> QuerySet[Case]:
    """The cases of lists whose time is over; they end with their list."""
    return Case.objects.filter(batch__created_at__lt=_old(now)).order_by("created_at")


def expire(now: datetime) -> int:
    """Erase lists whose time is over and whose cases are gone, and lists that nobody started; how many."""
    unused = Q(state__in=[BatchState.ARRIVING, BatchState.READY], created_at__lt=now - UNUSED_FOR)
    over = list(Batch.objects.filter(unused | Q(created_at__lt=_old(now))).filter(cases__isnull=True))
    for batch in over:
        forget(batch)
    return len(over)


def forget(batch: Batch) -> None:
    """Erase a list without cases and the files that waited for it."""
    names = list(Arrival.objects.filter(batch=batch).values_list("name", flat=True))
    batch.delete()
    pictures.forget(names)


def _old(now: datetime) -> datetime:
    days: int = settings.RETENTION_DAYS
    return now - timedelta(days=days)
