"""Time as it would pass on a machine with nothing else to do: the clock without the waits for a processor.

Linux counts for each process how long it ran and how long it was ready but had to wait; for a look-up these are our own
process and, with PostgreSQL on the same machine, the one that serves our connection. Both may wait at once, so it is
never less than the two worked. Elsewhere it is the plain clock.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter, thread_time

from django.db import connection


class Stopwatch:
    """Counts from when it is made."""

    def __init__(self) -> None:
        self._files = [Path("/proc/thread-self/schedstat")]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                (process,) = cursor.fetchone() or (0,)
            self._files.append(Path(f"/proc/{process}/schedstat"))
        self._files = [file for file in self._files if file.exists()]
        self._others = self._files[1:]
        self.start()

    def start(self) -> None:
        """Count from now."""
        self._waited, self._worked = self._waits(), self._work()
        self._started = perf_counter()

    def clock(self) -> float:
        """Seconds by the clock."""
        return perf_counter() - self._started

    def alone(self) -> float:
        """Seconds without those in which others had the processors."""
        without_waits = perf_counter() - self._started - (self._waits() - self._waited)
        return max(without_waits, self._work() - self._worked)

    def _waits(self) -> float:
        return sum(int(file.read_text().split()[1]) for file in self._files) / 1e9

    def _work(self) -> float:
        """Seconds for which we ran, and those who serve us; of a process that runs Linux counts them with a delay."""
        return thread_time() + sum(int(file.read_text().split()[0]) for file in self._others) / 1e9
