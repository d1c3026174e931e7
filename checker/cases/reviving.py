"""A failed case is tried again, because an operator removed what made it fail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from checker.cases import hinting
from checker.cases.models import Case, State


def try_again(case_id: UUID, now: datetime) -> bool:
    """Queue a failed case with all its attempts before it; False where it did not fail, or its originals are gone."""
    failed = Case.objects.filter(id=case_id, state=State.FAILED, masked_at__isnull=True)
    queued = failed.update(
        state=State.QUEUED, failure="", attempts=0, finished_at=None, run_after=now, next_hint_at=now
    )
    if queued:
        transaction.on_commit(lambda: _hint(case_id))
    return bool(queued)


def _hint(case_id: UUID) -> None:
    hinting.hint(case_id)
