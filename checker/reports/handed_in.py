"""What the shopper handed in, with the words that matter marked: texts in place, pictures with boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.reports.notes import Numbered
from checker.reports.passages import Piece, Span, pieces
from checker.reports.places import PictureAddress, boxes_of, picture_number, span_of
from checker.reports.receipts import ReceiptShown, receipts_on
from checker.vocabulary import Box, Evidence, ItemKind, Outcome, Reading, Screen
from checker.web.wording import say


@dataclass(frozen=True, kw_only=True)
class Mark:
    """The boxes of one quote on a picture; `x` and `y` are where its number stands in the margin."""

    boxes: tuple[Box, ...]
    note: int
    x: int
    y: int


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text that was handed in, cut into pieces; `receipts` were typed into it."""

    item: int
    pieces: tuple[Piece, ...]
    receipts: tuple[ReceiptShown, ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A picture that was handed in; `lines` is what was read on it, `troubles` what went wrong with reading it.

    In pixels of the picture: `sheet` is its width with the margin for the numbers, `pen` the width of a stroke,
    `figure` the size of a number and `disc` the radius around it.
    """

    item: int
    number: int
    address: str
    width: int
    height: int
    screen: Screen
    marks: tuple[Mark, ...]
    lines: tuple[tuple[Piece, ...], ...]
    codes: tuple[tuple[Piece, ...], ...]
    receipts: tuple[ReceiptShown, ...]
    troubles: tuple[str, ...]
    sheet: int
    pen: int
    figure: int
    disc: int


def texts(outcome: Outcome, notes: Sequence[Numbered], language: str) -> tuple[Text, ...]:
    """The texts in the order in which they were handed in."""
    return tuple(
        Text(
            item=reading.item,
            pieces=pieces(reading.text, _spans(reading, outcome, notes)),
            receipts=receipts_on(reading.item, outcome, language),
        )
        for reading in outcome.readings
        if reading.kind is ItemKind.TEXT
    )


def pictures(outcome: Outcome, notes: Sequence[Numbered], language: str, address: PictureAddress) -> tuple[Shown, ...]:
    """The pictures in the order in which they were handed in."""
    return tuple(
        _shown(reading, outcome, notes, language, address(reading.item))
        for reading in outcome.readings
        if reading.kind is ItemKind.PICTURE
    )


def _shown(reading: Reading, outcome: Outcome, notes: Sequence[Numbered], language: str, address: str) -> Shown:
    spans = _spans(reading, outcome, notes)
    figure = max(round(reading.width / 28), 12)
    disc = round(figure * 0.8)
    marks = _marks(reading, outcome, notes, disc)
    return Shown(
        item=reading.item,
        number=picture_number(reading, outcome.readings),
        address=address,
        width=reading.width,
        height=reading.height,
        screen=reading.screen,
        marks=marks,
        lines=tuple(
            pieces(reading.text, spans, start=line.start, end=line.start + len(line.text)) for line in reading.lines
        ),
        codes=tuple(pieces(code.text) for code in reading.codes),
        receipts=receipts_on(reading.item, outcome, language),
        troubles=tuple(filter(None, (say(trouble.message, language) for trouble in reading.troubles))),
        sheet=max((mark.x + round(disc * 1.2) for mark in marks), default=reading.width),
        pen=max(round(reading.width / 220), 2),
        figure=figure,
        disc=disc,
    )


def _marks(reading: Reading, outcome: Outcome, notes: Sequence[Numbered], disc: int) -> tuple[Mark, ...]:
    """One mark a place: two notes on the same words share it, and the more important number is shown.

    The numbers stand in a margin on the right, level with the words, side by side where they would overlap; words of
    one note on one row, even of a tilted picture, have one number.
    """
    places: dict[tuple[Box, ...], int] = {}
    for note, piece in _places(reading, outcome, notes):
        if boxes := boxes_of(piece, reading):
            places[boxes] = min(note, places.get(boxes, note))
    rows: dict[tuple[int, int], tuple[Box, ...]] = {}
    for boxes, note in sorted(places.items(), key=lambda place: (place[0][0].top, place[0][0].left)):
        y = max(boxes[0].top + boxes[0].height // 2, disc)
        row = next((row for row in rows if row[1] == note and abs(row[0] - y) < disc), (y, note))
        rows[row] = (*rows.get(row, ()), *boxes)
    marks: list[Mark] = []
    columns: list[int] = []
    for (y, note), boxes in rows.items():
        column = next((place for place, lowest in enumerate(columns) if y >= lowest + 2 * disc), len(columns))
        columns[column:] = [y, *columns[column + 1 :]]
        marks.append(Mark(boxes=boxes, note=note, x=reading.width + round(disc * (1.4 + 2.2 * column)), y=y))
    return tuple(marks)


def _spans(reading: Reading, outcome: Outcome, notes: Sequence[Numbered]) -> list[Span]:
    return [span_of(piece, note) for note, piece in _places(reading, outcome, notes) if piece.quote]


def _places(reading: Reading, outcome: Outcome, notes: Sequence[Numbered]) -> list[tuple[int, Evidence]]:
    """Every place on an item that a note speaks of: its evidence, and all other places of the same claim."""
    places = [(entry.number, piece) for entry in notes for piece in entry.finding.evidence]
    by_claim = {entry.finding.subject: entry.number for entry in notes if entry.finding.check == "claim"}
    for claim in outcome.claims:
        if claim.id in by_claim:
            piece = Evidence(item=claim.item, quote=claim.quote, start=claim.start, end=claim.end, box=claim.box)
            places.append((by_claim[claim.id], piece))
    return [(note, piece) for note, piece in places if piece.item == reading.item]
