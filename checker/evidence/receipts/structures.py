"""The ways in which the figures of a receipt can add up, and whether any of them explains what is printed.

Receipts differ: tax inside or on top, discounts before or after, service, tip, rounding, deposits. So a sum is called
broken only if no way of adding explains it and no other printed amount could be a line that was not understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

MOST_PARTS = 12
"""More optional parts than this explain almost anything: the sum is then not judged."""
MOST_LOOSE = 12
"""Up to so many amounts that were not understood, two of them together may explain a gap as well."""


class State(StrEnum):
    HOLDS = "holds"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Sum:
    """Whether a printed amount is explained; `gap` is by how much (printed less computed) the nearest way fails."""

    state: State
    gap: int = 0
    nearest: int = 0


UNKNOWN = Sum(state=State.UNKNOWN)


def explain(printed: int, starts: Iterable[int], parts: Sequence[int], tolerance: int, loose: frozenset[int]) -> Sum:
    """Whether `printed` is one of the `starts` plus any of the `parts`, give or take the tolerance."""
    if len(parts) > MOST_PARTS:
        return UNKNOWN
    sums = {start + sum(chosen) for start in starts for chosen in _choices(parts)}
    if not sums:
        return UNKNOWN
    nearest = min(sums, key=lambda computed: (abs(printed - computed), computed))
    gap = printed - nearest
    if abs(gap) <= tolerance:
        return Sum(state=State.HOLDS, gap=gap, nearest=nearest)
    gaps = {printed - computed + rounding for computed in sums for rounding in range(-tolerance, tolerance + 1)}
    state = State.UNKNOWN if any(fills(one, loose) for one in gaps) else State.BROKEN
    return Sum(state=state, gap=gap, nearest=nearest)


def fills(gap: int, amounts: frozenset[int]) -> bool:
    """Whether one of the amounts, or two of them together, are as large as the gap."""
    if abs(gap) in amounts:
        return True
    return len(amounts) <= MOST_LOOSE and any(
        abs(gap) in (one + other, abs(one - other)) for one, other in combinations(amounts, 2)
    )


def together(sums: Iterable[Sum]) -> Sum:
    """The verdict of several sums over the same figures: a broken one first, then one that holds."""
    found = list(sums)
    for state in (State.BROKEN, State.HOLDS):
        for one in found:
            if one.state is state:
                return one
    return UNKNOWN


def _choices(parts: Sequence[int]) -> Iterable[tuple[int, ...]]:
    return (chosen for size in range(len(parts) + 1) for chosen in combinations(parts, size))
