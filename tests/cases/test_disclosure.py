"""No sum of what is published gives a small count back, even to somebody who knows how it is published."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cases import disclosure
from checker.cases.disclosure import NONE, Count, ceiling, published, total

FEW = {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, NONE),
        (1, Count(low=1, high=4)),
        (4, Count(low=1, high=4)),
        (5, Count(low=5, high=7)),
        (7, Count(low=5, high=7)),
        (8, Count(low=8, high=12)),
        (12, Count(low=8, high=12)),
        (13, Count(low=13, high=17)),
        (1_000, Count(low=998, high=1_002)),
    ],
)
def test_counts_are_told_in_steps_of_five(count: int, shown: Count) -> None:
    assert published(count) == shown


@given(st.integers(0, 10_000), st.none() | st.integers(-3, 10_000))
def test_a_cell_never_lies(count: int, top: int | None) -> None:
    cell = published(count, top)
    assert cell.low <= count
    assert cell.high is None or cell.high >= count or (top is not None and count > top)
    assert cell.is_small == (cell.low == 1)
    if not cell.is_small:
        assert cell.about % 5 == 0 or cell.is_open


def _tell(levels: tuple[int, ...], others: tuple[int, ...]) -> tuple[tuple[Count, ...], tuple[Count, ...]]:
    """What is published of one week: the levels, and numbers of which the levels cover each."""
    parts = tuple(published(one) for one in levels)
    top = ceiling(parts)
    return parts, tuple(published(one, top) for one in others)


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_whatever_is_subtracted_each_small_number_stays_possible(parts: int) -> None:
    """Every small week there can be, grouped by what is published of it: who knows the rules still cannot tell a level
    of one case from a level of four."""
    possible: defaultdict[object, list[tuple[int, ...]]] = defaultdict(list)
    ends = {1: 33, 2: 23, 3: 13}  # each behind the last number of a step, so that no step is cut short
    for levels in product(range(ends[parts]), repeat=parts):
        for other in range(sum(levels) + 1):
            possible[_tell(levels, (other,))].append(levels)
    for (shown, _), worlds in possible.items():
        for at, cell in enumerate(shown):
            if cell.is_small:
                assert {levels[at] for levels in worlds} == FEW, (shown, at)


def test_without_ceilings_a_sum_would_tell() -> None:
    """The attack is real: two levels of four cases each, and a claim that all eight make."""
    worlds = [
        levels
        for levels in product(range(1, 5), repeat=2)
        if any(published(claim) == published(8) for claim in range(sum(levels) + 1))
    ]
    assert worlds == [(4, 4)]
    shown = _tell((4, 4), (8,))
    assert shown[1][0] == Count(low=5, high=None)


def test_a_combination_does_not_give_its_claims_back() -> None:
    """It stands on one of two claims at least, so they cover it as the levels cover the cases."""
    possible: defaultdict[object, list[tuple[int, int]]] = defaultdict(list)
    for one, other in product(range(13), repeat=2):
        for both in range(one + other + 1):
            possible[_tell((one, other), (both,))].append((one, other))
    for (shown, _), worlds in possible.items():
        for at, cell in enumerate(shown):
            if cell.is_small:
                assert {world[at] for world in worlds} == FEW


@given(st.lists(st.integers(0, 60), max_size=12))
def test_a_total_is_made_of_what_was_published(counts: list[int]) -> None:
    cells = [published(count) for count in counts]
    summed = total(cells)
    assert summed.low <= sum(counts) <= (summed.high or 0)
    assert summed == total([published(cell.low) if cell.low else NONE for cell in cells])


def test_an_open_cell_makes_an_open_total() -> None:
    assert total([Count(low=5, high=None), NONE]) == Count(low=5, high=None)
    assert disclosure.ceiling([Count(low=5, high=None), Count(low=1, high=4)]) is None
    assert disclosure.lowest([None, 9, 5]) == 5
    assert disclosure.lowest([None]) is None
