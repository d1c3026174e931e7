"""Evidence that points to a piece of an item's text, to a line, to a code, or to a whole picture."""

from __future__ import annotations

from checker.vocabulary import Box, Code, Evidence, ItemKind, Line, Reading


def quoted(reading: Reading, start: int, end: int) -> Evidence:
    """The characters `start:end` of the text of an item, with their place where it is a picture."""
    box = reading.box_of(start, end) if reading.kind is ItemKind.PICTURE else None
    return Evidence(item=reading.item, quote=reading.text[start:end], start=start, end=end, box=box)


def whole_line(reading: Reading, line: Line) -> Evidence:
    """A line of an item."""
    return quoted(reading, line.start, line.start + len(line.text))


def whole_picture(reading: Reading) -> Evidence:
    """All of a picture: what is said is in its file, or in the picture as such."""
    return Evidence(item=reading.item, box=Box(left=0, top=0, width=reading.width, height=reading.height))


def code_on(reading: Reading, code: Code) -> Evidence:
    """A QR or bar code."""
    return Evidence(item=reading.item, box=code.box) if code.box else whole_picture(reading)
