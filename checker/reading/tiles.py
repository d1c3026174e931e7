"""Long screenshots are searched in overlapping tiles; what two tiles both saw is kept once, in reading order."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

LONGEST_TILE = 2.2
OVERLAP = 0.2
# A box this near to a cut may be half a line.
CUT_MARGIN = 3
SAME = 0.5
MOST_THICKER = 2.0


@dataclass(frozen=True, kw_only=True)
class Tile:
    top: int
    bottom: int


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place with text, as corners in pixels of the whole picture; `cut` if a tile ends in it; `crop` its pixels."""

    corners: tuple[tuple[float, float], ...]
    crop: Any
    cut: bool = False

    @property
    def left(self) -> float:
        return min(x for x, _ in self.corners)

    @property
    def right(self) -> float:
        return max(x for x, _ in self.corners)

    @property
    def top(self) -> float:
        return min(y for _, y in self.corners)

    @property
    def bottom(self) -> float:
        return max(y for _, y in self.corners)

    @property
    def area(self) -> float:
        return abs(_turned_area(self.corners))

    @property
    def thickness(self) -> float:
        """The shorter side: of a line, the height of its letters, however it lies."""
        first, second, third = self.corners[:3]
        return min(math.dist(first, second), math.dist(second, third))


def tiles(width: int, height: int) -> Iterator[Tile]:
    """Tiles of equal height, at most `LONGEST_TILE` widths high; a picture that is not longer is one tile."""
    longest = width * LONGEST_TILE
    if height <= longest * 1.1:
        yield Tile(top=0, bottom=height)
        return
    overlap = width * OVERLAP
    count = math.ceil((height - overlap) / (longest - overlap))
    step = (height - overlap) / count
    for number in range(count):
        yield Tile(top=round(number * step), bottom=min(round(number * step + step + overlap), height))


def is_cut(corners: Iterable[tuple[float, float]], tile: Tile, height: int) -> bool:
    ys = [y for _, y in corners]
    above = tile.top > 0 and min(ys) <= tile.top + CUT_MARGIN
    return above or (tile.bottom < height and max(ys) >= tile.bottom - CUT_MARGIN)


def once(spots: Iterable[Spot]) -> list[Spot]:
    """Whole spots before cut ones, large before small; a spot that mostly lies in a kept one is the same text."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.cut, -spot.area)):
        if not any(_is_same(spot, other) for other in kept):
            kept.append(spot)
    return kept


def _is_same(spot: Spot, larger: Spot) -> bool:
    """A photo taken for a letter may reach over the line above it, but is many times as thick."""
    if not spot.cut and larger.thickness > MOST_THICKER * spot.thickness:
        return False
    return _shared(spot, larger) > SAME * spot.area


def in_reading_order(spots: list[Spot]) -> list[Spot]:
    """Rows from top to bottom, each from left to right, after a common slope of the lines is taken out."""
    slope = _slope(spots)
    waiting = sorted(spots, key=lambda spot: _level(spot, slope))
    ordered: list[Spot] = []
    while waiting:
        first = waiting[0]
        reach = (first.bottom - first.top) / 2
        row = [
            spot
            for spot in waiting
            if _level(spot, slope) - _level(first, slope) < min(reach, (spot.bottom - spot.top) / 2)
        ]
        ordered += sorted(row, key=lambda spot: spot.left)
        taken = {id(spot) for spot in row}
        waiting = [spot for spot in waiting if id(spot) not in taken]
    return ordered


def _level(spot: Spot, slope: float) -> float:
    return (spot.top + spot.bottom) / 2 - slope * (spot.left + spot.right) / 2


def _slope(spots: list[Spot]) -> float:
    """Rise of the upper edges of wide lines, as a photo held askew shows it; 0 where there are too few."""
    rises = [
        (right[1] - left[1]) / (right[0] - left[0])
        for left, right in (spot.corners[:2] for spot in spots if spot.right - spot.left > 3 * (spot.bottom - spot.top))
        if right[0] > left[0]
    ]
    return median(rises) if len(rises) >= 3 else 0.0


def _shared(one: Spot, other: Spot) -> float:
    """The area that lies in both: of slanting lines not that of their frames, which overlap though they do not."""
    if not (one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom):
        return 0.0
    import cv2
    import numpy

    mine, theirs = (numpy.array(spot.corners, numpy.float32) for spot in (one, other))
    return float(cv2.intersectConvexConvex(mine, theirs)[0])


def _turned_area(corners: tuple[tuple[float, float], ...]) -> float:
    """Half the sum over the edges (Gauss); negative if they run against the clock."""
    following = (*corners[1:], corners[0])
    return sum(x * below - right * y for (x, y), (right, below) in zip(corners, following, strict=True)) / 2
