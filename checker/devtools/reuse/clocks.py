"""Time as it would pass on a machine with nothing else to do: the clock without the waits for a processor.

Linux counts for each process how long it ran and how long it was ready but had to wait; for a look-up these are our own
process and, with PostgreSQL on the same machine, the one that serves our connection. Elsewhere it is the plain clock.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

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
        self.start()

    def start(self) -> None:
        """Count from now."""
        self._waited = self._waits()
        self._started = perf_counter()

    def clock(self) -> float:
        """Seconds by the clock."""
        return perf_counter() - self._started

    def alone(self) -> float:
        """Seconds without those in which others had the processors."""
        return max(perf_counter() - self._started - (self._waits() - self._waited), 0.0)

    def _waits(self) -> float:
        return sum(int(file.read_text().split()[1]) for file in self._files) / 1e9
