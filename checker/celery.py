"""The Celery app. A message only hints at a row, so every setting here prefers "twice" and "late" over "never"."""

from __future__ import annotations

import os
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "checker.settings")
os.environ.setdefault("REMAP_SIGTERM", "SIGQUIT")  # read by Celery on import: a stop gives unfinished work back

from celery import Celery
from celery.platforms import SecurityWarning
from django.conf import settings

warnings.simplefilter("ignore", SecurityWarning)  # about root and pickled messages; ours are JSON
_PATIENCE = {"socket_timeout": 1, "socket_connect_timeout": 1}


def _transport_options(broker_url: str) -> dict[str, object]:
    """Short waits for whoever publishes, early redelivery for whoever consumes."""
    if broker_url.startswith("filesystem"):
        folder = settings.BROKER_FOLDER
        for name in ("queue", "control"):
            (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        return {
            "data_folder_in": str(folder / "queue"),
            "data_folder_out": str(folder / "queue"),
            "control_folder": str(folder / "control"),
            "polling_interval": 0.1,
        }
    if broker_url.startswith("redis"):
        return {
            **_PATIENCE,
            "visibility_timeout": 120,
            "unacked_restore_interval": 5,
            "unacked_restore_throttle": 1,
            "health_check_interval": 30,
            "retry_on_timeout": False,
            "max_retries": 0,
        }
    # RabbitMQ: no publisher confirms either, as waiting for one could keep a shopper waiting
    return {"max_retries": 0, "interval_start": 0}


app = Celery("checker", include=["checker.cases.tasks"])
app.conf.update(
    broker_url=settings.BROKER_URL,
    broker_transport_options=_transport_options(settings.BROKER_URL),
    broker_connection_timeout=1,
    broker_pool_acquire_timeout=1,
    broker_connection_max_retries=None,
    broker_connection_retry_on_startup=True,
    task_publish_retry=False,
    task_acks_late=True,
    task_reject_on_worker_lost=False,  # who dies at work is told of, and the row is hinted at again
    task_ignore_result=True,
    task_time_limit=settings.LONGEST_WORK_SECONDS,
    task_serializer="json",
    accept_content=["json"],
    task_default_queue_type="quorum" if settings.BROKER_URL.startswith(("amqp", "pyamqp")) else "classic",
    worker_concurrency=settings.WORKER_PROCESSES,
    worker_pool="solo" if settings.BROKER_URL.startswith("filesystem") else "prefork",
    worker_prefetch_multiplier=1,
    # A new process loads the OCR anew: as much work as a hundred posts. A hint given twice is a task as well.
    worker_max_tasks_per_child=2000,
    worker_max_memory_per_child=2_000_000,  # kilobytes
    worker_lost_wait=2,
    worker_soft_shutdown_timeout=1,  # then the case is handed back, with what was read so far
    worker_enable_remote_control=False,
    worker_send_task_events=False,
    worker_hijack_root_logger=False,
    timezone=settings.TIME_ZONE,
)
