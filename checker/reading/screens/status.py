"""The top line of the phone: clock, carrier, battery."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reading.screens.rows import Row, Sheet
from checker.reading.screens.words import BATTERY, CARRIER, CLOCK, NETWORK, PERCENT
from checker.vocabulary import StatusBar

DEEPEST = 0.11
"""The line ends this far down at most, in widths of the picture."""
_TALLEST = 0.075
_RIGHT = 0.7
_ASIDE = 0.3
"""A time in the middle of the topmost line, with nothing beside it, may well stand between the bubbles of a chat."""


def status_rows(sheet: Sheet) -> Sequence[Row]:
    """The rows of the phone's top line; none where the picture begins further down."""
    band = [row for row in sheet.rows if row.middle < DEEPEST and row.height < _TALLEST]
    if not band:
        return ()
    first = min(band, key=lambda row: row.middle)
    line = [row for row in band if abs(row.middle - first.middle) < max(first.height, 0.02)]
    clocks = [row for row in line if _clock(row)]
    aside = [row for row in clocks if row.centre < _ASIDE or row.centre > 1 - _ASIDE]
    return line if any(map(_carrier, line)) or aside or (clocks and len(line) > 1) else ()


def status_of(rows: Sequence[Row]) -> StatusBar | None:
    """What the rows of the top line say."""
    if not rows:
        return None
    clock = next(filter(None, map(_clock, rows)), "")
    carrier = next(filter(None, map(_carrier, rows)), "")
    return StatusBar(clock=clock, carrier=carrier, battery=_battery(rows))


def _clock(row: Row) -> str:
    found = CLOCK.match(row.tight)
    if not found:
        return ""
    hour, minute = found.group(1).split(":")
    later = 12 if row.tight.startswith(("下午", "pm")) or row.tight.endswith("pm") else 0
    return f"{(int(hour) % 12 + 12 if later else int(hour)):02d}:{minute}"


def _carrier(row: Row) -> str:
    """The carrier as printed, without what else was read together with it."""
    found = CARRIER.search(row.text)
    return row.written[slice(*found.span())].strip() if found else ""


def _battery(rows: Sequence[Row]) -> int | None:
    """The number with a per cent sign, or the one that stands alone at the right end."""
    for row in sorted(rows, key=lambda row: -row.right):
        found = PERCENT.search(row.text) or (
            BATTERY.fullmatch(NETWORK.sub("", row.text)) if row.left >= _RIGHT else None
        )
        if found:
            return int(found.group(1))
    return None
