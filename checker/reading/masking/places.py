"""Where on a picture something is to be covered: words, codes, avatars and faces."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from checker.reading.masking.kinds import MaskedPlace, MaskedSpan, MaskKind
from checker.reading.masking.reading import reading_spans
from checker.vocabulary import Box, Line, Reading

# Shares of a line's height: how far the letters may stand from where their share of the line puts them.
_ABOVE, _BESIDE = 0.1, 0.6
_CODE_MARGIN = 0.08
# Codes that cannot be decoded count only where they are squares of this share of the width: text is full of false ones.
_SQUARE, _LEAST_DAMAGED = ("QRCode", "MicroQRCode"), 0.06


def word_places(reading: Reading, names: Collection[str] = ()) -> Iterator[MaskedPlace]:
    """The boxes of the private words, line by line."""
    for span in reading_spans(reading, names):
        for line in reading.lines:
            if line.box and line.start < span.end and span.start < line.start + len(line.text):
                yield _part(reading, line, line.box, span)


def code_places(reading: Reading) -> Iterator[MaskedPlace]:
    for code in reading.codes:
        if code.box:
            margin = round(max(code.box.width, code.box.height) * _CODE_MARGIN)
            yield MaskedPlace(box=grown(code.box, margin, margin), kind=MaskKind.CODE)


def seen_codes(image: Any) -> Iterator[MaskedPlace]:
    """Codes of every kind on the picture itself, QR codes also where they are too blurred or damaged to be read."""
    import cv2
    import zxingcpp

    side = image.shape[1] * _LEAST_DAMAGED
    for found in zxingcpp.read_barcodes(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), return_errors=True):
        place = found.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
        box = Box(left=min(xs), top=min(ys), width=max(xs) - min(xs) + 1, height=max(ys) - min(ys) + 1)
        if found.valid or (found.format.name in _SQUARE and min(box.width, box.height) >= side):
            margin = round(max(box.width, box.height) * _CODE_MARGIN)
            yield MaskedPlace(box=grown(box, margin, margin), kind=MaskKind.CODE)


def _part(reading: Reading, line: Line, whole: Box, span: MaskedSpan) -> MaskedPlace:
    start, end = max(span.start, line.start), min(span.end, line.start + len(line.text))
    box = reading.box_of(start, end)
    assert box is not None
    beside = round(whole.height * _BESIDE)
    return MaskedPlace(box=grown(box, beside, round(whole.height * _ABOVE)), kind=span.kind)


def grown(box: Box, across: int, along: int) -> Box:
    return Box(left=box.left - across, top=box.top - along, width=box.width + 2 * across, height=box.height + 2 * along)


def within(box: Box, image: Any) -> Box | None:
    """The part of `box` that is on the picture."""
    height, width = image.shape[:2]
    left, top = max(box.left, 0), max(box.top, 0)
    right, bottom = min(box.left + box.width, width), min(box.top + box.height, height)
    return Box(left=left, top=top, width=right - left, height=bottom - top) if left < right and top < bottom else None
