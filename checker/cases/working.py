"""One attempt at one case: claim it, hold the lease while the engine works, and write the end."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from checker.cases import claiming, deriving, pipeline, steps
from checker.cases.claiming import Lease, LeaseLost
from checker.cases.models import Case, Failure
from checker.cases.pictures import PictureLost
from checker.vocabulary import ItemKind, Message, Outcome, Reading

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]

AGAIN_SECONDS = 0.5
QUIET_SECONDS = 0.5
"""What is being done is written down where it takes longer than this, and where a picture is read, which mostly does:
before that nobody could read it."""
_AWAY = (OperationalError, InterfaceError, OSError)
"""The database is away or locked, the disk is full, the store of pictures does not answer."""


def work_on(case_id: UUID, clock: Clock, watched_as: str = "") -> bool:
    """Make one attempt; False when there was nothing to do. Raises only what asks the process to stop.

    `watched_as` is for `claiming.claim`. An answered case gets its masked copy, also one whose worker died before it
    was made.
    """
    lease = claiming.claim(case_id, clock(), watched_as)
    if lease is None:
        _derive(case_id)
        return False
    logger.info("case taken", extra=_about(lease))
    try:
        _attempt(lease, clock)
    except LeaseLost:
        logger.warning("lease lost, result dropped", extra=_about(lease))
    except PictureLost:
        logger.error("case failed: a picture is lost", extra=_about(lease))
        _end(lambda: claiming.fail(lease, Failure.PICTURE_LOST, clock()))
    except _AWAY:
        logger.exception("what the work needs does not answer", extra=_about(lease))
        _end(lambda: _put_off(lease, clock()), patience=settings.LEASE_SECONDS / 2)
    except Exception:
        logger.exception("attempt failed", extra=_about(lease))
        _end(lambda: _give_up_or_back(lease, clock()))
    except BaseException:  # asked to stop in the middle: the next worker may begin at once
        _end(lambda: claiming.hand_back(lease, clock()))
        raise
    _derive(case_id)
    return True


def _attempt(lease: Lease, clock: Clock) -> None:
    with _renewed(lease, clock):
        last: list[Reading] = []
        outcome = _outcome(lease, last)
        claiming.finish(lease, outcome, clock(), last)
    logger.info("case done", extra=_about(lease))


def _derive(case_id: UUID) -> None:
    try:
        deriving.derive(case_id)
    except Exception:
        logger.exception("no masked copy could be made", extra={"case": str(case_id)})


def _outcome(lease: Lease, last: list[Reading]) -> Outcome:
    """`last` gets what is kept with the end: what was read on words, which costs less than a transaction, and on the
    item that is ready last, after which the end is near."""
    case = Case.objects.filter(id=lease.case_id).first()
    if case is None:
        raise LeaseLost
    unread = set(case.items.filter(reading__isnull=True).values_list("index", flat=True))
    written = time.monotonic()

    def progress(step: Message, done: int, total: int) -> None:
        nonlocal written
        if step.id == steps.READING_PICTURE or time.monotonic() - written >= QUIET_SECONDS:
            claiming.note_step(lease, step, done, total)
            written = time.monotonic()

    def keep(reading: Reading) -> None:
        unread.discard(reading.item)
        if reading.kind is ItemKind.TEXT or not unread:
            last.append(reading)
        else:
            claiming.keep_reading(lease, reading)

    return pipeline.run(case, progress=progress, keep=keep)


@contextmanager
def _renewed(lease: Lease, clock: Clock) -> Iterator[None]:
    """Renews the lease while the block runs, but not for ever: work that hangs must lose it."""
    over = threading.Event()

    def keep_renewing() -> None:
        last, pause = time.monotonic() + settings.LONGEST_WORK_SECONDS, settings.LEASE_SECONDS / 3
        try:
            while time.monotonic() < last and not over.wait(pause):
                pause = settings.LEASE_SECONDS / 3 if _is_renewed(lease, clock) else AGAIN_SECONDS
        except LeaseLost:
            logger.warning("lease lost while working", extra=_about(lease))
        except Exception:
            logger.exception("lease not renewed", extra=_about(lease))
        finally:
            connection.close()

    thread = threading.Thread(target=keep_renewing, name="lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _is_renewed(lease: Lease, clock: Clock) -> bool:
    """False while the database is away; raises LeaseLost."""
    try:
        claiming.renew(lease, clock())
    except (OperationalError, InterfaceError):
        connection.close()
        return False
    return True


def _give_up_or_back(lease: Lease, now: datetime) -> None:
    if lease.attempt >= claiming.MAX_ATTEMPTS:
        claiming.fail(lease, Failure.BROKEN, now)
    else:
        claiming.give_back(lease, now)


def _put_off(lease: Lease, now: datetime) -> None:
    """A database that restarts or a disk that is full is no fault of the case; but nothing is put off for ever."""
    asked_at = Case.objects.filter(id=lease.case_id).values_list("asked_at", flat=True).first()
    if asked_at is not None and now - asked_at > claiming.BLAMELESS_FOR:
        _give_up_or_back(lease, now)
    else:
        claiming.put_off(lease, now)


def _end(write: Callable[[], None], patience: float = 0.0) -> None:
    """Write the end of an attempt, for `patience` seconds again and again while the database is away. If even that
    fails, the lease runs out and the sweeper takes over."""
    last = time.monotonic() + patience
    while True:
        try:
            write()
        except LeaseLost:
            logger.warning("lease lost before the end of the attempt")
        except (OperationalError, InterfaceError):
            if not connection.in_atomic_block:  # a broken one would be used again
                connection.close()
            if time.monotonic() < last:
                time.sleep(AGAIN_SECONDS)
                continue
            logger.exception("the end of an attempt could not be written")
        except Exception:
            logger.exception("the end of an attempt could not be written")
        return


def _about(lease: Lease) -> dict[str, str | int]:
    return {"case": str(lease.case_id), "attempt": lease.attempt}
