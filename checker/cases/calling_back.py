"""Telling organisations that a case which they handed in is over. The row of a call is its place in the queue.

A call is made until it is answered with 2xx, at most MAX_ATTEMPTS times; after that it waits for somebody at the desk.
"""

from __future__ import annotations

import json
import logging
import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F, Q, QuerySet

from checker.cases.models import Case, State
from checker.organisations import webhooks
from checker.organisations.models import Delivery, DeliveryState
from checker.organisations.outgoing import NoAnswer, post

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 12 * 3600))
MAX_ATTEMPTS = len(PAUSES) + 1
LEASE = timedelta(seconds=60)
GONE = 410
AT_ONCE = 200
"""Calls of one address in a round, which ends for it after ROUND_SECONDS: the others wait for the next round."""
ROUND_SECONDS = 20.0
SIDE_BY_SIDE = 4


def due(now: datetime) -> QuerySet[Delivery]:
    """Calls that nobody makes and that may be made now: their version is over, if only because a later one began. A
    closed organisation is called no more."""
    over = Q(submission__case__state__in=(State.DONE, State.FAILED)) | Q(version__lt=F("submission__case__version"))
    return Delivery.objects.filter(_free(now), over, webhook__organisation__closed_at__isnull=True)


def queues(now: datetime) -> list[list[int]]:
    """The due calls, one list for each address, so that one that owes much or answers slowly holds up nobody else."""
    addresses = due(now).order_by("webhook_id").values_list("webhook_id", flat=True).distinct()
    return [
        list(due(now).filter(webhook_id=one).order_by("run_after", "id").values_list("id", flat=True)[:AT_ONCE])
        for one in addresses
    ]


def call_in_order(delivery_ids: Sequence[int], clock: Clock) -> None:
    """Make the calls of one address until one is not taken or the time of the round is over."""
    end = time.monotonic() + ROUND_SECONDS
    for delivery_id in delivery_ids:
        if not call(delivery_id, clock) or time.monotonic() > end:
            return


def call(delivery_id: int, clock: Clock) -> bool:
    """Make one call; whether it was taken, or somebody else makes it."""
    now = clock()
    mine = due(now).filter(id=delivery_id).values("id")
    # Also asked of the row itself, so that of two who saw it free the second finds that it is not.
    if not Delivery.objects.filter(_free(now), id__in=mine).update(lease_until=now + LEASE, attempts=F("attempts") + 1):
        return True
    delivery = Delivery.objects.select_related("webhook", "submission__case").get(id=delivery_id)
    name, said = _said(delivery.submission.case, delivery.version)
    body = json.dumps(said).encode()
    headers = webhooks.signed(delivery.webhook, name, body, now)
    try:
        status = post(delivery.webhook.address, body, headers)
    except NoAnswer as error:
        status, answer = 0, str(error)
    else:
        answer = str(status)
    taken = 200 <= status < 300
    _note(delivery, answer, clock(), taken=taken, gone=status == GONE)
    return taken


def _free(now: datetime) -> Q:
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    return free & Q(state=DeliveryState.WAITING, run_after__lte=now)


def _note(delivery: Delivery, answer: str, now: datetime, *, taken: bool, gone: bool) -> None:
    """Write how an attempt ended; logs the id of the case and never the address, which may hold a secret."""
    over = taken or gone or delivery.attempts >= MAX_ATTEMPTS
    state = DeliveryState.DELIVERED if taken else DeliveryState.DEAD if over else DeliveryState.WAITING
    pause = PAUSES[min(delivery.attempts, len(PAUSES)) - 1] * random.uniform(0.8, 1.2)  # noqa: S311 — no secret
    Delivery.objects.filter(id=delivery.id).update(
        state=state,
        last_answer=answer,
        lease_until=None,
        run_after=delivery.run_after if over else now + pause,
        ended_at=now if over else None,
    )
    if not taken:
        about = {"case": str(delivery.submission.case_id), "attempt": delivery.attempts, "answer": answer}
        logger.warning("nobody took a call back", extra=about)


def _said(case: Case, version: int) -> tuple[str, dict[str, object]]:
    """The name of the event and the body: which version is over and how; what came out is fetched with a token.

    The name is another for each version, and for a failure that was told before the case was tried again.
    """
    stored = case.outcomes.filter(version=version).values("level", "score", "created_at").first()
    state, at = (State.DONE, stored["created_at"]) if stored else (State.FAILED, case.finished_at)
    told = {"level": stored["level"], "score": stored["score"]} if stored else {"failure": case.failure}
    name = "-".join(["case", str(case.id), *([str(version)] if version > 1 else []), *([] if stored else ["failed"])])
    return name, {
        "type": f"case.{state.value}",
        "timestamp": at.isoformat() if at else None,
        "data": {"id": str(case.id), "version": version, "state": state.value, **told},
    }


class Caller:
    """Makes the due calls beside the sweeper's round, so that nobody's slow server holds up the queue of cases."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._thread: threading.Thread | None = None

    def start(self, now: datetime) -> None:
        """Begin, unless the last round is still going on or nothing is due."""
        if self._thread is not None and self._thread.is_alive():
            return
        if lists := queues(now):
            self._thread = threading.Thread(target=self._all, args=(lists,), name="callbacks", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until the round is over."""
        if self._thread is not None:
            self._thread.join()

    def _all(self, lists: list[list[int]]) -> None:
        with ThreadPoolExecutor(SIDE_BY_SIDE, thread_name_prefix="callback") as pool:
            list(pool.map(self._one, lists))

    def _one(self, delivery_ids: list[int]) -> None:
        try:
            call_in_order(delivery_ids, self._clock)
        except Exception:
            logger.exception("calls back failed")
        finally:
            connection.close()
