"""Plots as places of a drawing, for templates that make SVG of them. Nothing is drawn that no table says, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 520, 240
LEFT, RIGHT, TOP, FOOT = 52, 8, 12, 28
"""Units of a drawing, and the margins for its numbers."""
LABELS = 6
"""Columns that are named, at most; between them a reader counts."""
BAR_ROW = 52
SPARK_HEIGHT, SPARK_STEP = 20, 5


@dataclass(frozen=True, kw_only=True)
class Box:
    """A piece of a column or bar; `kind` is a class of the style sheet."""

    left: float
    top: float
    width: float
    height: float
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A number on the scale, or the name of a column."""

    at: float
    label: str | int


@dataclass(frozen=True, kw_only=True)
class Columns:
    """A column for each week, stacked from its parts."""

    boxes: tuple[Box, ...]
    scale: tuple[Tick, ...]
    names: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    foot: int = HEIGHT - FOOT


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar with its name above it."""

    name: str
    words: str
    top: int
    length: float


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Bars below each other, the longest as long as the drawing is wide."""

    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH


@dataclass(frozen=True, kw_only=True)
class Spark:
    """A row of small columns beside its table row, as one path: a page has thousands of them."""

    path: str
    width: int
    height: int = SPARK_HEIGHT


def columns(names: Sequence[str], parts: Sequence[tuple[str, Sequence[int]]]) -> Columns:
    """`parts` are a class with one number for each column, the first at the foot."""
    most = max((sum(numbers[at] for _, numbers in parts) for at in range(len(names))), default=0)
    scale = _scale(most)
    step = (WIDTH - LEFT - RIGHT) / max(len(names), 1)
    unit = (HEIGHT - TOP - FOOT) / max(scale[-1], 1)
    boxes = []
    for at in range(len(names)):
        foot = float(HEIGHT - FOOT)
        for kind, numbers in parts:
            height = numbers[at] * unit
            if height:
                left = LEFT + at * step + step * 0.15
                boxes.append(_box(left, foot - height, step * 0.7, height, kind))
            foot -= height
    every = -(-len(names) // LABELS) or 1
    return Columns(
        boxes=tuple(boxes),
        scale=tuple(Tick(at=round(HEIGHT - FOOT - number * unit, 1), label=number) for number in scale),
        names=tuple(
            Tick(at=round(LEFT + (at + 0.5) * step, 1), label=name)
            for at, name in enumerate(names)
            if (len(names) - 1 - at) % every == 0
        ),
    )


def bars(rows: Sequence[tuple[str, str, int]]) -> Bars:
    """`rows` are a name, the number in words, and the number."""
    most = max((number for _, _, number in rows), default=0) or 1
    drawn = (
        Bar(name=name, words=words, top=at * BAR_ROW, length=round(max(WIDTH * number / most, 2.0), 1))
        for at, (name, words, number) in enumerate(rows)
    )
    return Bars(bars=tuple(drawn), height=BAR_ROW * len(rows))


def spark(numbers: Sequence[int]) -> Spark:
    """Small columns; the highest is as high as the row."""
    most = max(numbers, default=0) or 1
    heights = (round(SPARK_HEIGHT * number / most, 1) for number in numbers)
    columns = (
        f"M{at * SPARK_STEP} {SPARK_HEIGHT}v-{height}h{SPARK_STEP - 1}v{height}z"
        for at, height in enumerate(heights)
        if height
    )
    return Spark(path="".join(columns), width=SPARK_STEP * len(numbers))


def _box(left: float, top: float, width: float, height: float, kind: str = "") -> Box:
    return Box(left=round(left, 1), top=round(top, 1), width=round(width, 1), height=round(height, 1), kind=kind)


def _scale(most: int) -> tuple[int, ...]:
    """Zero and two to five round numbers, the last not below `most`."""
    size = 1
    while most > 5 * size:
        size *= 10
    step = next(step for step in (size // 5 or 1, size // 2 or 1, size) if step * 5 >= most)
    return tuple(range(0, most + step, step)) if most else (0, 1)
