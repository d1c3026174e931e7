"""Writing into the archive, and erasing from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from checker.archive import band_table
from checker.archive.models import Memory, Trace
from checker.archive.tracing import NewTrace, contact_mark, packed, picture_trace, traces, unpacked
from checker.claims import find_contacts
from checker.vocabulary import Fingerprint, Reading, Receipt

_AT_ONCE = 500


def remember(
    readings: Sequence[Reading], receipts: Iterable[Receipt], *, case: UUID, at: datetime, files: frozenset[int]
) -> None:
    """Keep the traces of a case, or of a case kept before keep nothing new. All or nothing."""
    with transaction.atomic():
        if Memory.objects.filter(case=case).exists():
            return
        sellers = sorted({contact_mark(contact) for contact in find_contacts(readings)})
        memory = Memory.objects.create(case=case, at=at, sellers=sellers, files=sorted(files))
        keep([(memory, trace) for trace in traces(readings, receipts)])


def keep(found: Sequence[tuple[Memory, NewTrace]]) -> None:
    """Write traces of memories that have rows."""
    rows = Trace.objects.bulk_create(
        [
            Trace(memory=memory, kind=trace.kind, code=trace.code, features=trace.features, bands=packed(trace.values))
            for memory, trace in found
        ],
        batch_size=_AT_ONCE,
    )
    band_table.add((value, row.pk) for row, (_, trace) in zip(rows, found, strict=True) for value in trace.values)


def remember_catalogue(fingerprints: Sequence[Fingerprint], name: str, at: datetime) -> None:
    """Put a picture of a brand's own catalogue on the allow-list; `name` says whose it is."""
    with transaction.atomic():
        memory = Memory.objects.create(at=at, catalogue=name)
        keep([(memory, picture_trace(fingerprint)) for fingerprint in fingerprints])


def forget(case: UUID) -> None:
    """Erase everything that was kept of a case."""
    _erase(list(Memory.objects.filter(case=case)))


def unlink(case: UUID) -> None:
    """Keep the traces of a case whose time is over, with nothing that leads back to it."""
    Memory.objects.filter(case=case).update(case=None, files=[])


def expire(now: datetime) -> int:
    """Erase what was remembered of cases for longer than `ARCHIVE_DAYS`; how many. A catalogue stays."""
    old = Memory.objects.filter(catalogue="", at__lt=now - timedelta(days=settings.ARCHIVE_DAYS)).order_by("at")
    erased = 0
    while batch := list(old[:_AT_ONCE]):
        _erase(batch)
        erased += len(batch)
    return erased


def _erase(memories: Sequence[Memory]) -> None:
    with transaction.atomic():
        for trace in Trace.objects.filter(memory__in=memories).only("bands"):
            band_table.remove(unpacked(bytes(trace.bands)), trace.pk)
        Memory.objects.filter(pk__in=[memory.pk for memory in memories]).delete()
