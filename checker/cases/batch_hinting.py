"""Tells the workers of lists that wait, and notices when nobody takes them up. Loads nothing of the engine."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from checker.cases import hinting
from checker.cases.claiming import due
from checker.cases.models import Batch, BatchState, Case, State

NOBODY_TAKES_IT = timedelta(seconds=30)


def hint(now: datetime) -> None:
    """Tell as many workers as one host has; hints that nobody takes soon are void."""
    if not _anything_to_do(now):
        return
    for _ in range(settings.WORKER_PROCESSES):
        if not hinting.hint_at_lists(2 * settings.SWEEP_SECONDS):
            break


def nobody_works(now: datetime) -> bool:
    """Whether lists wait and nothing has happened to any of them for a while: the broker or the workers are away."""
    lately = now - NOBODY_TAKES_IT
    if Batch.objects.filter(state=BatchState.FEEDING, fed_at__gt=lately).exists() or not _anything_to_do(now):
        return False
    alive = Q(finished_at__gt=lately) | Q(created_at__gt=lately) | Q(state=State.RUNNING, lease_until__gte=now)
    return not Case.objects.filter(alive, batch__isnull=False).exists()


def _anything_to_do(now: datetime) -> bool:
    if Batch.objects.filter(state=BatchState.FEEDING).exists():
        return True
    return Case.objects.filter(due(now), batch__isnull=False).exists()
