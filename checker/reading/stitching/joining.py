"""Overlapping screenshots as one long one: every line once, with the way back to the picture it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.reading.screens.remarks import is_same_name
from checker.reading.screens.rows import folded
from checker.reading.screens.words import COMMENT
from checker.reading.stitching.overlaps import Overlap, Sight
from checker.vocabulary import Box, Fingerprint, Line, Page, PageKind, Part, Reading, Role, Voice

Origin = tuple[int, int]
"""Which of the joined pictures, counted from the top, and which of its lines."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One screenshot in its place: `shift` widths below the top of the first."""

    reading: Reading
    sight: Sight
    shift: float


@dataclass(frozen=True, kw_only=True)
class Joined:
    """`whole` has the number of the first of its `pieces`; `origins` says where each of its lines was read.

    `twins` are the lines that two pictures show, from the picture above to the one below and back; `boxes` leads from
    the box of a code or a shown picture to the piece and the box on it.
    """

    whole: Reading
    pieces: Sequence[Piece]
    origins: Sequence[Origin]
    twins: dict[tuple[Origin, int], int]
    boxes: dict[Box, tuple[int, Box]]


def join(pieces: Sequence[Piece], overlaps: Sequence[Overlap]) -> Joined:
    """The pieces, from the top; `overlaps` are those of each with the next."""
    origins = list(_kept(pieces, overlaps))
    place = {origin: number for number, origin in enumerate(origins)}
    twins = _twins(overlaps)
    first = pieces[0].reading
    lines: list[Line] = []
    start = 0
    for number, index in origins:
        line = pieces[number].reading.lines[index]
        lines.append(replace(line, start=start, box=_moved(line.box, pieces[number], first)))
        start += len(line.text) + 1
    boxes: dict[Box, tuple[int, Box]] = {}
    whole = replace(
        first,
        text="\n".join(line.text for line in lines),
        lines=tuple(lines),
        codes=tuple(
            replace(code, box=_noted(code.box, number, pieces, boxes))
            for number, piece in enumerate(pieces)
            for code in piece.reading.codes
        ),
        fingerprints=tuple(_fingerprints(pieces, boxes)),
        troubles=tuple(dict.fromkeys(trouble for piece in pieces for trouble in piece.reading.troubles)),
        height=round(max(p.shift + p.reading.height / p.reading.width for p in pieces) * first.width),
        seconds=sum(piece.reading.seconds for piece in pieces),
        page=_page(pieces, place, twins),
    )
    return Joined(whole=whole, pieces=pieces, origins=origins, twins=twins, boxes=boxes)


def _kept(pieces: Sequence[Piece], overlaps: Sequence[Overlap]) -> Iterator[Origin]:
    """The bars of the first picture; of each picture what is not on the one above, up to the last line on both."""
    done: set[int] = set()
    for number, piece in enumerate(pieces):
        until = float("inf")
        if number < len(overlaps):
            shown = {index for index, _ in overlaps[number].pairs}
            until = max(row.middle for row in piece.sight.rows if row.index in shown)
        after = max((row.middle for row in piece.sight.rows if row.index in done), default=-1.0)
        scrolled = {row.index for row in piece.sight.rows if after < row.middle <= until}
        for index, line in enumerate(piece.reading.lines):
            if index in scrolled or (number == 0 and (index in piece.sight.bars or line.box is None)):
                yield number, index
        done = {below for _, below in overlaps[number].pairs} if number < len(overlaps) else set()


def _twins(overlaps: Sequence[Overlap]) -> dict[tuple[Origin, int], int]:
    found: dict[tuple[Origin, int], int] = {}
    for number, overlap in enumerate(overlaps):
        for above, below in overlap.pairs:
            found[(number, above), number + 1] = below
            found[(number + 1, below), number] = above
    return found


def _page(pieces: Sequence[Piece], place: dict[Origin, int], twins: dict[tuple[Origin, int], int]) -> Page:
    """The parts of all pictures; one that began on the picture above goes on with it."""
    pages = [piece.reading.page or Page(kind=PageKind.OTHER) for piece in pieces]
    told = next((page for page in pages if page.kind is not PageKind.OTHER), pages[0])
    parts: list[Part] = []
    owner: dict[Origin, int] = {}
    name = ""
    for number, page in enumerate(pages):
        for part in page.parts:
            lines = tuple(place[number, index] for index in part.lines if (number, index) in place)
            above = [owner.get((number - 1, twins.get(((number, index), number - 1), -1))) for index in part.lines]
            begun = next((at for at in above if at is not None), None)
            part = _voiced(part, name, pieces[number].reading)
            if part.role is Role.NICKNAME and lines:
                name = "".join(folded(pieces[number].reading.lines[part.lines[0]].text).split())
            if begun is not None and (parts[begun].role, parts[begun].voice) == (part.role, part.voice):
                parts[begun] = replace(parts[begun], lines=(*parts[begun].lines, *lines))
            elif lines:
                begun = len(parts)
                parts.append(replace(part, lines=lines))
            if begun is not None:
                owner.update(dict.fromkeys(((number, index) for index in part.lines), begun))
    return replace(told, status=pages[0].status, parts=tuple(parts))


def _voiced(part: Part, name: str, reading: Reading) -> Part:
    """A comment of whoever posts is the seller's, though the name stands on the picture above."""
    if part.role is not Role.COMMENT or part.voice is not Voice.OTHERS:
        return part
    found = COMMENT.fullmatch("".join(folded(reading.lines[part.lines[0]].text).split()))
    return replace(part, voice=Voice.SELLER) if found and is_same_name(found.group("who"), name) else part


def _fingerprints(pieces: Sequence[Piece], boxes: dict[Box, tuple[int, Box]]) -> Iterator[Fingerprint]:
    """Of the shown pictures that two screenshots have, those of the upper one."""
    shown = 0.0
    for number, piece in enumerate(pieces):
        width = piece.reading.width
        for one in piece.reading.fingerprints:
            if (one.box.top + one.box.height / 2) / width + piece.shift >= shown:
                moved = _noted(one.box, number, pieces, boxes)
                yield replace(one, box=moved or one.box)
        shown = piece.sight.bottom + piece.shift


def _noted(box: Box | None, number: int, pieces: Sequence[Piece], boxes: dict[Box, tuple[int, Box]]) -> Box | None:
    moved = _moved(box, pieces[number], pieces[0].reading)
    if moved is not None and box is not None:
        boxes[moved] = number, box
    return moved


def _moved(box: Box | None, piece: Piece, first: Reading) -> Box | None:
    """The box on the joined picture, which is as wide as the first."""
    if box is None:
        return None
    factor = first.width / piece.reading.width
    return Box(
        left=round(box.left * factor),
        top=round(box.top * factor + piece.shift * first.width),
        width=max(round(box.width * factor), 1),
        height=max(round(box.height * factor), 1),
    )
