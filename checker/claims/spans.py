"""Places in a text, sorted, so that those near a place are found without going through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker.patterns.phrasebook import Span

LONGEST = 60
"""No cue, title or quotation is longer than this; what touches a place starts no further before it."""


def starting_in(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """The spans, of a sorted sequence, that start at `start` or after it and before `end`."""
    first = bisect_left(spans, (start, -1))
    if first == len(spans) or spans[first][0] >= end:
        return ()
    return spans[first : bisect_left(spans, (end, -1), first)]


def count_in(spans: Sequence[Span], start: int, end: int) -> int:
    """How many spans, of a sorted sequence, start at `start` or after it and before `end`."""
    return bisect_left(spans, (end, -1)) - bisect_left(spans, (start, -1))


def touching(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The spans that share a character with `start:end`."""
    return [span for span in starting_in(spans, start - LONGEST, end) if span[1] > start]


def is_held(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a span holds `start:end` whole."""
    return any(span[1] >= end for span in starting_in(spans, start - LONGEST, start + 1)) if spans else False
