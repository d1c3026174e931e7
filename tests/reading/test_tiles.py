"""Tiles cover a long picture, and what two tiles saw is kept once and in order."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as some

from checker.reading.tiles import OVERLAP, Spot, in_reading_order, is_cut, once, tiles


def spot(left: float, top: float, width: float, height: float, *, cut: bool = False, slope: float = 0.0) -> Spot:
    rise = slope * width
    corners = ((left, top), (left + width, top + rise), (left + width, top + height + rise), (left, top + height))
    return Spot(corners=corners, crop=None, cut=cut)


@given(some.integers(10, 4000), some.integers(10, 30_000))
def test_tiles_cover_the_picture_and_overlap(width: int, height: int) -> None:
    parts = list(tiles(width, height))
    assert parts[0].top == 0
    assert parts[-1].bottom == height
    for upper, lower in itertools.pairwise(parts):
        assert upper.bottom - lower.top >= width * OVERLAP - 2
    assert all(part.bottom - part.top <= max(width * 2.5, 30) for part in parts)


def test_a_screenshot_of_one_screen_is_one_tile_and_a_long_one_several() -> None:
    assert len(list(tiles(1080, 2400))) == 1
    assert len(list(tiles(1080, 8000))) == 4
    assert len(list(tiles(1080, 20_000))) == 10


def test_a_line_seen_by_two_tiles_is_kept_once_and_whole() -> None:
    whole, again, half = spot(100, 2000, 500, 40), spot(101, 2001, 498, 39), spot(100, 2000, 500, 20, cut=True)
    assert once([half, again, whole]) == [whole]


def test_half_a_line_is_kept_where_no_tile_saw_it_whole() -> None:
    half = spot(100, 2000, 500, 300, cut=True)
    assert once([half]) == [half]


def test_neighbouring_lines_are_not_taken_for_one() -> None:
    lines = [spot(100, 2000, 500, 40), spot(100, 2036, 500, 40), spot(610, 2000, 200, 40)]
    assert len(once(lines)) == 3


def test_a_box_at_a_cut_is_marked_but_not_at_the_edge_of_the_picture() -> None:
    first, *_, last = tiles(1080, 8000)
    assert is_cut([(0, first.bottom - 1), (50, first.bottom - 40)], first, 8000)
    assert not is_cut([(0, 0), (50, 40)], first, 8000)
    assert is_cut([(0, last.top), (50, last.top + 40)], last, 8000)
    assert not is_cut([(0, 7999), (50, 7960)], last, 8000)


def test_rows_go_from_top_to_bottom_and_left_to_right() -> None:
    name, price = spot(50, 102, 300, 40), spot(800, 100, 120, 40)
    below, above = spot(50, 170, 300, 40), spot(50, 20, 300, 40)
    assert in_reading_order([price, below, name, above]) == [above, name, price, below]


def test_rows_of_a_photo_held_askew_stay_together() -> None:
    rows = [
        (spot(50, 100 + 50 * row, 300, 30, slope=0.05), spot(800, 137 + 50 * row, 120, 30, slope=0.05))
        for row in range(6)
    ]
    mixed = [one for pair in rows for one in pair][::-1]
    assert in_reading_order(mixed) == [one for pair in rows for one in pair]


def test_a_photo_taken_for_a_letter_does_not_swallow_the_line_that_it_reaches_over() -> None:
    line, photo = spot(125, 332, 349, 39), spot(112, 350, 406, 344)
    assert once([line, photo]) == [photo, line]


def test_slanting_lines_whose_frames_overlap_are_not_taken_for_one() -> None:
    lines = [spot(50, 100 + 40 * row, 900, 32, slope=0.2) for row in range(5)]
    assert len(once(lines)) == 5


def test_half_a_line_seen_by_one_tile_goes_into_the_whole_one_that_another_saw() -> None:
    whole, half = spot(100, 2000, 500, 60), spot(100, 2000, 500, 22, cut=True)
    assert once([half, whole]) == [whole]
