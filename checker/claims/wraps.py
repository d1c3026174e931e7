"""Which line ends of a screenshot only wrap a sentence: a claim may run over those, never over a real line end."""

from __future__ import annotations

from collections.abc import Iterator

from checker.vocabulary import Box, Reading

_FULL = 0.86
"""A line that reaches this far towards the right edge of its column was broken because the column ended."""
_HEIGHT = 1.6
"""Lines of one paragraph have letters of one size, within this factor."""
_LEADING = 1.2
"""The blank between two lines of a paragraph, in heights of a line, at most."""


def wraps(reading: Reading) -> tuple[int, ...]:
    """The offsets into `reading.text` of the line ends that only wrap."""
    if len(reading.lines) < 2:
        return ()
    return tuple(_wraps(reading))


def _wraps(reading: Reading) -> Iterator[int]:
    edges = [line.box.left + line.box.width for line in reading.lines if line.box]
    for line, following in zip(reading.lines, reading.lines[1:], strict=False):
        at = line.start + len(line.text)
        if line.box is None or following.box is None or reading.text[at : at + 1] != "\n":
            continue
        near = [edge for edge in edges if edge <= line.box.left + line.box.width * 1.5]
        if _is_next(line.box, following.box) and _is_full(line.box, max(near)):
            yield at


def _is_next(above: Box, below: Box) -> bool:
    """Whether one line stands right below the other, flush left and in letters of the same size."""
    low, high = sorted((above.height, below.height))
    gap = below.top - (above.top + above.height)
    flush = abs(below.left - above.left) <= 2 * high
    return flush and high <= _HEIGHT * max(low, 1) and -high < gap <= _LEADING * high


def _is_full(box: Box, edge: int) -> bool:
    return box.width >= _FULL * (edge - box.left)
