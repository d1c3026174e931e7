"""What the faces and the watchers may ask about cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min, Q

from checker.cases.models import Case, Heartbeat, Item, State, StoredOutcome
from checker.vocabulary import Level, Outcome
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


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the engine said about one version of a case, and when."""

    version: int
    at: datetime
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version that has been answered, without the whole answer."""

    number: int
    level: Level
    score: int
    at: datetime


def said_of(case: Case, version: int | None = None) -> Said | None:
    """What the engine said about a version, by default the newest that was answered; None where there is none."""
    wanted = case.outcomes.all() if version is None else case.outcomes.filter(version=version)
    stored = wanted.order_by("-version").first()
    if stored is None:
        return None
    return Said(version=stored.version, at=stored.created_at, outcome=from_plain(Outcome, stored.body))


def outcome_of(case: Case, version: int | None = None) -> Outcome | None:
    """The outcome of a version, by default the newest that was answered; None where there is none."""
    said = said_of(case, version)
    return said.outcome if said else None


def versions_of(case: Case) -> tuple[Version, ...]:
    """The versions that have been answered, oldest first."""
    rows = case.outcomes.order_by("version").values_list("version", "level", "score", "created_at")
    return tuple(Version(number=number, level=Level(level), score=score, at=at) for number, level, score, at in rows)


def without_masked_copy(before: datetime, most: int) -> list[UUID]:
    """Cases answered before `before` that have no masked copy yet: whoever should have made it died."""
    rows = StoredOutcome.objects.filter(masked__isnull=True, created_at__lt=before, case__state=State.DONE)
    return list(rows.order_by("created_at").values_list("case_id", flat=True)[:most])


def masked_copy(case: Case, version: int | None = None) -> Said | None:
    """A version without personal data, by default the newest; None where it has not been made yet."""
    wanted = case.outcomes.filter(masked__isnull=False)
    stored = (wanted if version is None else wanted.filter(version=version)).order_by("-version").first()
    if stored is None or stored.masked is None:
        return None
    return Said(version=stored.version, at=stored.created_at, outcome=from_plain(Outcome, stored.masked))


def items_of(case: Case) -> list[Item]:
    """The items in their order."""
    return list(case.items.order_by("index"))


def picture_of(case: Case, index: int) -> Item:
    """Picture item number `index`; raises ItemNotFound."""
    item = case.items.filter(index=index).exclude(picture="").first()
    if item is None:
        raise ItemNotFound
    return item


def is_full() -> bool:
    """Whether so many wait that new ones would wait too long: QUEUE_LIMIT with a picture, or a multiple of it in all.

    What organisations handed in as lists waits behind everybody else and does not count.
    """
    waiting = Case.objects.filter(state=State.QUEUED, batch=None)
    cases = waiting.count()
    if cases < settings.QUEUE_LIMIT:
        return False
    if cases >= settings.QUEUE_LIMIT * settings.TEXTS_TO_A_PICTURE:
        return True
    pictures = Item.objects.filter(case__state=State.QUEUED, case__batch=None).exclude(picture="")
    return pictures.values("case").distinct().count() >= settings.QUEUE_LIMIT


def state_of_work(now: datetime) -> StateOfWork:
    """The queue in figures; cases of lists wait behind everybody and are not counted as waiting."""
    unanswered = Case.objects.filter(state__in=(State.QUEUED, State.RUNNING, State.FAILED))  # by the index of states
    counts = unanswered.aggregate(
        waiting=Count("id", filter=Q(state=State.QUEUED, batch=None)),
        running=Count("id", filter=Q(state=State.RUNNING)),
        failed=Count("id", filter=Q(state=State.FAILED)),
        oldest=Min("asked_at", filter=Q(state=State.QUEUED, batch=None)),
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
