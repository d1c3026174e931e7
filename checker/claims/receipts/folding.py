"""Spells labels and print alike: no blanks or marks, one case and width, and characters that OCR mistakes made one."""

from __future__ import annotations

from functools import cache

from checker.patterns.letters import UNEVEN, Letters

CONFUSED = {"0": "o", "1": "l", "i": "l", "|": "l", "5": "s", "8": "b"}
BREAK = "¦"
"""Stands for characters that are no part of any word and that no word may run over."""


class _Folding(dict[int, str]):
    """A table for `str.translate`; what is neither letter nor digit becomes a blank."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = Letters()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character == BREAK:
            self[code] = BREAK
            return BREAK
        reading = self._letters.reading_of(character)
        folded = CONFUSED.get(reading, reading)
        self[code] = folded if folded != UNEVEN and (folded.isalnum() or character == "|") else " "
        return self[code]


def squash(text: str) -> str:
    """The folded letters and digits of the text, nothing between them."""
    return text.translate(_table()).replace(" ", "")


def squash_with_places(text: str) -> tuple[str, list[int]]:
    """As `squash`, with the offset into `text` of each character that is left."""
    folded, places = [], []
    for place, character in enumerate(text):
        for letter in _table()[ord(character)]:
            if letter != " ":
                folded.append(letter)
                places.append(place)
    return "".join(folded), places


@cache
def _table() -> _Folding:
    return _Folding()
