"""What the shopper handed in, with the words that matter marked: texts in place, pictures with boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.reports.notes import Numbered
from checker.reports.passages import Piece, Span, pieces
from checker.reports.places import PictureAddress, box_of, picture_number, span_of
from checker.vocabulary import Box, Evidence, ItemKind, Outcome, Reading, Screen
from checker.web.wording import say


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A box on a picture; `x` and `y` are where its number stands."""

    box: Box
    note: int
    x: int
    y: int


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text that was handed in, cut into pieces."""

    item: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A picture that was handed in; `lines` is what was read on it, `troubles` what went wrong with reading it.

    `pen` is the width of a stroke, `figure` the size of a number and `disc` the radius around it, in pixels of the
    picture.
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
    troubles: tuple[str, ...]
    pen: int
    figure: int
    disc: int


def texts(outcome: Outcome, notes: Sequence[Numbered]) -> tuple[Text, ...]:
    """The texts in the order in which they were handed in."""
    return tuple(
        Text(item=reading.item, pieces=pieces(reading.text, _spans(reading, outcome, notes)))
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
    figure = max(round(reading.width / 24), 12)
    disc = round(figure * 0.8)
    return Shown(
        item=reading.item,
        number=picture_number(reading, outcome.readings),
        address=address,
        width=reading.width,
        height=reading.height,
        screen=reading.screen,
        marks=_marks(reading, outcome, notes, disc),
        lines=tuple(
            pieces(reading.text, spans, start=line.start, end=line.start + len(line.text)) for line in reading.lines
        ),
        codes=tuple(pieces(code.text) for code in reading.codes),
        troubles=tuple(filter(None, (say(trouble.message, language) for trouble in reading.troubles))),
        pen=max(round(reading.width / 220), 2),
        figure=figure,
        disc=disc,
    )


def _marks(reading: Reading, outcome: Outcome, notes: Sequence[Numbered], disc: int) -> tuple[Mark, ...]:
    """One box a place: two notes on the same words share it, and the more important number is shown.

    Numbers stand behind the end of the line that holds the words, where a screenshot is mostly empty.
    """
    places: dict[Box, tuple[int, Evidence]] = {}
    for note, piece in _places(reading, outcome, notes):
        box = box_of(piece, reading)
        if box is not None and (box not in places or note < places[box][0]):
            places[box] = note, piece
    marks: list[Mark] = []
    for box, (note, piece) in sorted(places.items(), key=lambda place: place[1][0]):
        line = reading.line_at(piece.start) if piece.quote else None
        behind = (line.box if line else None) or box
        y = behind.top + behind.height // 2
        beside = sum(mark.y == y for mark in marks)
        x = behind.left + behind.width + round(disc * (1.3 + 2.2 * beside))
        marks.append(Mark(box=box, note=note, x=min(x, reading.width - disc), y=y))
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
