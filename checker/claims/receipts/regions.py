"""Several receipts on one picture: splits the lines where a gap runs through, side by side or one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from checker.vocabulary import Line

FEWEST_LINES = 5
GAP_ACROSS, GAP_DOWN = 1.2, 3.5
"""In letter heights: the least gap between columns of receipts, and between receipts one above the other."""
MOST_SPLITS = 6


def possible_splits(lines: Sequence[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Ways to share the lines out to two receipts, the widest gap first; each part has at least `FEWEST_LINES`."""
    boxed = [line for line in lines if line.box is not None and line.text.strip()]
    if len(boxed) < 2 * FEWEST_LINES:
        return
    height = median([line.box.height for line in boxed if line.box])
    splits = [*_gaps(boxed, height * GAP_ACROSS, across=True), *_gaps(boxed, height * GAP_DOWN, across=False)]
    for _, one, other in sorted(splits, key=lambda split: -split[0])[:MOST_SPLITS]:
        yield one, other


def _gaps(lines: Sequence[Line], least: float, *, across: bool) -> Iterator[tuple[float, list[Line], list[Line]]]:
    """Empty bands through the whole picture with their width and the lines on both sides."""
    spans = sorted((_span(line, across=across), number) for number, line in enumerate(lines))
    reached = spans[0][0][1]
    for place in range(1, len(spans)):
        (start, end), _ = spans[place]
        if start - reached >= least and FEWEST_LINES <= place <= len(spans) - FEWEST_LINES:
            first = {number for _, number in spans[:place]}
            one = [line for number, line in enumerate(lines) if number in first]
            other = [line for number, line in enumerate(lines) if number not in first]
            yield start - reached, one, other
        reached = max(reached, end)


def _span(line: Line, *, across: bool) -> tuple[float, float]:
    box = line.box
    assert box is not None
    return (box.left, box.left + box.width) if across else (box.top, box.top + box.height)
