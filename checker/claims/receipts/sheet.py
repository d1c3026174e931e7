"""The paper as rows of cells: what every part of the receipt parser reads, and how it points back to the picture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from checker.vocabulary import Box, Field, Line, Reading

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One line of the reading as a part of a row; `level` is its middle, downwards, after the paper's tilt is out."""

    line: Line
    text: str
    left: float
    right: float
    level: float
    height: float

    @property
    def confidence(self) -> float:
        return self.line.confidence


@dataclass(frozen=True, kw_only=True)
class Row:
    """Cells that stand on one line of the paper, from left to right; `text` joins them with blanks."""

    number: int
    cells: tuple[Cell, ...]
    text: str
    offsets: tuple[int, ...]
    level: float
    height: float

    def cell_at(self, offset: int) -> tuple[Cell, int]:
        """The cell of the character at `offset` of the row's text, and the offset of the cell's first character."""
        position = max(bisect_right(self.offsets, offset) - 1, 0)
        return self.cells[position], self.offsets[position]

    def x_at(self, offset: int) -> float:
        """Where, from left to right, the character at `offset` begins (`offset` may be the end of a cell)."""
        cell, first = self.cell_at(max(offset - 1, 0))
        share = min((offset - first) / max(len(cell.text), 1), 1.0)
        return cell.left + share * (cell.right - cell.left)

    def confidence(self, start: int, end: int) -> float:
        """That of the least sure line of the reading among the characters, and of its least sure one where a digit
        counts: a word is known for what it is, but any digit may be another."""
        digits = any(map(str.isdigit, self.text[start:end]))
        return min(
            (
                cell.line.least_sure if digits else cell.confidence
                for cell, first in zip(self.cells, self.offsets, strict=True)
                if first < end and start < first + len(cell.text)
            ),
            default=0.0,
        )


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One piece of paper on a picture; `height` is the usual height of its letters in pixels."""

    reading: Reading
    rows: tuple[Row, ...]
    height: float
    _boxes: dict[tuple[int, int, int], Box | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def left(self) -> float:
        return min((row.cells[0].left for row in self.rows), default=0.0)

    @cached_property
    def right(self) -> float:
        return max((row.cells[-1].right for row in self.rows), default=0.0)

    def box(self, row: Row, start: int, end: int) -> Box | None:
        """The box on the picture of characters of one row."""
        parts = [
            box
            for cell, first in zip(row.cells, row.offsets, strict=True)
            if first < end and start < first + len(cell.text)
            for box in [_part(cell, max(start - first, 0), min(end - first, len(cell.text)))]
        ]
        return around(parts) if parts else None

    def field(self, value: T, row: Row, start: int, end: int, certainty: float = 1.0) -> Field[T]:
        """`value` read from the characters `start:end` of the row; its confidence is that of the weaker of the two."""
        return Field(
            value=value,
            text=row.text[start:end].strip(),
            box=self.box(row, start, end),
            confidence=round(min(certainty, row.confidence(start, end)), 3),
        )

    def joined(self, value: T, fields: Sequence[Field[T]]) -> Field[T]:
        """One field from several that stand together; as sure as the least sure of them."""
        boxes = [field.box for field in fields if field.box is not None]
        return Field(
            value=value,
            text=" ".join(field.text for field in fields),
            box=around(boxes) if boxes else None,
            confidence=min((field.confidence for field in fields), default=0.0),
        )


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all; `boxes` must not be empty."""
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    bottom = max(box.top + box.height for box in boxes)
    return Box(left=left, top=top, width=right - left, height=bottom - top)


def _part(cell: Cell, start: int, end: int) -> Box:
    """The part of a line's box that its characters `start:end` take; wide characters count as two."""
    box = cell.line.box
    assert box is not None
    total = _display_width(cell.text) or 1
    left = box.left + round(box.width * _display_width(cell.text[:start]) / total)
    right = box.left + round(box.width * _display_width(cell.text[:end]) / total)
    return Box(left=left, top=box.top, width=max(right - left, 1), height=box.height)


def _display_width(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if ord(character) >= 0x2E80 else 1 for character in text)
