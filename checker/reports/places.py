"""Where the seller's words stand: as a passage of a text, or as a strip cut from a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.reports.passages import Piece, Span, pieces
from checker.vocabulary import Box, Evidence, ItemKind, Reading

CONTEXT = 14
"""Characters shown on either side of a quote."""

PictureAddress = Callable[[int], str]
"""The address of the picture with this item index."""


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A part of a picture: `view` is the viewBox of an SVG that shows it, `boxes` the words that matter in it."""

    address: str
    picture_width: int
    picture_height: int
    view: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True)
class Quote:
    """The exact words, with a little of what stands around them.

    `item` is the index of the item; `number` is what people call it: pictures are counted from 1, texts are 0.
    """

    item: int
    number: int
    kind: ItemKind
    pieces: tuple[Piece, ...]
    clipped_before: bool = False
    clipped_after: bool = False
    strip: Strip | None = None


def quote(evidence: Evidence, note: int, readings: Sequence[Reading], address: PictureAddress) -> Quote:
    """The place of one piece of evidence, ready to be shown."""
    reading = next((reading for reading in readings if reading.item == evidence.item), None)
    if reading is None:
        return Quote(item=evidence.item, number=0, kind=ItemKind.TEXT, pieces=pieces(evidence.quote))
    line_start, line_end = _lines(reading.text, evidence)
    left = _whole_word(reading.text, max(evidence.start - CONTEXT, line_start), -1, line_start)
    right = _whole_word(reading.text, min(evidence.end + CONTEXT, line_end), 1, line_end)
    cut = pieces(reading.text, [span_of(evidence, note)], start=left, end=right) if evidence.quote else ()
    return Quote(
        item=evidence.item,
        number=picture_number(reading, readings),
        kind=reading.kind,
        pieces=cut,
        clipped_before=bool(cut) and left > line_start,
        clipped_after=bool(cut) and right < line_end,
        strip=_strip(evidence, reading, address),
    )


def picture_number(reading: Reading, readings: Sequence[Reading]) -> int:
    """The place of a picture among the pictures, from 1; 0 for a text."""
    if reading.kind is not ItemKind.PICTURE:
        return 0
    return sum(other.kind is ItemKind.PICTURE and other.item <= reading.item for other in readings)


def span_of(evidence: Evidence, note: int) -> Span:
    return Span(start=evidence.start, end=evidence.end, note=note)


def boxes_of(evidence: Evidence, reading: Reading) -> tuple[Box, ...]:
    """The places of the words on the picture, one box for each line that they run over; or the box without words."""
    if not evidence.quote:
        return (evidence.box,) if evidence.box else ()
    parts = (
        reading.box_of(max(evidence.start, line.start), min(evidence.end, line.start + len(line.text)))
        for line in reading.lines
        if line.start < evidence.end and evidence.start < line.start + len(line.text)
    )
    return tuple(box for box in parts if box) or ((evidence.box,) if evidence.box else ())


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of at least one."""
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.left + box.width for box in boxes), max(box.top + box.height for box in boxes)
    return Box(left=left, top=top, width=right - left, height=bottom - top)


def _lines(text: str, evidence: Evidence) -> tuple[int, int]:
    """Where the lines that hold a quote begin and end."""
    end = text.find("\n", evidence.end)
    return text.rfind("\n", 0, evidence.start) + 1, len(text) if end < 0 else end


def _whole_word(text: str, position: int, step: int, limit: int) -> int:
    """Moves a cut outwards until it no longer splits a Latin word; never beyond `limit` and never far."""
    for _ in range(CONTEXT):
        around = text[position - 1 : position + 1]
        if position == limit or not (around.isascii() and around.isalnum()):
            break
        position += step
    return position


def _strip(evidence: Evidence, reading: Reading, address: PictureAddress) -> Strip | None:
    """A strip of the picture that is wide enough to show the words in context and narrow enough to be read."""
    boxes = boxes_of(evidence, reading)
    if reading.kind is not ItemKind.PICTURE or not boxes or not (reading.width and reading.height):
        return None
    box, line = around(boxes), boxes[0].height
    margin = max(round(line * 0.8), 12)
    width = min(max(box.width + 2 * margin, 16 * line), reading.width)
    height = min(box.height + 2 * margin, reading.height)
    left = min(max(box.left + box.width // 2 - width // 2, 0), reading.width - width)
    top = min(max(box.top - margin, 0), reading.height - height)
    return Strip(
        address=address(reading.item),
        picture_width=reading.width,
        picture_height=reading.height,
        view=f"{left} {top} {width} {height}",
        boxes=boxes,
    )
