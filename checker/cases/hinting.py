"""Hints on the broker: "there is work". A hint may get lost, so giving one never fails and never makes anybody wait."""

from __future__ import annotations

import logging
import time
from uuid import UUID

from checker.celery import app

logger = logging.getLogger(__name__)

LISTS = "cases.work_on_lists"
TASK = "cases.work_on_case"  # by name, so that the web server need not load the engine
PAUSE_SECONDS = 10.0


class _Breaker:
    """After a failed hint the next ones are skipped for a while, so that requests do not pay for a dead broker."""

    def __init__(self) -> None:
        self.closed_at = 0.0
        self.failed = 0

    def is_open(self) -> bool:
        return time.monotonic() < self.closed_at

    def open(self) -> None:
        self.closed_at = time.monotonic() + PAUSE_SECONDS
        self.failed += 1


breaker = _Breaker()


def hint(case_id: UUID, *, even_if_resting: bool = False) -> bool:
    """Tell the workers about a case; False when the broker did not take it within about a second.

    After a failure the broker is left in peace for a while, unless `even_if_resting`.
    """
    if breaker.is_open() and not even_if_resting:
        return False
    try:
        app.send_task(TASK, kwargs={"case_id": str(case_id)}, retry=False)
    except Exception as error:  # whatever the broker does, the row is already safe
        breaker.open()
        logger.warning("no hint given: %s", type(error).__name__, extra={"case": str(case_id)})
        return False
    return True


def hint_at_lists(seconds: int) -> bool:
    """Tell a worker that there are lists to be worked on; the hint is void after `seconds`. False as in `hint`."""
    if breaker.is_open():
        return False
    try:
        app.send_task(LISTS, retry=False, expires=seconds)
    except Exception as error:
        breaker.open()
        logger.warning("no hint given: %s", type(error).__name__)
        return False
    return True
