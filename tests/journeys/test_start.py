"""With real processes: the page is there soon after a start, and whoever works on cases soon after the page."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from tests.journeys.installation import Installation, Shopper
from tests.processes import tree, wait_for

STARTS = 3
MOST = 9.0
"""The CPU time of a start in times that of a bare Django: half as much again as when this was written (about 6), and
half of what it was when worker and sweeper did not wait for the page (about 18)."""
BARE_DJANGO = """
from django.conf import settings
settings.configure(INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"], SECRET_KEY="none")
import django
django.setup()
import django.core.handlers.wsgi, django.core.management, django.forms, django.views.generic
"""


def bare_django() -> float:
    """CPU seconds of a process that loads Django and nothing of ours."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", BARE_DJANGO], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_second_start_is_quick(tmp_path: Path) -> None:
    """Held against the same machine in the same seconds, so that a slow or busy one is no failure, nor one that is
    faster for a moment."""
    starts, yardsticks = [], []
    with Installation(tmp_path) as running:
        for _ in range(STARTS):
            running.stop(signal.SIGTERM)
            yardsticks.append(bare_django())
            assert running.start() < 20
            starts.append(running.cpu_seconds())
    times = min(start / yardstick for start, yardstick in zip(starts, yardsticks, strict=True))
    assert times <= MOST, f"{times:.1f} times a bare Django: {starts} to {yardsticks} seconds"


def test_a_case_handed_in_as_soon_as_the_page_answers_is_worked_on(tmp_path: Path) -> None:
    with Installation(tmp_path) as running:
        report = Shopper(running.address).send("我是空姐，国际航班代购，专柜小票齐全，现货当天发。")
        assert wait_for(lambda: Shopper(running.address).state(report) == "done", 30), running.log.read_text()


def test_without_a_page_the_work_goes_on(tmp_path: Path) -> None:
    """Cases from before a stop wait for no page."""
    with Installation(tmp_path) as running:
        running.stop(signal.SIGTERM)
        running.launch()
        assert wait_for(lambda: running.part("web"), 30)
        frozen = tree(running.part("web") or 0)
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        try:
            assert wait_for(lambda: running.part("worker") and running.part("sweeper"), 15)
            assert not running.has_answered()
        finally:
            for pid in frozen:
                os.kill(pid, signal.SIGCONT)
        assert wait_for(running.has_answered, 30)
