"""The exhibits as they are shown at the end of the document: texts line by line, pictures with boxes, both marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from checker.reports.handed_in import Mark, Shown, Text
from checker.reports.pack.exhibits import exhibit_number
from checker.reports.passages import Piece

ALT_CHARACTERS = 600
"""So much of what was read on a picture is told to those who cannot see it."""


def picture_file(number: int) -> str:
    """The name of the smaller copy of an exhibit that is set into the document."""
    return f"{number:02}.jpg"


def run(piece: Piece) -> Any:
    """Plain words as a string; `m` are marked words with the notes `n` that end there, `h` names a hidden character."""
    if piece.hidden:
        times = f" ×{len(piece.text)}" if len(piece.text) > 1 else ""
        return {"h": piece.hidden.partition(" ")[0] + times}
    return {"m": piece.text, "n": [*piece.ends]} if piece.notes else piece.text


def shown_text(text: Text) -> dict[str, Any]:
    """A text, cut into lines."""
    return {"number": exhibit_number(text.item), "title": _("text"), "lines": _lines(text.pieces)}


def _lines(cut: Sequence[Piece]) -> list[list[Any]]:
    """The runs of each line; a line end within a piece parts it."""
    lines: list[list[Any]] = [[]]
    for piece in cut:
        parts = [piece.text] if piece.hidden else piece.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for order, part in enumerate(parts, start=1):
            if order > 1:
                lines.append([])
            if part:
                lines[-1].append(run(replace(piece, text=part, ends=piece.ends if order == len(parts) else ())))
    return lines


def shown_picture(shown: Shown) -> dict[str, Any]:
    """A picture; `file` is empty where it is no longer there. Boxes are parts of its width and height."""
    read = " ".join("".join(piece.text for piece in line) for line in shown.lines)[:ALT_CHARACTERS]
    number = exhibit_number(shown.item)
    about = _("Exhibit {number}, a picture. Words that were read on it: {words}")
    return {
        "number": number,
        "title": _("picture {number}").format(number=shown.number),
        "file": picture_file(number) if shown.address else "",
        "width": shown.width,
        "height": shown.height,
        "alt": about.format(number=number, words=read or _("none")),
        "marks": [{"number": mark.note, "boxes": _boxes(mark, shown)} for mark in shown.marks],
        "notes": [*shown.troubles],
    }


def _boxes(mark: Mark, shown: Shown) -> list[list[float]]:
    wide, high = shown.width, shown.height
    return [[box.left / wide, box.top / high, box.width / wide, box.height / high] for box in mark.boxes]
