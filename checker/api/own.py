"""The only place of the API that answers "is it theirs?": what is not there and what is another's look the same."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch

from checker.cases.models import Case, StoredOutcome
from checker.organisations.models import Organisation, Submission


class CaseUnknown(Exception):
    """No such case of this organisation."""


def case_of(organisation: Organisation, case_id: UUID) -> tuple[Case, datetime]:
    """A case that the organisation handed in, and when. One question to the database either way. Raises CaseUnknown."""
    row = Submission.objects.select_related("case").filter(organisation=organisation, case_id=case_id).first()
    if row is None:
        raise CaseUnknown
    return row.case, row.submitted_at


def listed(organisation: Organisation, after: int, most: int) -> list[Submission]:
    """The latest first; `after` is the number of the last one of the part before, 0 to begin."""
    rows = Submission.objects.filter(organisation=organisation)
    if after:
        rows = rows.filter(id__lt=after)
    levels = StoredOutcome.objects.only("case_id", "version", "level")
    return list(rows.select_related("case").prefetch_related(Prefetch("case__outcomes", levels)).order_by("-id")[:most])
