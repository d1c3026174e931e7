"""What organisations are still to be told: one call for each version of a case that a program handed in.

The first is owed from the beginning. A later one is owed from the transaction in which its answer is stored, so that
none is forgotten and none is told twice.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from checker.organisations.models import Delivery, DeliveryState


def answered(case_id: UUID, version: int, now: datetime) -> None:
    """Within the transaction that stores the answer of a version.

    A version that had failed, was tried again and is answered now was told as failed: it is told once more.
    """
    if not _owe(case_id, version, now):
        over = Delivery.objects.filter(submission__case_id=case_id, version=version, ended_at__isnull=False)
        over.update(state=DeliveryState.WAITING, attempts=0, run_after=now, lease_until=None, ended_at=None)


def failed(case_id: UUID, version: int, now: datetime) -> None:
    """Within the transaction in which a version ends without an answer."""
    _owe(case_id, version, now)


def _owe(case_id: UUID, version: int, now: datetime) -> bool:
    """Whether there is a new call: it goes where the first one goes, and nowhere if nobody wanted that one."""
    first = Delivery.objects.filter(submission__case_id=case_id).order_by("version").first()
    if first is None:
        return False
    where = {"webhook_id": first.webhook_id, "run_after": now}
    return Delivery.objects.get_or_create(submission_id=first.submission_id, version=version, defaults=where)[1]
