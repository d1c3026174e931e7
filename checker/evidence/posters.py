"""Who posted what on a screenshot of a feed: posts of several people stand there side by side, and what one says
contradicts nothing that another says."""

from __future__ import annotations

from collections.abc import Sequence

from checker.vocabulary import PageKind, Reading, Role

UNKNOWN = ""
"""The poster of pasted words, of a chat, of an album, and of whatever stands above the first name of a feed."""


def poster_at(reading: Reading, start: int) -> str:
    """The name above the post that the character at `start` belongs to, or UNKNOWN."""
    if reading.page is None or reading.page.kind is not PageKind.FEED:
        return UNKNOWN
    line = sum(1 for one in reading.lines if one.start <= start) - 1
    above = [part.lines for part in reading.page.parts if part.role is Role.NICKNAME and part.lines[0] <= line]
    if not above:
        return UNKNOWN
    named = max(above, key=lambda lines: lines[0])
    return "".join("".join(reading.lines[index].text for index in named).split()).casefold()


def posters_of(readings: Sequence[Reading], places: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The poster of each place (an item and a character of it)."""
    by_item = {reading.item: reading for reading in readings}
    return {place: poster_at(by_item[place[0]], place[1]) if place[0] in by_item else UNKNOWN for place in places}
