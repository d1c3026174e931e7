"""The Celery side of the work: take a hint, make each worker process ready before its first one, and see it die."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from uuid import UUID

from celery import Task
from celery.exceptions import TimeLimitExceeded, WorkerLostError
from celery.signals import task_failure, worker_init, worker_process_init
from django.conf import settings
from django.db import connection
from django.utils import timezone

from checker import reading
from checker.cases import batch_feeding, claiming, hinting, processes, working
from checker.cases.acknowledging import Hint
from checker.cases.readying import load_the_engine
from checker.cases.tracing import span_of_case
from checker.celery import app

logger = logging.getLogger(__name__)


@app.task(name=hinting.TASK, bind=True, Request=Hint)  # type: ignore[untyped-decorator]
def work_on_case(task: Task, *, case_id: str, **_later: object) -> None:
    """A hint: if the case still waits, work on it. Unknown arguments come from newer senders and are passed over."""
    with span_of_case("case worked on", UUID(case_id)):
        working.work_on(UUID(case_id), timezone.now, _watched_as(task))


@app.task(name=hinting.LISTS, bind=True, Request=Hint)  # type: ignore[untyped-decorator]
def work_on_lists(task: Task, **_later: object) -> None:
    """A hint that lists wait: work on them for a while, then let other hints come through."""
    batch_feeding.work_for(2 * settings.SWEEP_SECONDS, timezone.now, _watched_as(task))


def _watched_as(task: Task) -> str:
    """By what the worker's first process knows this one; a worker of a single process is watched by nobody."""
    return "" if app.conf.worker_pool == "solo" else str(task.request.id or "")


@task_failure.connect  # type: ignore[untyped-decorator]
def tell_of_a_death(task_id: str = "", exception: BaseException | None = None, **_: object) -> None:
    """In the worker's first process: one of the others was killed at its work, or worked for too long and was ended."""
    if not isinstance(exception, WorkerLostError | TimeLimitExceeded):
        return
    try:
        claiming.bury(task_id, timezone.now())
    except Exception:
        logger.exception("a death could not be written down")
    finally:
        connection.close()  # the next process is forked from this one


@worker_init.connect  # type: ignore[untyped-decorator]
def load_the_words(**_: object) -> None:
    """Before the worker's processes are forked."""
    load_the_engine(timezone.localdate())


@worker_process_init.connect  # type: ignore[untyped-decorator]
def make_ready(**_: object) -> None:
    """Die with the worker, stop between two instructions when asked to, and load the OCR in the background, on as many
    cores as it is given."""
    processes.die_with_parent(signal.SIGKILL, os.getppid())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    reading.read_on(settings.READER_CORES)
    threading.Thread(target=_load_the_ocr, name="warm-up", daemon=True).start()


def _load_the_ocr() -> None:
    try:
        reading.warm_up()
    except Exception:
        logger.exception("the OCR could not be loaded beforehand")
