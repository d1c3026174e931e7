"""What the faces and the watchers may ask about cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Min, Q

from checker.cases.models import Case, Heartbeat, Item, State, StoredOutcome
from checker.vocabulary import Outcome
from checker.vocabulary.plain import from_plain

LONG_WAIT_SECONDS = 120
SWEEPER = "sweeper"


class ItemNotFound(Exception):
    """The case has no such item, or it is not a picture."""


@dataclass(frozen=True, kw_only=True)
class StateOfWork:
    """`troubles` are the words `sweeper` (asleep) and `queue` (somebody waits longer than two minutes)."""

    waiting: int
    running: int
    failed: int
    oldest_waiting_seconds: int
    troubles: tuple[str, ...]


def outcome_of(case: Case) -> Outcome | None:
    """What the engine said, or None while the case is not done."""
    stored = StoredOutcome.objects.filter(case=case).first()
    return from_plain(Outcome, stored.body) if stored else None


def items_of(case: Case) -> list[Item]:
    """The items in their order."""
    return list(case.items.order_by("index"))


def picture_of(case: Case, index: int) -> Item:
    """Picture item number `index`; raises ItemNotFound."""
    item = case.items.filter(index=index).exclude(picture="").first()
    if item is None:
        raise ItemNotFound
    return item


def state_of_work(now: datetime) -> StateOfWork:
    """The queue in figures."""
    counts = Case.objects.aggregate(
        waiting=Count("id", filter=Q(state=State.QUEUED)),
        running=Count("id", filter=Q(state=State.RUNNING)),
        failed=Count("id", filter=Q(state=State.FAILED)),
        oldest=Min("created_at", filter=Q(state=State.QUEUED)),
    )
    oldest = int((now - counts["oldest"]).total_seconds()) if counts["oldest"] else 0
    heartbeat = Heartbeat.objects.filter(name=SWEEPER).first()
    asleep = heartbeat is None or (now - heartbeat.at).total_seconds() > 60 + settings.SWEEP_SECONDS
    troubles = ["sweeper"] * asleep + ["queue"] * (oldest > LONG_WAIT_SECONDS)
    return StateOfWork(
        waiting=counts["waiting"],
        running=counts["running"],
        failed=counts["failed"],
        oldest_waiting_seconds=oldest,
        troubles=tuple(troubles),
    )
