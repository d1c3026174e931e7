"""From readings to receipts: one or several on each picture, and nothing from pictures that show something else."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.receipts.deciding import is_receipt
from checker.claims.receipts.parsing import Parsed, as_receipt, parse
from checker.claims.receipts.regions import possible_splits
from checker.claims.receipts.sheet import around
from checker.vocabulary import Box, ItemKind, Line, Reading, Receipt

FEWEST_LINES = 4
MOST_ON_ONE_PICTURE = 6


def find_receipts(readings: Sequence[Reading]) -> tuple[Receipt, ...]:
    """The receipts and card slips on all pictures, in order of items; strict: what may be something else is none.

    Texts hold no receipts, since a typed amount has no place that could be shown.
    """
    ordered = sorted(readings, key=lambda reading: reading.item)
    return tuple(receipt for reading in ordered for receipt in _on(reading))


def shows_receipt(reading: Reading) -> bool:
    """Whether the picture shows a receipt, by what was read on it and not by how it looks."""
    return bool(_papers(reading))


def _on(reading: Reading) -> list[Receipt]:
    papers = _papers(reading)
    several = len(papers) > 1
    return [as_receipt(parsed, _region(lines) if several else None) for lines, parsed in papers]


def _papers(reading: Reading) -> list[tuple[Sequence[Line], Parsed]]:
    lines = [line for line in reading.lines if line.box is not None and line.text.strip()]
    if reading.kind is not ItemKind.PICTURE or len(lines) < FEWEST_LINES:
        return []
    papers = _split(reading, lines, MOST_ON_ONE_PICTURE)
    return [(lines, parsed) for lines, parsed in papers if is_receipt(parsed)]


def _split(reading: Reading, lines: Sequence[Line], most: int) -> list[tuple[Sequence[Line], Parsed]]:
    """The papers that the lines fall into; a split counts when both parts are receipts with a day and a sum."""
    if most > 1:
        for one, other in possible_splits(lines):
            parsed = parse(reading, one), parse(reading, other)
            if all(map(_stands_alone, parsed)):
                return [*_split(reading, one, most - 1), *_split(reading, other, most - 1)]
    return [(lines, parse(reading, lines))]


def _stands_alone(parsed: Parsed) -> bool:
    totals = parsed.sums.totals
    return parsed.day is not None and totals.total is not None and is_receipt(parsed)


def _region(lines: Sequence[Line]) -> Box:
    return around([line.box for line in lines if line.box is not None])
