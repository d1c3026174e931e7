"""Which claims rise: their share of all cases in the last four weeks against the four before.

A rise is told only where chance and the rounding of the counts together do not explain it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

from checker.cases.disclosure import Count, total
from checker.cases.trend_tables import Row, Table

SPAN = 4
LEAST = 10
"""Cases with the claim in the last four weeks, below which nothing is called a rise."""
_Z = 2.576
"""The two-sided 99 % interval: dozens of claims are asked at once."""


@dataclass(frozen=True, kw_only=True)
class Rise:
    """The claim is between `low` and `high` times as frequent as before, with 99 % confidence."""

    value: str
    now: Count
    before: Count
    low: float
    high: float


def rises(found: Table) -> tuple[Rise, ...]:
    """The values of a table of at least eight weeks that rise, the surest first."""
    cases_before, cases_now = _halves(found.cases)
    rising = []
    for row in found.rows:
        before, now = _halves(row)
        rise = _rise(row.value, now, before, cases_now, cases_before)
        if rise is not None and rise.low > 1 and now.low >= LEAST:
            rising.append(rise)
    return tuple(sorted(rising, key=lambda rise: (-rise.low, rise.value)))


def _halves(row: Row) -> tuple[Count, Count]:
    return total(row.cells[-2 * SPAN : -SPAN]), total(row.cells[-SPAN:])


def _rise(value: str, now: Count, before: Count, cases_now: Count, cases_before: Count) -> Rise | None:
    """From the least that the counts allow to the most; None where a count has no end or there were no cases."""
    if now.high is None or before.high is None or cases_now.high is None or cases_before.high is None:
        return None
    if not cases_now.low or not cases_before.low:
        return None
    low, _ = interval(now.low, cases_now.high, before.high, cases_before.low)
    _, high = interval(now.high, cases_now.low, before.low, cases_before.high)
    return Rise(value=value, now=now, before=before, low=low, high=high)


def interval(now: int, all_now: int, before: int, all_before: int) -> tuple[float, float]:
    """The 99 % interval of how many times as frequent something is (Katz, with half a case added to each count)."""
    a, n, b, m = now + 0.5, all_now + 0.5, before + 0.5, all_before + 0.5
    ratio = log(a / n) - log(b / m)
    error = sqrt(max(1 / a - 1 / n + 1 / b - 1 / m, 0.0))
    return exp(ratio - _Z * error), exp(ratio + _Z * error)
