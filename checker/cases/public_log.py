"""The public log of what was done to shared reports: it names nobody and leads to no case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from checker.cases.models import By, Deed, PublicRecord

DAYS = 5 * 365
"""How long an entry stays: longer than a claim about a report can be brought."""
SHOWN = 200


def record(
    deed: Deed,
    by: By,
    now: datetime,
    reason: str = "",
    *,
    levels: tuple[str, str] = ("", ""),
    claims: Sequence[str] = (),
) -> None:
    """Write down what was done. `reason` is a code of `Mistake`, `Grounds` or `Refusal`."""
    before, after = levels
    PublicRecord.objects.create(
        at=now, deed=deed, by=by, reason=reason, level_before=before, level_after=after, claims=list(claims)
    )


def entries(most: int = SHOWN) -> list[PublicRecord]:
    """The newest entries first."""
    return list(PublicRecord.objects.all()[:most])
