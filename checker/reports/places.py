"""Where the seller's words stand: as a passage of a text, or as a strip cut from a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    `label` names the claim that the words make, where it is known.
    """

    item: int
    number: int
    kind: ItemKind
    pieces: tuple[Piece, ...]
    clipped_before: bool = False
    clipped_after: bool = False
    strip: Strip | None = None
    label: str = ""


def quote(
    places: Sequence[Evidence], note: int, readings: Sequence[Reading], address: PictureAddress, label: str = ""
) -> Quote:
    """One or several places of one passage, ready to be shown together."""
    first, last = places[0], max(places, key=lambda place: place.end)
    reading = next((reading for reading in readings if reading.item == first.item), None)
    if reading is None:
        return Quote(item=first.item, number=0, kind=ItemKind.TEXT, pieces=pieces(first.quote), label=label)
    (left, line_start), (right, line_end) = _left(first, reading.text), _right(last, reading.text)
    cut = pieces(reading.text, [span_of(place, note) for place in places], start=left, end=right) if first.quote else ()
    return Quote(
        item=first.item,
        number=picture_number(reading, readings),
        kind=reading.kind,
        pieces=cut,
        clipped_before=bool(cut) and left > line_start,
        clipped_after=bool(cut) and right < line_end,
        strip=_strip(places, reading, address),
        label=label,
    )


def passages(
    evidence: Sequence[Evidence], readings: Sequence[Reading], *, joined: bool
) -> tuple[tuple[Evidence, ...], ...]:
    """The places in their order, none shown twice: a place within another and a second place of the same words go.

    With `joined`, places whose surroundings overlap become one passage; without, each is a passage of its own.
    """
    kept: list[Evidence] = []
    for place in evidence:
        if any(_covers(other, place) for other in evidence if other is not place and not _covers(place, other)):
            continue
        if not any(_covers(other, place) or _same_words(other, place) for other in kept):
            kept.append(place)
    texts = {reading.item: reading.text for reading in readings}
    found: list[tuple[Evidence, ...]] = []
    for place in kept:
        near = next((number for number, group in enumerate(found) if joined and _near(group, place, texts)), None)
        if near is None:
            found.append((place,))
        else:
            found[near] = tuple(sorted((*found[near], place), key=lambda one: one.start))
    return tuple(found)


def _covers(other: Evidence, place: Evidence) -> bool:
    """Whether all words of `place` are words of `other`, or both are the same box without words."""
    if other.item != place.item or bool(other.quote) != bool(place.quote):
        return False
    return other.start <= place.start and place.end <= other.end if place.quote else other.box == place.box


def _same_words(other: Evidence, place: Evidence) -> bool:
    return bool(place.quote) and other.item == place.item and other.quote.split() == place.quote.split()


def _near(group: Sequence[Evidence], place: Evidence, texts: Mapping[int, str]) -> bool:
    """Whether the passage around `place` overlaps that of the group, or stands a line or two from it on a picture."""
    if group[0].item == place.item and place.box and any(one.box and _close(one.box, place.box) for one in group):
        return True
    if not place.quote or group[0].item != place.item or not group[0].quote or place.item not in texts:
        return False
    text, first = texts[place.item], min([*group, place], key=lambda one: one.start)
    before = [one for one in (*group, place) if one is not place] if first is not place else [place]
    after = place if first is not place else group[0]
    end = max(_right(one, text)[0] for one in before)
    return _left(after, text)[0] < end


def _close(one: Box, other: Box) -> bool:
    upper, lower = sorted((one, other), key=lambda box: box.top)
    return lower.top - (upper.top + upper.height) <= 2 * min(one.height, other.height)


def _left(place: Evidence, text: str) -> tuple[int, int]:
    """Where the surroundings of a place begin, and where its line does."""
    start = text.rfind("\n", 0, place.start) + 1
    return _whole_word(text, max(place.start - CONTEXT, start), -1, start), start


def _right(place: Evidence, text: str) -> tuple[int, int]:
    """Where the surroundings of a place end, and where its line does."""
    found = text.find("\n", place.end)
    end = len(text) if found < 0 else found
    return _whole_word(text, min(place.end + CONTEXT, end), 1, end), end


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


def _whole_word(text: str, position: int, step: int, limit: int) -> int:
    """Moves a cut outwards until it no longer splits a Latin word; never beyond `limit` and never far."""
    for _ in range(CONTEXT):
        around = text[position - 1 : position + 1]
        if position == limit or not (around.isascii() and around.isalnum()):
            break
        position += step
    return position


def _strip(places: Sequence[Evidence], reading: Reading, address: PictureAddress) -> Strip | None:
    """A strip of the picture that is wide enough to show the words in context and narrow enough to be read."""
    boxes = tuple(box for place in places for box in boxes_of(place, reading))
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
