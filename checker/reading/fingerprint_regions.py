"""Where the pictures are on a picture: without plain borders, and each one that a screenshot shows by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

MOST_SHOWN = 9
"""A post shows up to nine pictures."""
_PLAIN = 8.0
"""Standard deviation of the grey values of a row or column that belongs to a border."""
_LEAST_LEFT = 0.15
"""Less of the area than this is not the picture without its borders but a mark on a plain sheet."""
_APART = 12
"""Grey values by which a point differs from the ground."""
_GROUND, _MOSTLY_GROUND, _HARDLY_ANYTHING_ELSE = 0.18, 0.5, 0.8
"""Shares of the points that have the colour of the ground: on a screenshot of a page, on a page of words that shows no
picture, and on one whatever it seems to show."""
_GAP = 2
_WIDE_GAP = 0.012
"""Of the height of the page."""
_LEAST_SHEET = 0.25
"""Of the area of the page."""
_EMPTY = 0.006
_SHORTEST = 0.1
"""Sides of a shown picture as a share of the shorter side of the page: smaller ones are avatars and icons."""
_MOST_CONTENT = 0.6
"""Share of all that stands on the ground: on a page that shows pictures they are most of it, on a printed paper the
words are, and its head must not count as a picture of its own."""
_FILLED = 0.55
_FLATTEST = 0.6
_DEEPEST = 8


class Frame(NamedTuple):
    """Sides in points of the array that was given; right and bottom are excluded."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self) -> int:
        return (self.right - self.left) * (self.bottom - self.top)


def without_borders(grey: Any) -> Frame:
    """The frame inside plain borders of any colour; the whole where nothing much would be left."""
    rows, columns = grey.std(axis=1) > _PLAIN, grey.std(axis=0) > _PLAIN
    height, width = grey.shape
    if not rows.any() or not columns.any():
        return Frame(0, 0, width, height)
    (top, bottom), (left, right) = _ends(rows), _ends(columns)
    frame = Frame(left, top, right, bottom)
    return frame if frame.area >= _LEAST_LEFT * grey.size else Frame(0, 0, width, height)


def shown_pictures(grey: Any) -> list[Frame]:
    """The pictures on a page with a ground of one colour, largest first; none where there is no such ground."""
    apart = _off_the_ground(grey)
    if 1 - apart.mean() < _GROUND:
        return []
    height, width = grey.shape
    page = Frame(0, 0, width, height)
    shortest = _SHORTEST * min(height, width)
    fine = [
        frame
        for frame in _blocks(apart, page, _GAP, _DEEPEST)
        if min(frame.right - frame.left, frame.bottom - frame.top) >= shortest and _is_picture(grey, apart, frame)
    ]
    fine = fine if _share(apart, fine) >= _MOST_CONTENT else []
    # A white sheet on a white page falls into its lines; what stands close together is taken as one as well.
    coarse = [
        frame
        for frame in _blocks(apart, page, round(_WIDE_GAP * height), 1)
        if frame.area >= _LEAST_SHEET * grey.size and _share(apart, [frame]) >= _MOST_CONTENT and not fine
    ]
    return sorted([*fine, *coarse], key=lambda frame: -frame.area)[:MOST_SHOWN]


def is_of_words(grey: Any, shown: list[Frame]) -> bool:
    """Whether it is a page of words or signs on a plain ground: such pages look alike whatever they say."""
    ground = 1 - _off_the_ground(grey).mean()
    return bool(ground >= _HARDLY_ANYTHING_ELSE or (ground >= _MOSTLY_GROUND and not shown))


def _off_the_ground(grey: Any) -> Any:
    """Which points have another colour than the commonest."""
    import numpy

    counts = numpy.bincount((grey >> 2).ravel(), minlength=64)
    ground = int(counts.argmax()) * 4 + 2
    return numpy.abs(grey.astype(numpy.int16) - ground) > _APART


def _share(apart: Any, frames: list[Frame]) -> float:
    """The share of all that stands on the ground that stands inside the frames."""
    inside = sum(int(apart[frame.top : frame.bottom, frame.left : frame.right].sum()) for frame in frames)
    return inside / max(int(apart.sum()), 1)


def _blocks(apart: Any, frame: Frame, gap: int, depth: int) -> Iterator[Frame]:
    """Cuts along empty rows and columns, at least `gap` wide, until nothing can be cut."""
    part = apart[frame.top : frame.bottom, frame.left : frame.right]
    if not part.any():
        return
    rows = [(frame.top + a, frame.top + b) for a, b in _runs(part.mean(axis=1) > _EMPTY, gap)]
    columns = [(frame.left + a, frame.left + b) for a, b in _runs(part.mean(axis=0) > _EMPTY, gap)]
    pieces = [Frame(left, top, right, bottom) for top, bottom in rows for left, right in columns]
    for piece in pieces:
        if piece == frame or depth == 0:
            yield piece
        else:
            yield from _blocks(apart, piece, gap, depth - 1)


def _runs(full: Any, gap: int) -> list[tuple[int, int]]:
    """The stretches that are full, those with less than `gap` between them joined."""
    runs: list[tuple[int, int]] = []
    start = None
    for at, value in enumerate([*full.tolist(), False]):
        if value and start is None:
            start = at
        elif not value and start is not None:
            if runs and start - runs[-1][1] < gap:
                runs[-1] = (runs[-1][0], at)
            else:
                runs.append((start, at))
            start = None
    return runs


def _is_picture(grey: Any, apart: Any, frame: Frame) -> bool:
    """Not a line of text, whose frame is mostly ground, and not a button or a bubble, which has a ground of its own."""
    import numpy

    here = (slice(frame.top, frame.bottom), slice(frame.left, frame.right))
    flattest = numpy.bincount((grey[here] >> 3).ravel()).max() / frame.area
    return bool(apart[here].mean() >= _FILLED and flattest <= _FLATTEST)


def _ends(full: Any) -> tuple[int, int]:
    at = full.nonzero()[0]
    return int(at[0]), int(at[-1]) + 1
