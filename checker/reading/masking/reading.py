"""A reading with its personal data masked: what the words give away, and what stands where a name stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from checker.reading.masking.kinds import MaskedSpan, MaskKind, blanked, united
from checker.reading.masking.layout import SHORTEST_NAME, names_of, spans_by_layout
from checker.reading.masking.text import private_spans
from checker.reading.masking.wraps import is_receipt, wraps
from checker.vocabulary import Code, Line, Reading


def reading_spans(reading: Reading, names: Collection[str] = ()) -> tuple[MaskedSpan, ...]:
    """What is private in `reading.text`; `names`, and those that its own page shows, are masked wherever they stand."""
    known = {*names, *names_of(reading)}
    by_words = private_spans(reading.text, wraps(reading), receipt=is_receipt(reading))
    return united([*by_words, *spans_by_layout(reading), *_named(reading.text, known)])


def private_names(reading: Reading) -> frozenset[str]:
    """The names that stand as names on a page, to be masked on the other items of the case too."""
    return names_of(reading)


def mask_reading(reading: Reading, names: Collection[str] = ()) -> Reading:
    """The same reading, offsets and boxes, without what is somebody's own.

    Codes lose their text; camera facts, fingerprints and the phone's status bar go.
    """
    text = blanked(reading.text, reading_spans(reading, names))
    return replace(
        reading,
        text=text,
        lines=tuple(_masked(line, text) for line in reading.lines),
        codes=tuple(_blank(code) for code in reading.codes),
        camera=None,
        fingerprints=(),
        page=replace(reading.page, status=None) if reading.page else None,
    )


def _masked(line: Line, text: str) -> Line:
    return replace(line, text=text[line.start : line.start + len(line.text)])


def _blank(code: Code) -> Code:
    return replace(code, text=blanked(code.text, [MaskedSpan(start=0, end=len(code.text), kind=MaskKind.CODE)]))


def _named(text: str, names: Collection[str]) -> list[MaskedSpan]:
    found = []
    for name in names:
        at = text.find(name) if len(name) >= SHORTEST_NAME else -1
        while at >= 0:
            found.append(MaskedSpan(start=at, end=at + len(name), kind=MaskKind.NAME))
            at = text.find(name, at + len(name))
    return found
