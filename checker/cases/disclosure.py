"""Counts as the public may see them: small ones not at all, others in steps of five, so that no sum gives a small one
back.

A cell tells an interval and no more. Sums are made from what was published, never from the cases. What is left is one
way to count back: a number that others must add up to, as the levels add up to every number of cases. Where a small
cell is among them, the steps of that number end early ("so many or more"), at a place that depends only on what is
published of the others; so neither the number nor the place at which it ends says more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FEWEST = 5
"""The least number of cases that is told."""
_STEP = 5
_HALF = 2


@dataclass(frozen=True, kw_only=True)
class Count:
    """So many cases: from `low` to `high`, or `low` and more where that is None."""

    low: int
    high: int | None

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def is_small(self) -> bool:
        """More than none and fewer than are told."""
        return not self.is_exact and self.low < FEWEST

    @property
    def is_open(self) -> bool:
        return self.high is None

    @property
    def about(self) -> int:
        """The number that is shown: itself, the multiple of five that it was rounded to, or the least it can be."""
        if self.is_exact or self.is_small or self.high is None:
            return self.low
        return FEWEST if self.low == FEWEST else self.low + _HALF

    @property
    def drawn(self) -> int:
        """The length of its bar."""
        return _HALF if self.is_small else self.about


NONE = Count(low=0, high=0)


def exact(count: int) -> Count:
    """A count for those who know each of the cases."""
    return Count(low=count, high=count)


def published(count: int, ceiling: int | None = None) -> Count:
    """A count for the public, told no finer than that it reaches the last step up to `ceiling`."""
    if count == 0:
        return NONE
    reached = count if ceiling is None else min(count, max(ceiling, 1))
    low = _start(reached)
    high = _following(low) - 1
    is_told = ceiling is None or high < ceiling or low < FEWEST
    return Count(low=low, high=high if is_told else None)


def ceiling(parts: Iterable[Count]) -> int | None:
    """The last step at which a number may begin of which every case is in one of the parts at least.

    Were it higher, a small part could not be 1 any more. None where no part is small.
    """
    known = list(parts)
    if not any(part.is_small for part in known) or any(part.high is None for part in known):
        return None
    return sum(part.high or 0 for part in known) - (FEWEST - 2)


def lowest(ceilings: Iterable[int | None]) -> int | None:
    """The ceiling of a number that several others cover."""
    return min((one for one in ceilings if one is not None), default=None)


def total(cells: Sequence[Count]) -> Count:
    """The sum of cells, as far as they tell it."""
    ends = [cell.high for cell in cells]
    return Count(low=sum(cell.low for cell in cells), high=None if None in ends else sum(end or 0 for end in ends))


def _start(count: int) -> int:
    """Where the step begins in which a count lies: 1, 5, 8, 13, 18, …"""
    if count < FEWEST:
        return 1
    return max((count + _HALF) // _STEP * _STEP - _HALF, FEWEST)


def _following(start: int) -> int:
    """Where the next step begins."""
    if start == 1:
        return FEWEST
    return FEWEST + _HALF + 1 if start == FEWEST else start + _STEP
