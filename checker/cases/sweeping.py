"""Every few seconds: hint again at what waits, end what failed too often, and look after work nobody takes."""

from __future__ import annotations

import logging
import random
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

from django.conf import settings
from django.db import Error, connection, transaction
from django.db.models import Q

from checker.cases import batch_hinting, claiming, hinting, originals, owing, queries, retention, trends
from checker.cases.calling_back import Caller
from checker.cases.claiming import due, is_abandoned, is_exhausted
from checker.cases.models import Case, Failure, Heartbeat, State
from checker.organisations import retention as of_members

logger = logging.getLogger(__name__)

HINTS_A_SWEEP = 200
HINTS_WHILE_BUSY = 20
"""While somebody works most hints are still on the broker, and every second one at a case costs a worker time."""
COPIES_A_ROUND = 20
HEARTBEAT_EVERY = timedelta(seconds=20)
RETENTION_EVERY = timedelta(hours=1)
NO_COPY_AFTER = timedelta(seconds=60)
NOBODY_TAKES_IT = timedelta(seconds=15)
LONGEST_REST = timedelta(minutes=11)
"""Beyond any time until the next hint; what is further ahead is from before a clock was set back."""
CLOCKS_DIFFER = timedelta(seconds=30)


def hint_again(now: datetime) -> int:
    """Hint at cases that wait and have not been hinted at lately; how many. Stops at the first hint that fails."""
    hinted = Q(next_hint_at__gt=now, next_hint_at__lte=now + LONGEST_REST)
    hinted &= ~Q(next_hint_at__gt=now + CLOCKS_DIFFER, asked_at__gt=now + CLOCKS_DIFFER)
    waiting = Case.objects.filter(due(now) & ~hinted).order_by("asked_at")
    given, most = 0, HINTS_WHILE_BUSY if _somebody_works(now) else HINTS_A_SWEEP
    for case in waiting.only("id", "asked_at")[:most]:
        if not hinting.hint(case.id, even_if_resting=True):
            break
        Case.objects.filter(id=case.id).update(next_hint_at=now + _pause(now - case.asked_at))
        given += 1
    return given


def hint_at_missing_copies(now: datetime) -> None:
    """Hint at answered cases whose masked copy was never finished."""
    for case_id in queries.without_masked_copy(now - NO_COPY_AFTER, COPIES_A_ROUND):
        if not hinting.hint(case_id):
            break


def end_exhausted(now: datetime) -> int:
    """Fail the cases whose last attempt died without a word; how many."""
    with transaction.atomic():
        later = Case.objects.select_for_update().filter(is_exhausted(now), version__gt=1)
        for case_id, version in list(later.values_list("id", "version")):
            owing.failed(case_id, version, now)
        return Case.objects.filter(is_exhausted(now)).update(
            state=State.FAILED, failure=Failure.INTERRUPTED, finished_at=now, lease_token="", lease_until=None
        )


def nobody_works(now: datetime) -> bool:
    """Whether a case has been ready for a while and no worker holds any lease: the broker or the workers are away."""
    fresh = Q(state=State.QUEUED, run_after__gte=now - NOBODY_TAKES_IT) | Q(
        state=State.RUNNING, lease_until__gte=now - NOBODY_TAKES_IT, lease_until__lte=now
    )
    if not Case.objects.filter(due(now) & ~fresh, batch=None).exists():
        return False
    return not _somebody_works(now)


def _somebody_works(now: datetime) -> bool:
    return Case.objects.filter(~is_abandoned(now), state=State.RUNNING).exists()


@dataclass
class Sweeper:
    """The endless round; `clock` is read once a round."""

    clock: Callable[[], datetime]
    next_heartbeat: datetime | None = None
    next_retention: datetime | None = None
    stand_in: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    stand_in_as: str = field(default="", repr=False)
    caller: Caller = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.caller = Caller(self.clock)

    def run(self, stop: Event) -> None:
        """Sweep until `stop` is set; a database or store of pictures that is away is waited for."""
        while not stop.is_set():
            started = time.monotonic()
            try:
                self.sweep(self.clock())
            except (Error, OSError):
                logger.exception("sweep failed")
                connection.close()
            stop.wait(max(0.0, settings.SWEEP_SECONDS - (time.monotonic() - started)))

    def sweep(self, now: datetime) -> None:
        """One round."""
        self._see_after_the_stand_in(now)
        hint_again(now)
        if ended := end_exhausted(now):
            logger.error("cases ended after the last attempt", extra={"cases": ended})
        batch_hinting.hint(now)
        if nobody_works(now) or batch_hinting.nobody_works(now):
            self._stand_in()
        self.caller.start(now)
        retention.go_on_erasing()
        if _has_come(self.next_heartbeat, now, HEARTBEAT_EVERY):
            Heartbeat.objects.update_or_create(name=queries.SWEEPER, defaults={"at": now})
            self.next_heartbeat = now + HEARTBEAT_EVERY
            hint_at_missing_copies(now)
            originals.erase(now)
            trends.roll_up(now)
        if _has_come(self.next_retention, now, RETENTION_EVERY):
            retention.enforce(now)
            of_members.enforce(now)
            trends.fold(now)
            self.next_retention = now + RETENTION_EVERY

    def _see_after_the_stand_in(self, now: datetime) -> None:
        """If it was killed while we were not, that is counted against the case that it worked on."""
        if self.stand_in is None or (code := self.stand_in.poll()) is None:
            return
        if code < 0:
            claiming.bury(self.stand_in_as, now)
        self.stand_in = None

    def _stand_in(self) -> None:
        """Start one process that works without the broker until nothing waits, unless it runs already."""
        if self.stand_in is not None:
            return
        logger.warning("nobody takes the waiting cases: working on them without the broker")
        self.stand_in_as = secrets.token_hex(8)
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work", "--watched-as", self.stand_in_as]
        self.stand_in = subprocess.Popen(command)  # noqa: S603 — our own command


def _has_come(moment: datetime | None, now: datetime, every: timedelta) -> bool:
    """Also when it is further away than a whole round: then the clock was set back."""
    return moment is None or not now < moment <= now + every


def _pause(age: timedelta) -> timedelta:
    """Until the next hint at the same case: a quarter of its age, from 4 to 20 seconds, never all at one moment."""
    seconds = min(max(age.total_seconds() / 4, 4.0), 20.0)
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311 — no secret
