"""The picture of the sum: each step begins where the one before it ended, and the last is the total."""

from __future__ import annotations

import pytest

from checker.reports.waterfall import LEFT, WIDTH, Waterfall, waterfall
from checker.vocabulary import Level

MARKS = [(Level.CHECK_FIRST, 15), (Level.HOLD_OFF, 35), (Level.STOP, 60)]


def drawn(*points: int, capped: int = 0) -> Waterfall:
    return waterfall(list(enumerate(points, start=1)), capped, MARKS)


def test_steps_join_up_to_the_total() -> None:
    picture = drawn(24, 12, 4)
    for one, other in zip(picture.steps[:-1], picture.steps[1:-1], strict=False):
        assert one.end == other.left
    total = picture.steps[-1]
    assert (total.points, total.left, total.left + total.width) == (40, LEFT, picture.steps[-2].end)


def test_what_the_caps_took_away_goes_back() -> None:
    *_, last, down, total = drawn(60, 55, capped=16).steps
    assert (down.kind, down.points, total.points) == ("down", -16, 99)
    assert down.left + down.width == last.left + last.width
    assert down.end == total.left + total.width
    assert (last.label, down.label, total.label) == ("+55", "−16", "99")


@pytest.mark.parametrize("points", [(1,), (24, 24, 24, 12, 12, 12, 4), (90, 60, 60)], ids=str)
def test_nothing_is_drawn_beyond_the_picture(points: tuple[int, ...]) -> None:
    picture = drawn(*points, capped=max(sum(points) - 99, 0))
    for step in picture.steps:
        assert LEFT <= step.left < step.left + step.width <= LEFT + WIDTH
        assert step.top + 24 <= picture.height
        # Beside a bar, in figures of 24 units that are six tenths as wide as high.
        assert step.left + step.width + 8 + len(step.label) * 24 * 0.6 <= picture.width
    assert [mark.x for mark in picture.marks] == sorted(mark.x for mark in picture.marks)
    assert all(LEFT < mark.x <= LEFT + WIDTH for mark in picture.marks)
