"""Line ends of a picture that may only wrap a sentence: a name, a number or an address may run over them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.vocabulary import Box, ItemKind, Line, PageKind, Reading, Screen

# The share of its column that a line fills, at least, if it ends only because the column ends.
_FULL = 0.8
_SAME_SIZE, _LEADING = 1.6, 1.2
_SHORT = 8
_AMOUNT = re.compile(r"\W{0,2}\d[\d,. ]{0,9}[.,]\d{2}\W{0,2}")


def wraps(reading: Reading) -> frozenset[int]:
    """The offsets of such line ends, and of a line of another column that stands between two rows of one.

    None for a text, whose lines end where the writer ended them.
    """
    if reading.kind is not ItemKind.PICTURE or is_receipt(reading):
        return frozenset()
    return frozenset(_wraps(reading))


def is_receipt(reading: Reading) -> bool:
    """Receipts have columns of numbers, and what stands below each other there does not belong together."""
    return reading.screen is Screen.RECEIPT or (reading.page is not None and reading.page.kind is PageKind.RECEIPT)


def _wraps(reading: Reading) -> Iterator[int]:
    boxes = [line.box for line in reading.lines if line.box]
    for number, line in enumerate(reading.lines):
        if line.box is None or _AMOUNT.fullmatch(line.text.strip()) or not _is_full(line.box, boxes):
            continue
        following = _next_row(reading.lines[number : number + 3])
        if following:
            yield from range(line.start + len(line.text), following.start)


def _next_row(lines: Sequence[Line]) -> Line | None:
    """The row below the first of the lines; something short of another column, as a time, may stand between."""
    first, *others = lines
    for passed, line in enumerate(others):
        if first.box and line.box and _goes_on(first.box, line.box):
            return line if not passed or len(others[0].text) <= _SHORT else None
    return None


def _goes_on(above: Box, below: Box) -> bool:
    low, high = sorted((above.height, below.height))
    gap = below.top - (above.top + above.height)
    return _is_flush(above, below) and high <= _SAME_SIZE * max(low, 1) and -high < gap <= _LEADING * high


def _is_flush(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) <= 1.2 * max(one.height, other.height)


def _is_full(box: Box, boxes: list[Box]) -> bool:
    near = [other for other in boxes if _is_flush(box, other) and abs(other.top - box.top) < 12 * box.height]
    return box.width >= _FULL * (max(other.left + other.width for other in near) - box.left)
