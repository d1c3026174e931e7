"""The little pictures beside names and bubbles: looked for in the columns where chats and feeds put them.

A column is mostly ground, so an avatar is a run of rows that are not ground, about as high as it is wide. Where the
page is known, the place beside each name is covered as well, whatever stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.reading.masking.guessing import page_for
from checker.reading.masking.kinds import MaskedSpan, MaskKind
from checker.reading.masking.layout import NAMES_ABOVE, commenters
from checker.reading.masking.reading import reading_spans
from checker.vocabulary import Box, Line, Page, PageKind, Reading, Role

# All in widths of the picture.
LEFT_COLUMN, RIGHT_COLUMN = (0.015, 0.147), (0.853, 0.985)
LEAST_HIGH, MOST_HIGH = 0.055, 0.2
TOP_BAR = 0.2
_GAP = 0.012
_MARGIN = 0.008
# How far a colour may be from that of the ground, of 255, and the share of a row that is not ground.
_NEAR, _FILLED = 14, 0.12
# Below this share of one colour the ground is a picture, and the columns are covered whole.
_PLAIN = 0.3
_LEAST_WORDS, _LEAST_WIDE = 3, 0.8


def find_avatars(image: Any, reading: Reading) -> Iterator[Box]:
    """`image` is height × width × 3; pages other than chats and feeds have none."""
    page = page_for(reading)
    kind = page.kind if page else PageKind.OTHER
    if kind is PageKind.CHAT:
        yield from _in_columns(image, reading, (LEFT_COLUMN, RIGHT_COLUMN), plain_only=False)
    elif kind is PageKind.FEED:
        yield from _in_columns(image, reading, (LEFT_COLUMN,), plain_only=True)
    yield from _beside_names(reading, page)
    yield from _above_names(reading, reading_spans(reading), kind)


def _in_columns(
    image: Any, reading: Reading, columns: tuple[tuple[float, float], ...], *, plain_only: bool
) -> Iterator[Box]:
    import numpy

    height, width = image.shape[:2]
    top = min(round(width * TOP_BAR), height - 1)
    for start, end in columns:
        left, right = round(width * start), round(width * end)
        different, plain = _different(image[top:, left:right])
        if not plain and not plain_only:
            yield Box(left=left, top=top, width=right - left, height=height - top)
            continue
        for first, last in _runs(different.mean(axis=1) > _FILLED, round(width * _GAP)):
            high = last - first
            across = numpy.flatnonzero(different[first:last].mean(axis=0) > _FILLED)
            if not across.size:
                continue
            near, far = left + int(across[0]), left + int(across[-1]) + 1
            box = Box(left=near, top=top + first, width=far - near, height=high)
            if high < width * LEAST_HIGH or (plain_only and high > width * MOST_HIGH):
                continue
            if not plain_only or not _is_words(box, reading):
                yield _grown(box, round(width * _MARGIN))


def _different(column: Any) -> tuple[Any, bool]:
    """Which pixels are not of the ground's colour, and whether there is such a thing as a ground."""
    import numpy

    packed = (column >> 3).astype(numpy.uint32)
    names = (packed[..., 0] << 10) | (packed[..., 1] << 5) | packed[..., 2]
    values, counts = numpy.unique(names, return_counts=True)
    most = counts.argmax()
    inside = column[names == values[most]]
    ground = numpy.median(inside, axis=0).astype(numpy.int16)
    different = numpy.abs(column.astype(numpy.int16) - ground).max(axis=2) > _NEAR
    return different, counts[most] / names.size >= _PLAIN


def _runs(filled: Any, gap: int) -> Iterator[tuple[int, int]]:
    """Runs of true values, those nearer than `gap` as one."""
    import numpy

    rows = numpy.flatnonzero(filled)
    if not rows.size:
        return
    breaks = numpy.flatnonzero(numpy.diff(rows) > gap)
    starts = [rows[0], *rows[breaks + 1]]
    ends = [*rows[breaks], rows[-1]]
    for start, end in zip(starts, ends, strict=True):
        yield int(start), int(end) + 1


def _is_words(box: Box, reading: Reading) -> bool:
    """Whether what was found is text that reaches into the column: a date, a paragraph without a margin.

    A character or two may be what the reader took an avatar for.
    """
    covered = 0
    for line in reading.lines:
        here = line.box
        if here is None or len(line.text) < _LEAST_WORDS or here.width < box.width * _LEAST_WIDE:
            continue
        if here.left < box.left + box.width and here.left + here.width > box.left:
            covered += max(0, min(here.top + here.height, box.top + box.height) - max(here.top, box.top))
    return covered > box.height * 0.4


def _beside_names(reading: Reading, page: Page | None) -> Iterator[Box]:
    for part in page.parts if page else ():
        first = reading.lines[part.lines[0]] if part.lines else None
        if page is None or first is None or first.box is None:
            continue
        if part.role is Role.NICKNAME and page.kind is PageKind.TRANSFER:
            yield _above(first.box, reading.width)
        elif part.role is Role.NICKNAME:
            yield from _left_of(first.box, reading.width)
        elif part.role is Role.COMMENT and page.app in NAMES_ABOVE:
            for name in commenters(reading, [reading.lines[number] for number in part.lines]):
                yield from _left_of(name.box or first.box, reading.width)
        elif part.role is Role.TITLE and _on_cover(first, page.kind, reading.width):
            yield _right_of(first.box, reading.width)


def _above_names(reading: Reading, spans: Iterable[MaskedSpan], kind: PageKind) -> Iterator[Box]:
    """On a page about a payment the picture stands over the name, in the middle of the page."""
    if kind not in (PageKind.TRANSFER, PageKind.OTHER):
        return
    for span in spans:
        line = reading.line_at(span.start)
        box = line.box if line else None
        if span.kind is MaskKind.NAME and box and _is_in_the_middle(box, reading.width):
            yield _above(box, reading.width)


def _is_in_the_middle(box: Box, width: int) -> bool:
    return abs(box.left + box.width / 2 - width / 2) < width * 0.06 and width * 0.3 < box.top < width


def _left_of(name: Box, width: int) -> Iterator[Box]:
    right = name.left - round(width * 0.012)
    left = max(right - round(width * 0.15), 0)
    if right - left > width * 0.05:
        top = name.top - round(width * 0.03)
        yield Box(left=left, top=top, width=right - left, height=round(width * 0.165))


def _above(name: Box, width: int) -> Box:
    middle = name.left + name.width // 2
    side = round(width * 0.16)
    return Box(left=middle - side // 2, top=name.top - round(width * 0.18), width=side, height=round(width * 0.172))


def _right_of(name: Box, width: int) -> Box:
    left, middle = name.left + name.width + round(width * 0.008), name.top + name.height // 2
    side = round(width * 0.14)
    return Box(left=left, top=middle - side, width=width - left, height=2 * side)


def _on_cover(line: Line, kind: PageKind, width: int) -> bool:
    """The owner's name stands at the right, on the cover picture; the title of a page in the middle or left."""
    if line.box is None or kind not in (PageKind.ALBUM, PageKind.FEED):
        return False
    return line.box.top > width * 0.3 and line.box.left + line.box.width > width * 0.6


def _grown(box: Box, margin: int) -> Box:
    return Box(
        left=box.left - margin,
        top=box.top - margin,
        width=box.width + 2 * margin,
        height=box.height + 2 * margin,
    )
