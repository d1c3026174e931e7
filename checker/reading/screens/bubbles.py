"""The bubbles of a chat: which lines stand in one together, how far it reaches, on whose side it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checker.reading.screens.colours import Colour, is_orange, same
from checker.reading.screens.rows import Row, Sheet
from checker.reading.screens.sides import Side, ends_beside_face, face_beside, side_of, side_of_words

_NEXT = 1.1
"""The blank between two lines of one bubble, in heights of a line, at most."""
_FLUSH = 0.02
_NARROWEST, _WIDEST = 0.05, 0.84


@dataclass(frozen=True, slots=True)
class Bubble:
    """`fill` is None where only the lines are at hand; then `left` and `right` are the edges of the words."""

    rows: tuple[Row, ...]
    left: float
    right: float
    fill: Colour | None
    side: Side
    has_face: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it looks like a bubble and not like any line that happens to stand there."""
        if self.side is Side.UNSURE or self.fill is not None:
            return self.side is not Side.UNSURE
        return self.side is Side.LEFT or ends_beside_face(self.right)

    @property
    def top(self) -> float:
        return self.rows[0].top

    @property
    def bottom(self) -> float:
        return self.rows[-1].bottom


def bubbles(rows: Sequence[Row], sheet: Sheet) -> list[Bubble]:
    """The bubbles among the rows, in their order."""
    found = [joined(group, sheet) for group in _groups(rows, sheet)]
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


def joined(group: Sequence[Row], sheet: Sheet) -> Bubble:
    """Rows that stand on one surface as one bubble."""
    left, right = min(row.left for row in group), max(row.right for row in group)
    if sheet.colours is None:
        return Bubble(tuple(group), left, right, None, side_of_words(left, right))
    fill = sheet.colours.fill(place(group[0]))
    reaches = [sheet.colours.reach(place(row)) for row in group if same(fill, sheet.colours.fill(place(row)))]
    left = min([left, *(start for start, _ in reaches)])
    right = max([right, *(end for _, end in reaches)])
    face = face_beside(min(row.top for row in group), sheet.colours)
    return Bubble(tuple(group), left, right, fill, side_of(left, right, fill, face), face is not None)


def _sided(found: Sequence[Bubble]) -> list[Bubble]:
    """A bubble as wide as the page allows is of the side that has its colour, where each side has one of its own."""
    fills = {side: [b.fill for b in found if b.side is side and b.fill] for side in (Side.LEFT, Side.RIGHT)}
    sided = []
    for bubble in found:
        fill = bubble.fill
        if bubble.side is Side.UNSURE and fill is not None and all(fills.values()):
            fitting = [side for side, others in fills.items() if any(same(fill, other) for other in others)]
            bubble = replace(bubble, side=fitting[0]) if len(fitting) == 1 else bubble
        sided.append(bubble)
    return sided
