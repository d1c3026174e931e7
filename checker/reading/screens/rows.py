"""The lines of a picture as the page readers see them: in one spelling, measured in widths of the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.reading.screens.colours import Colours
from checker.vocabulary import Line

if TYPE_CHECKING:
    from checker.patterns.letters import Letters


@dataclass(frozen=True, slots=True)
class Row:
    """Line `index` of the reading: `written` as it was read, `text` in its spelling, `tight` that without blanks."""

    index: int
    written: str
    text: str
    tight: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows in reading order; `height` in widths of the picture; `colours` where the picture itself is at hand."""

    rows: Sequence[Row]
    height: float
    colours: Colours | None = None


def sheet_of(lines: Sequence[Line], width: int, height: int, colours: Colours | None = None) -> Sheet:
    """The lines that have a box; `width` and `height` of the picture in pixels."""
    unit = max(width, 1)
    rows = [
        Row(
            index=index,
            written=line.text.strip(),
            text=(text := folded(line.text).strip()),
            tight="".join(text.split()),
            left=line.box.left / unit,
            top=line.box.top / unit,
            right=(line.box.left + line.box.width) / unit,
            bottom=(line.box.top + line.box.height) / unit,
        )
        for index, line in enumerate(lines)
        if line.box is not None
    ]
    return Sheet(rows, height / unit, colours)


def folded(written: str) -> str:
    """The letters of a line in one spelling, one for one."""
    return written.translate(_letters())


@cache
def _letters() -> Letters:
    from checker.patterns.letters import Letters

    return Letters()
