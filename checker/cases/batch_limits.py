"""How much of an organisation's lists is kept at a time: how many are on their way, how many wait, and their bytes."""

from __future__ import annotations

from django.db.models import QuerySet, Sum

from checker.cases.models import Batch, BatchState

MOST_UNFINISHED = 3
"""Lists of one organisation that may be on their way at a time."""
MOST_KEPT = 10
"""Those that were stopped or are being erased counted as well: their files are still there."""
MOST_KEPT_BYTES = 2**30
"""Of all of them together."""


class TooManyBatches(Exception):
    """The organisation has as many lists on their way as it may have."""


class TooMuchKept(Exception):
    """The unfinished lists of the organisation are as many, or as large, as they may be."""


def check_for_another(organisation_id: int) -> None:
    """Whether one more list may come. Raises TooManyBatches, TooMuchKept."""
    check_for_moving(organisation_id)
    kept = _kept(organisation_id)
    if kept.count() >= MOST_KEPT or _bytes(kept) >= MOST_KEPT_BYTES:
        raise TooMuchKept


def check_for_moving(organisation_id: int) -> None:
    """Whether one more of the lists may be on its way. Raises TooManyBatches."""
    still = (BatchState.STOPPED, BatchState.ERASING)
    if _kept(organisation_id).exclude(state__in=still).count() >= MOST_UNFINISHED:
        raise TooManyBatches


def grow(batch: Batch, by: int) -> None:
    """Note that `by` bytes more are going to be kept for a list. Raises TooMuchKept."""
    batch.kept_bytes += by
    batch.save(update_fields=["kept_bytes"])
    if _bytes(_kept(batch.organisation_id)) > MOST_KEPT_BYTES:
        raise TooMuchKept


def _kept(organisation_id: int) -> QuerySet[Batch]:
    return Batch.objects.filter(organisation_id=organisation_id).exclude(state=BatchState.DONE)


def _bytes(kept: QuerySet[Batch]) -> int:
    return int(kept.aggregate(bytes=Sum("kept_bytes"))["bytes"] or 0)
