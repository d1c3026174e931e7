"""How long pages take and how many questions they put to the database, with the waits for a processor left out."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median, quantiles

from django.db import connection
from django.test import Client

from checker.devtools.reuse.clocks import Stopwatch

HEADINGS = f"{'p50':>9} {'p95':>7}"


def milliseconds(work: Callable[[], object]) -> float:
    """Of one go."""
    watch = Stopwatch()
    work()
    return watch.alone() * 1000


def asked(client: Client, path: str) -> int:
    """Ask for a page that has to be there; the length of the answer."""
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    return len(answer.content)


def queries(client: Client, path: str) -> int:
    """How many questions a page puts to the database."""
    connection.force_debug_cursor = True
    before = len(connection.queries_log)
    asked(client, path)
    number = len(connection.queries_log) - before
    connection.force_debug_cursor = False
    return number


def times(spent: list[float]) -> str:
    """The median and the 95th percentile, below HEADINGS."""
    return f"{median(spent):>9.1f} {quantiles(spent, n=20)[-1]:>7.1f}"
