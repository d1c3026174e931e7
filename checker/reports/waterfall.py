"""The score as a picture: each reason a step that begins where the one before it ended, drawn by the server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.vocabulary import Level

LEFT, WIDTH, ROW, HEAD = 40, 500, 34, 44
RIGHT = 80
"""Units of the drawing: the margin for numbers, the scale, a row, the margin for levels, and that for points."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """`number` is that of the note; 0 for what the caps took away and for the total. Places are in units."""

    number: int
    points: int
    left: int
    width: int
    top: int
    end: int
    kind: str

    @property
    def label(self) -> str:
        """The points with their sign; the total has none."""
        return {"up": f"+{self.points}", "down": f"−{-self.points}"}.get(self.kind, f"{self.points}")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """From here on a level begins."""

    level: Level
    score: int
    x: int


@dataclass(frozen=True, kw_only=True)
class Waterfall:
    """The steps in their order, the last of them the total; `foot` is where the drawing ends."""

    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    width: int
    height: int
    foot: int


def waterfall(points: Sequence[tuple[int, int]], capped: int, marks: Sequence[tuple[Level, int]]) -> Waterfall:
    """`points` are the numbers of the notes with their points; `marks` where the levels begin."""
    total = sum(value for _, value in points)
    scale = max(100, total)
    steps: list[Step] = []
    reached = 0
    for number, value in points:
        steps.append(_step("up", number, value, reached, reached + value, len(steps), scale))
        reached += value
    if capped:
        steps.append(_step("down", 0, -capped, reached - capped, reached, len(steps), scale))
        reached -= capped
    steps.append(_step("total", 0, reached, 0, reached, len(steps), scale))
    foot = HEAD + ROW * len(steps)
    return Waterfall(
        steps=tuple(steps),
        marks=tuple(Mark(level=level, score=score, x=_x(score, scale)) for level, score in marks),
        width=LEFT + WIDTH + RIGHT,
        height=foot + 4,
        foot=foot,
    )


def _step(kind: str, number: int, points: int, start: int, end: int, row: int, scale: int) -> Step:
    left, right = _x(start, scale), _x(end, scale)
    return Step(
        number=number,
        points=points,
        left=left,
        width=max(right - left, 2),
        top=HEAD + ROW * row,
        end=left if kind == "down" else right,
        kind=kind,
    )


def _x(score: int, scale: int) -> int:
    return LEFT + round(WIDTH * score / scale)
