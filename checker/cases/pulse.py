"""The work in figures, for operators and for the page that tells everybody how long an answer takes just now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from checker.cases import queries
from checker.cases.models import Case, State

LATELY = timedelta(hours=1)
AT_MOST = 2000
"""So many of the newest answers tell the median; more would say the same."""


@dataclass(frozen=True, kw_only=True)
class Pulse:
    """`median_seconds` is from the question to the answer, of the last hour; None where there was none."""

    work: queries.StateOfWork
    answered: int
    median_seconds: float | None


def pulse(now: datetime) -> Pulse:
    """The state of the queue, and what was answered lately."""
    lately = Case.objects.filter(state=State.DONE, batch=None, finished_at__gt=now - LATELY)
    times = lately.order_by("-finished_at").values_list("asked_at", "finished_at")[:AT_MOST]
    seconds = [(finished - asked).total_seconds() for asked, finished in times if finished is not None]
    return Pulse(
        work=queries.state_of_work(now),
        answered=lately.count(),
        median_seconds=median(seconds) if seconds else None,
    )
