"""What a reader that makes no mistake would read from a drawing: its lines in reading order, and its page."""

from __future__ import annotations

from dataclasses import replace

from checker.devtools.artist.canvas import Drawing
from checker.reading.tiles import Spot, in_reading_order
from checker.vocabulary import Box, ItemKind, Line, Reading
from checker.vocabulary.page import Page

CONFIDENCE = 0.98


def truth_of(drawing: Drawing, item: int = 0) -> Reading:
    """The reading with its page, where the drawing is one of a screen; the indices of the parts are of its lines."""
    order = _order(drawing)
    lines, start = [], 0
    for number in order:
        drawn = drawing.lines[number]
        lines.append(Line(text=drawn.text, start=start, box=drawn.box, confidence=CONFIDENCE))
        start += len(drawn.text) + 1
    return Reading(
        item=item,
        kind=ItemKind.PICTURE,
        text="\n".join(line.text for line in lines),
        lines=tuple(lines),
        width=drawing.image.width,
        height=drawing.image.height,
        page=_renumbered(drawing.page, order) if drawing.page else None,
    )


def _order(drawing: Drawing) -> list[int]:
    """The numbers of the drawn lines in the order in which the product reads them."""
    spots = [Spot(corners=_corners(line.box), crop=number) for number, line in enumerate(drawing.lines)]
    return [spot.crop for spot in in_reading_order(spots)]


def _corners(box: Box) -> tuple[tuple[float, float], ...]:
    right, bottom = box.left + box.width, box.top + box.height
    return ((box.left, box.top), (right, box.top), (right, bottom), (box.left, bottom))


def _renumbered(page: Page, order: list[int]) -> Page:
    place = {number: position for position, number in enumerate(order)}
    parts = [replace(part, lines=tuple(sorted(place[number] for number in part.lines))) for part in page.parts]
    return replace(page, parts=tuple(sorted(parts, key=lambda part: part.lines)))
