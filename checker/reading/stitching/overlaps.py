"""Whether two screenshots show parts of one long page: the same lines, shifted up by one and the same distance.

Scrolling moves everything on the page alike. So two posts that merely share a slogan do not pass: between the ends of
two overlapping screenshots every line of the one must be on the other, at the same distance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from checker.reading.screens.rows import Row, sheet_of
from checker.reading.screens.status import status_rows
from checker.reading.screens.words import AGE
from checker.vocabulary import PageKind, Reading, Role

LEAST_LINES, LEAST_LETTERS = 3, 20
"""So many lines, or so many letters, must be on both."""
_STEP = 0.01
_SAME_PLACE = 0.02
"""In widths of the picture."""
_ALIKE = 0.75
_FITTING = 0.8
"""Share of the lines in the overlap that must be on both; the OCR misses some, and times go on."""
_EDGE = 0.07
"""A line this near to where the page goes on under a bar may be cut in half."""
_BAR_TOP, _BAR_FOOT = 0.34, 0.36
_PAGES = (PageKind.FEED, PageKind.ALBUM, PageKind.CHAT, PageKind.OTHER)


@dataclass(frozen=True, slots=True)
class Sight:
    """One screenshot: what scrolls of it, and the numbers of the lines of its bars."""

    rows: tuple[Row, ...]
    bars: frozenset[int]

    @property
    def top(self) -> float:
        return min(row.top for row in self.rows)

    @property
    def bottom(self) -> float:
        return max(row.bottom for row in self.rows)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What stands at `y` on the lower picture stands at `y + shift` on the upper one, in widths.

    `pairs` are numbers of lines, upper and lower; `letters` says how much is on both.
    """

    shift: float
    pairs: tuple[tuple[int, int], ...]
    letters: int


def sight_of(reading: Reading) -> Sight | None:
    """What scrolls on a screenshot, or None where it is none or shows too little."""
    if reading.page is None or reading.page.kind not in _PAGES or not reading.width:
        return None
    sheet = sheet_of(reading.lines, reading.width, reading.height)
    fixed = {index for part in reading.page.parts if part.role in (Role.CONTROL, Role.TITLE) for index in part.lines}
    at_edge = {row.index for row in sheet.rows if row.bottom < _BAR_TOP or row.top > sheet.height - _BAR_FOOT}
    bars = frozenset(fixed & at_edge) | {row.index for row in status_rows(sheet)}
    rows = tuple(row for row in sheet.rows if row.index not in bars and row.tight)
    return Sight(rows, bars) if rows else None


def overlap_of(upper: Sight, lower: Sight) -> Overlap | None:
    """How the lower picture goes on where the upper one ends; None where that is not sure."""
    shifts = Counter(
        round((one.top - other.top) / _STEP)
        for one in upper.rows
        for other in lower.rows
        if one.tight == other.tight and abs(one.left - other.left) < _SAME_PLACE
    )
    return max(
        (_at(upper, lower, step * _STEP) for step, _ in shifts.most_common(3) if step >= -1),
        key=lambda found: found.letters if found else 0,
        default=None,
    )


def is_within(upper: Sight, lower: Sight, overlap: Overlap) -> bool:
    """Whether all that the lower picture shows is on the upper one."""
    return lower.bottom + overlap.shift <= upper.bottom + _SAME_PLACE


def _at(upper: Sight, lower: Sight, shift: float) -> Overlap | None:
    pairs = _pairs(upper, lower, shift)
    if not pairs:
        return None
    shift = sorted(one.top - other.top for one, other in pairs)[len(pairs) // 2]
    pairs = _pairs(upper, lower, shift)
    letters = sum(len(one.tight) for one, _ in pairs)
    if len(pairs) < LEAST_LINES and letters < LEAST_LETTERS:
        return None
    start, end = lower.top + shift, min(upper.bottom, lower.bottom + shift)
    start = max(start, upper.top)
    inside = [row for row in upper.rows if start + _EDGE < row.middle < end - _EDGE]
    inside_lower = [row for row in lower.rows if start + _EDGE < row.middle + shift < end - _EDGE]
    matched = {one.index for one, _ in pairs}, {other.index for _, other in pairs}
    if not _fits(inside, matched[0]) or not _fits(inside_lower, matched[1]) or _differ(upper, lower, shift):
        return None
    return Overlap(shift, tuple((one.index, other.index) for one, other in pairs), letters)


def _pairs(upper: Sight, lower: Sight, shift: float) -> list[tuple[Row, Row]]:
    found = []
    for one in upper.rows:
        near = [
            other
            for other in lower.rows
            if abs(other.top + shift - one.top) < _SAME_PLACE and abs(other.left - one.left) < 2 * _SAME_PLACE
        ]
        same = next((other for other in near if _alike(one, other)), None)
        if same is not None:
            found.append((one, same))
    return found


def _differ(upper: Sight, lower: Sight, shift: float) -> bool:
    """Whether two lines in one place have different numbers: a seller's posts may be alike but for those."""
    return any(
        _number(one) and _number(other) and _number(one) != _number(other)
        for one in upper.rows
        for other in lower.rows
        if abs(other.top + shift - one.top) < _SAME_PLACE
        and abs(other.left - one.left) < _SAME_PLACE
        and not (AGE.fullmatch(one.tight) and AGE.fullmatch(other.tight))
    )


def _number(row: Row) -> str:
    return "".join(filter(str.isdigit, row.tight))


def _alike(one: Row, other: Row) -> bool:
    if AGE.fullmatch(one.tight) and AGE.fullmatch(other.tight):
        return True  # the clock went on between the two screenshots
    if _number(one) != _number(other):
        return False
    return SequenceMatcher(None, one.tight, other.tight, autojunk=False).ratio() >= _ALIKE


def _fits(rows: Sequence[Row], matched: set[int]) -> bool:
    return sum(row.index in matched for row in rows) >= _FITTING * len(rows)
