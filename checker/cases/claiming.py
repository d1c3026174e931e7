"""Who works on a case: one conditional update gives a lease, and only the holder of the lease can write the end.

A case may be deadly to whoever works on it, so attempts are counted. A worker may as well be killed or frozen from
outside, with everything around it; that says nothing about the case and is not counted. Whoever works under the eyes of
another process leaves its mark in the lease: if it dies alone, that process says so (`bury`); if nobody says so, they
went together.
"""

from __future__ import annotations

import hashlib
import random
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Case as If
from django.db.models import F, Q, QuerySet, Value, When

from checker.cases import facts, memories, owing
from checker.cases.models import Case, Failure, Item, State, StoredOutcome
from checker.vocabulary import Message, Outcome, Reading
from checker.vocabulary.plain import to_plain

MAX_ATTEMPTS = 3
LONGEST_PAUSE = timedelta(seconds=60)
BLAMELESS_FOR = timedelta(hours=1)
"""So long after it was asked a case is not blamed for what happens around it; nothing is tried again for ever."""
_WATCHED = "w"


class LeaseLost(Exception):
    """Somebody else works on the case by now, or it was erased: whatever we would write comes too late."""


@dataclass(frozen=True, kw_only=True)
class Lease:
    """The right to work on a case until its end; `token` differs at every attempt."""

    case_id: UUID
    token: str
    attempt: int


def due(now: datetime) -> Q:
    """Cases that nobody works on and that may be worked on now.

    A pause that ends further ahead than any that is ever made was made before a clock was set back: it is over.
    """
    paused = Q(run_after__gt=now, run_after__lte=now + LONGEST_PAUSE)
    counted = Q(attempts__lt=MAX_ATTEMPTS) & (Q(state=State.QUEUED) & ~paused | is_abandoned(now))
    return counted | is_orphaned(now)


def is_abandoned(now: datetime) -> Q:
    """Cases whose lease has run out; also one that runs for longer than any lease, as after a clock was set back."""
    longest = timedelta(seconds=2 * settings.LEASE_SECONDS)
    return Q(state=State.RUNNING) & (Q(lease_until__lt=now) | Q(lease_until__gt=now + longest))


def is_orphaned(now: datetime) -> Q:
    """Cases whose lease has run out without a word from the process that watched: it was ended or frozen as well."""
    return is_abandoned(now) & Q(lease_token__startswith=_WATCHED, asked_at__gt=now - BLAMELESS_FOR)


def is_exhausted(now: datetime) -> Q:
    """Cases that may not be tried again, and that nobody works on."""
    died = is_abandoned(now) & ~is_orphaned(now)
    return Q(attempts__gte=MAX_ATTEMPTS) & (died | Q(state=State.QUEUED))


def claim(case_id: UUID, now: datetime, watched_as: str = "") -> Lease | None:
    """The lease, or None when the case is over, gone, not due yet or somebody else's.

    `watched_as` is a word by which a process that watches this one knows it; it calls `bury` with it.
    """
    token = f"{_mark(watched_as)}{secrets.token_hex(8)}" if watched_as else secrets.token_hex(16)
    taken = Case.objects.filter(due(now), id=case_id).update(
        state=State.RUNNING,
        lease_token=token,
        lease_until=now + timedelta(seconds=settings.LEASE_SECONDS),
        attempts=F("attempts") + If(When(is_orphaned(now), then=Value(0)), default=Value(1)),
    )
    if not taken:
        return None
    attempt = Case.objects.filter(id=case_id).values_list("attempts", flat=True).first()
    return Lease(case_id=case_id, token=token, attempt=attempt or MAX_ATTEMPTS)


def renew(lease: Lease, now: datetime) -> None:
    """Keep the lease for its full length from `now`; raises LeaseLost."""
    _change(lease, lease_until=now + timedelta(seconds=settings.LEASE_SECONDS))


def note_step(lease: Lease, step: Message, done: int, total: int) -> None:
    """Record for the waiting shopper what is being done; raises LeaseLost."""
    _change(lease, step=to_plain(step), steps_done=done, steps_total=total)


