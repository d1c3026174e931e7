"""Which words of a screenshot are the seller's, as far as its page tells: checks quote nobody else.

What lets a check stay silent is looked for in everybody's words; what makes it speak, in the seller's alone.
"""

from __future__ import annotations

from checker.vocabulary import Reading, Voice


def is_sellers(reading: Reading, start: int) -> bool:
    """Whether the word at `start` is the seller's, as far as the page of its item is known."""
    if reading.page is None or not reading.page.parts:
        return True
    at = next((n for n, line in enumerate(reading.lines) if line.start <= start <= line.start + len(line.text)), -1)
    return any(at in part.lines and part.voice is Voice.SELLER for part in reading.page.parts)


def sellers_words(reading: Reading) -> str:
    """The text of a reading with blanks, one for one, where a line of its page is somebody else's or nobody's."""
    if reading.page is None or not reading.page.parts:
        return reading.text
    sellers = {at for part in reading.page.parts if part.voice is Voice.SELLER for at in part.lines}
    words = ["\n" if character == "\n" else " " for character in reading.text]
    for at, line in enumerate(reading.lines):
        if at in sellers:
            words[line.start : line.start + len(line.text)] = line.text
    return "".join(words)
