"""Which line ends of a screenshot only wrap a sentence: a claim may run over those, never over a real line end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from checker.claims.remembering import remembered
from checker.claims.voices import heard
from checker.patterns.spelling import Spelled, spell
from checker.vocabulary import Box, ItemKind, Reading

_FULL = 0.86
"""A line that reaches this far towards the right edge of its column was broken because the column ended."""
_WIDE = 0.6
"""The column of a post or a bubble ends no further left than this share of the picture."""
_HEIGHT = 1.6
"""Lines of one paragraph have letters of one size, within this factor."""
_LEADING = 1.2
"""The blank between two lines of a paragraph, in heights of a line, at most."""


@remembered
def spelled(reading: Reading) -> Spelled:
    """The one spelling of a reading's text as far as the seller or the shopper speak, wrapped lines read as one."""
    return spell(heard(reading), wraps(reading) if reading.kind is ItemKind.PICTURE else ())


def wraps(reading: Reading) -> tuple[int, ...]:
    """The offsets into `reading.text` of the line ends that only wrap."""
    if len(reading.lines) < 2:
        return ()
    return tuple(_wraps(reading))


def _wraps(reading: Reading) -> Iterator[int]:
    boxes = [line.box for line in reading.lines if line.box]
    for line, following in pairwise(reading.lines):
        at = line.start + len(line.text)
        if line.box is None or following.box is None or reading.text[at : at + 1] != "\n":
            continue
        if _is_next(line.box, following.box) and _is_full(line.box, boxes, reading.width):
            yield at


def _is_next(above: Box, below: Box) -> bool:
    """Whether one line stands right below the other, flush left and in letters of the same size."""
    low, high = sorted((above.height, below.height))
    gap = below.top - (above.top + above.height)
    return _is_flush(above, below) and high <= _HEIGHT * max(low, 1) and -high < gap <= _LEADING * high


def _is_flush(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) <= 2 * max(one.height, other.height)


def _is_full(box: Box, boxes: Iterable[Box], picture_width: int) -> bool:
    """Whether a line fills its column, and the column most of the picture."""
    edge = max(other.left + other.width for other in boxes if _is_flush(box, other))
    return box.width >= _FULL * (edge - box.left) and box.left + box.width >= _WIDE * picture_width
