"""The bubbles of a chat: which lines stand in one together, how far it reaches, on whose side it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.reading.screens.colours import Colour, is_green, is_orange, same
from checker.reading.screens.rows import Row, Sheet

_NEXT = 1.1
"""The blank between two lines of one bubble, in heights of a line, at most."""
_FLUSH = 0.02
_NARROWEST, _WIDEST = 0.05, 0.84
_SURELY = 0.03
"""By so much of the picture's width a bubble must be nearer to one edge than to the other."""
_FACE_FROM, _FACE_TO = 0.1, 0.24
"""How far from the edge a bubble begins beside a face; without faces it begins nearer to the edge."""
_LEFT_FROM, _LEFT_TO = 0.14, 0.26
_RIGHT_FROM, _RIGHT_TO = 0.74, 0.88
"""Where words beside a face begin, and where they end, in the apps that show faces."""
_MIDDLE = 0.45


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Bubble:
    """`fill` is None where only the lines are at hand; then `left` and `right` are the edges of the words."""

    rows: tuple[Row, ...]
    left: float
    right: float
    fill: Colour | None
    side: Side

    @property
    def is_sure(self) -> bool:
        """Whether it looks like a bubble and not like any line that happens to stand there."""
        if self.side is Side.UNSURE or self.fill is not None:
            return self.side is not Side.UNSURE
        return self.side is Side.LEFT or _RIGHT_FROM < self.right < _RIGHT_TO

    @property
    def top(self) -> float:
        return self.rows[0].top

    @property
    def bottom(self) -> float:
        return self.rows[-1].bottom


def bubbles(rows: Sequence[Row], sheet: Sheet) -> list[Bubble]:
    """The bubbles among the rows, in their order."""
    found = [_joined(group, sheet) for group in _groups(rows, sheet)]
    return _sided([bubble for bubble in found if _NARROWEST < bubble.right - bubble.left < _WIDEST])


def in_bubble(row: Row, sheet: Sheet) -> bool:
    """Whether a row stands on something else than the ground of the page, as far as colours are at hand."""
    return sheet.colours is not None and not sheet.colours.is_on_ground(place(row))


def place(row: Row) -> tuple[float, float, float, float]:
    """The row's box, as colours are asked for it."""
    return row.left, row.top, row.right, row.bottom


def _groups(rows: Iterable[Row], sheet: Sheet) -> Iterable[list[Row]]:
    group: list[Row] = []
    for row in rows:
        if group and not _goes_on(group[-1], row, sheet):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _goes_on(above: Row, below: Row, sheet: Sheet) -> bool:
    low, high = min(above.height, below.height), max(above.height, below.height)
    near = -high < below.top - above.bottom <= _NEXT * high
    if sheet.colours is None:
        return near and high < 1.6 * low and abs(above.left - below.left) < _FLUSH
    fill = sheet.colours.fill(place(above))
    if not same(fill, sheet.colours.fill(place(below))) or below.top - above.bottom > 3 * high:
        return False
    x = max(above.left, below.left) - 0.4 * low
    return sheet.colours.is_between(fill, x, above.middle, below.middle) and (near or is_orange(fill))


def _joined(group: Sequence[Row], sheet: Sheet) -> Bubble:
    left, right, fill = min(row.left for row in group), max(row.right for row in group), None
    if sheet.colours is not None:
        fill = sheet.colours.fill(place(group[0]))
        reaches = [sheet.colours.reach(place(row)) for row in group]
        left = min([left, *(start for start, _ in reaches)])
        right = max([right, *(end for _, end in reaches)])
    return Bubble(tuple(group), left, right, fill, _side(left, right, fill))


def _side(left: float, right: float, fill: Colour | None) -> Side:
    if fill is None:
        return _side_of_words(left, right)
    before, behind = left, 1 - right
    if is_green(fill) and _FACE_FROM < behind < _FACE_TO:
        return Side.RIGHT
    if before + _SURELY < behind and (_FACE_FROM < before < _FACE_TO or before < _FACE_FROM < behind / 2):
        return Side.LEFT
    if behind + _SURELY < before and (_FACE_FROM < behind < _FACE_TO or behind < _FACE_FROM < before / 2):
        return Side.RIGHT
    return Side.UNSURE


def _side_of_words(left: float, right: float) -> Side:
    """From the words alone, where long bubbles of both sides reach over the middle."""
    if left > _MIDDLE or (_RIGHT_FROM < right < _RIGHT_TO and left > _LEFT_TO + 0.05):
        return Side.RIGHT
    return Side.LEFT if _LEFT_FROM < left < _LEFT_TO and right < _RIGHT_FROM else Side.UNSURE


def _sided(found: Sequence[Bubble]) -> list[Bubble]:
    """A bubble as wide as the page allows is of the side whose bubbles have its colour, where only one side has."""
    sided = []
    for bubble in found:
        side = bubble.side
        if side is Side.UNSURE and bubble.fill is not None:
            fill = bubble.fill
            sides = {other.side for other in found if other.fill is not None and same(fill, other.fill)} - {side}
            side = sides.pop() if len(sides) == 1 else side
        sided.append(Bubble(bubble.rows, bubble.left, bubble.right, bubble.fill, side))
    return sided
