"""Rows of a name and a value, as on pages about payments and parcels, where the reader gives each its own line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.reading.masking.finding import WORDS, any_of, sheet_of
from checker.reading.masking.kinds import MaskedPlace, MaskedSpan, MaskKind
from checker.vocabulary import Box, Line, Reading

_WORDS = WORDS["layout"]
_NAMES = re.compile(rf"{any_of(_WORDS['row_names'])}\s*[:;]?")
_ADDRESSES = re.compile(rf"{any_of(_WORDS['row_addresses'])}\s*[:;]?")
_NUMBERS = re.compile(rf"(?:{any_of(_WORDS['row_numbers'])}|[\u3400-\u9fff]{{0,6}}单号)\s*[:;]?")
_NO_NAME = re.compile(rf"{any_of(WORDS['names']['not_names'])}|[\d\W]*$")
_HAS_NUMBER = re.compile(r"(?:.*\d){4}")
_LEAST_SHARED, _WRAP_GAP = 0.5, 1.1
_LONGEST_NAME = 30
_LEAST_STRIP = 1.5


def spans_of_rows(reading: Reading) -> Iterator[MaskedSpan]:
    """The values of labels that call for a name, an address or somebody's number."""
    for _, kind, values in _labelled(reading):
        for value in values:
            yield MaskedSpan(start=value.start, end=value.start + len(value.text), kind=kind)


def unread_values(reading: Reading) -> Iterator[MaskedPlace]:
    """The strip behind a label whose value nobody read: what a reader overlooked, a person may still see."""
    for label, kind, values in _labelled(reading):
        if values or label.box is None:
            continue
        left, here = label.box.left + label.box.width, label.box
        right = min(
            (line.box.left for line in reading.lines if line.box and line is not label and _is_beside(here, line.box)),
            default=reading.width,
        )
        if right - left > _LEAST_STRIP * here.height:
            yield MaskedPlace(box=Box(left=left, top=here.top, width=right - left, height=here.height), kind=kind)


def _labelled(reading: Reading) -> Iterator[tuple[Line, MaskKind, list[Line]]]:
    """Each label that stands by itself, and the lines of its value."""
    placed = [line for line in reading.lines if line.box]
    for line in placed:
        kind = _kind(line.text)
        if kind:
            yield line, kind, [value for value in _values(line, placed) if _fits(value.text, kind)]


def _kind(text: str) -> MaskKind | None:
    words = sheet_of(text).text.strip()
    for pattern, kind in ((_NAMES, MaskKind.NAME), (_ADDRESSES, MaskKind.ADDRESS), (_NUMBERS, MaskKind.ORDER)):
        if pattern.fullmatch(words):
            return kind
    return None


def _fits(text: str, kind: MaskKind) -> bool:
    words = sheet_of(text).text.strip()
    if kind is MaskKind.NAME:
        return len(words) <= _LONGEST_NAME and not _NO_NAME.match(words)
    return bool(_HAS_NUMBER.search(words)) or (kind is MaskKind.ADDRESS and len(words) >= 4)


def _values(label: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The line right of the label and those that go on below it; else the line right below the label."""
    assert label.box is not None
    beside = [line for line in lines if line.box and line is not label and _is_beside(label.box, line.box)]
    if beside:
        value = min(beside, key=lambda line: line.box.left if line.box else 0)
        yield value
        yield from _going_on(value, label.box, lines)
        return
    below = [line for line in lines if line.box and line is not label and _is_below(label.box, line.box)]
    yield from sorted(below, key=lambda line: line.box.top if line.box else 0)[:1]


def _going_on(value: Line, label: Box, lines: Sequence[Line]) -> Iterator[Line]:
    while value.box:
        box = value.box
        following = [
            line
            for line in lines
            if line.box and line is not value and _is_below(box, line.box) and line.box.left > label.left + label.width
        ]
        rows = [line for line in following if not _has_label(line, label, lines)]
        if not rows:
            return
        value = rows[0]
        yield value


def _has_label(line: Line, label: Box, lines: Sequence[Line]) -> bool:
    """Whether another label stands left of the line, in the column of labels."""
    return any(
        other.box
        and line.box
        and other is not line
        and other.box.left < label.left + label.width
        and _shared(other.box, line.box) >= _LEAST_SHARED
        for other in lines
    )


def _is_beside(label: Box, other: Box) -> bool:
    return other.left >= label.left + label.width and _shared(label, other) >= _LEAST_SHARED


def _is_below(above: Box, below: Box) -> bool:
    gap = below.top - (above.top + above.height)
    aligned = abs(below.left - above.left) <= max(above.height, below.height)
    return aligned and -0.3 * above.height <= gap <= _WRAP_GAP * above.height


def _shared(one: Box, other: Box) -> float:
    """The share of the lower line's height that both have in common."""
    common = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return common / max(min(one.height, other.height), 1)
