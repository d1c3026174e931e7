"""Whose words the lines of a screenshot are, as far as its page tells: only the seller's count as the seller's.

Words of others and of the app are blanked, so that they neither make a claim nor change what one means. The shopper's
own stay readable, because the seller answers them, but nothing in them is claimed or offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.remembering import remembered
from checker.vocabulary import Part, Reading, Role, Screen, Voice

_OWN_SIDE = 0.45
"""No line of the other's bubbles starts further right than this share of a chat."""


@remembered
def heard(reading: Reading) -> str:
    """The text of a reading with blanks, one for one, where others, the app or a transfer speak."""
    text = reading.text
    for line in (reading.lines[index] for part in _parts(reading) if _is_blanked(part) for index in part.lines):
        end = line.start + len(line.text)
        text = text[: line.start] + " " * len(line.text) + text[end:]
    return text


def is_shoppers(reading: Reading, start: int) -> bool:
    """Whether the character at `start` stands in a bubble of the telephone's owner.

    Where no page was read, long bubbles reach over the middle from both sides; only a line that starts right of it is
    surely the owner's.
    """
    if reading.page is not None:
        return any(first <= start < last for first, last in _shoppers(reading))
    if reading.screen is not Screen.CHAT or not reading.width:
        return False
    line = reading.line_at(start)
    return line is not None and line.box is not None and line.box.left > _OWN_SIDE * reading.width


@remembered
def _shoppers(reading: Reading) -> list[tuple[int, int]]:
    lines = [reading.lines[i] for part in _parts(reading) if part.voice is Voice.SHOPPER for i in part.lines]
    return [(line.start, line.start + len(line.text)) for line in lines]


def _is_blanked(part: Part) -> bool:
    return part.voice in (Voice.OTHERS, Voice.APP) or part.role is Role.TRANSFER


def _parts(reading: Reading) -> Iterator[Part]:
    """The parts whose lines there are: a stored page may be older than its lines."""
    for part in reading.page.parts if reading.page else ():
        if all(0 <= index < len(reading.lines) for index in part.lines):
            yield part