def keep_reading(lease: Lease, reading: Reading) -> None:
    """Store what was read on an item, so that another attempt need not read it again; raises LeaseLost."""
    with transaction.atomic():
        _hold(lease)
        _store(lease.case_id, reading)


def _store(case_id: UUID, reading: Reading) -> None:
    Item.objects.filter(case_id=case_id, index=reading.item).update(reading=to_plain(reading))


def finish(lease: Lease, outcome: Outcome, now: datetime, read: Sequence[Reading] = ()) -> None:
    """Store the outcome of this version, end the case and let the archive remember it, all or nothing.

    `read` are readings that were not kept before. Raises LeaseLost.
    """
    with transaction.atomic():
        _change(lease, state=State.DONE, finished_at=now, library_version=outcome.library, **_FREE)
        for reading in read:
            _store(lease.case_id, reading)
        version, language = Case.objects.values_list("version", "language").get(id=lease.case_id)
        StoredOutcome.objects.create(
            case_id=lease.case_id,
            version=version,
            library=outcome.library,
            level=outcome.verdict.level.value,
            score=outcome.verdict.score,
            body=to_plain(memories.without_fingerprints(outcome)),
            created_at=now,
        )
        facts.keep(lease.case_id, outcome, language, now)
        memories.keep(lease.case_id, outcome)
        owing.answered(lease.case_id, version, now)


def fail(lease: Lease, failure: Failure, now: datetime) -> None:
    """End the case without an outcome; raises LeaseLost."""
    with transaction.atomic():
        _change(lease, state=State.FAILED, failure=failure, finished_at=now, **_FREE)
        owing.failed(lease.case_id, Case.objects.values_list("version", flat=True).get(id=lease.case_id), now)


def give_back(lease: Lease, now: datetime, chance: Callable[[float, float], float] = random.uniform) -> None:
    """Queue the case again for later: about 2 seconds after the first attempt, doubling; raises LeaseLost."""
    pause = timedelta(seconds=2**lease.attempt * chance(0.5, 1.5))
    _change(lease, state=State.QUEUED, run_after=now + pause, next_hint_at=now + pause, **_FREE)


def put_off(lease: Lease, now: datetime, chance: Callable[[float, float], float] = random.uniform) -> None:
    """Queue the case again for in a few seconds and uncounted, because what it needs is away; raises LeaseLost."""
    at = now + timedelta(seconds=chance(3, 9))
    _change(lease, state=State.QUEUED, attempts=F("attempts") - 1, run_after=at, next_hint_at=at, **_FREE)


def hand_back(lease: Lease, now: datetime) -> None:
    """Queue the case again at once and uncounted, because this worker was asked to stop; raises LeaseLost."""
    _change(lease, state=State.QUEUED, attempts=F("attempts") - 1, run_after=now, next_hint_at=now, **_FREE)


def bury(watched_as: str, now: datetime) -> int:
    """A process that worked under this word has died, and the one that watched it has not: queue again what it worked
    on, or end it after the last attempt; how many cases."""
    left = Case.objects.filter(state=State.RUNNING, lease_token__startswith=_mark(watched_as))
    cases = list(left.values_list("id", "lease_token", "attempts"))
    for case_id, token, attempts in cases:
        lease = Lease(case_id=case_id, token=token, attempt=attempts)
        with suppress(LeaseLost):
            if attempts >= MAX_ATTEMPTS:
                fail(lease, Failure.INTERRUPTED, now)
            else:
                give_back(lease, now)
    return len(cases)


def _mark(watched_as: str) -> str:
    """Of 16 characters; no unwatched lease begins like it."""
    return f"{_WATCHED}{hashlib.sha256(watched_as.encode()).hexdigest()[:15]}"


_FREE: dict[str, object] = {"lease_token": "", "lease_until": None}


def _change(lease: Lease, **values: object) -> None:
    if not _mine(lease).update(**values):
        raise LeaseLost


def _hold(lease: Lease) -> None:
    """Inside a transaction: nobody else can take the case before it ends."""
    if not _mine(lease).select_for_update().exists():
        raise LeaseLost


def _mine(lease: Lease) -> QuerySet[Case]:
    return Case.objects.filter(id=lease.case_id, state=State.RUNNING, lease_token=lease.token)
