"""Reads a character in one way however it is drawn: width, case, accents, Traditional or Simplified, pictures.

Each code point is worked out once, when it is first met, and then looked up in C by `str.translate`.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from opencc import OpenCC

from checker.patterns.reader import parse, structure

TABLES_FILE = Path(__file__).parent / "spelling.toml"

UNEVEN = "\ue000"
"""Stands in a translated text for a character that is read as none or as several; see `reading_of`."""

_LINE_ENDS = frozenset("\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_KEPT = frozenset("…°")
_BLANKS = frozenset("\u3164\u115f\u1160\uffa0\u2800")
"""Letters and symbols by their class, but drawn as nothing."""


@cache
def tables() -> dict[str, dict[str, str]]:
    """The tables of `spelling.toml` by name."""
    return structure(dict[str, dict[str, str]], parse(TABLES_FILE))


class Letters(dict[int, str]):
    """A table for `str.translate` that keeps the length of the text: what cannot keep it becomes `UNEVEN`."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn = tables()["pictures"] | tables()["variants"]
        self._simplified = OpenCC("t2s")
        self._readings: dict[str, str] = {}

    def __missing__(self, code: int) -> str:
        reading = self.reading_of(chr(code))
        value = reading if len(reading) == 1 and reading != UNEVEN else UNEVEN
        self[code] = value
        return value

    def reading_of(self, character: str) -> str:
        """What one character is read as: usually one, sometimes none or several."""
        reading = self._readings.get(character)
        if reading is None:
            reading = self._readings[character] = self._read(character)
        return reading

    def _read(self, character: str) -> str:
        if character in self._drawn:
            return self._drawn[character]
        if character in _LINE_ENDS:
            return "\n"
        if character.isspace() or character == "\r":
            return " "
        if _is_unseen(character):
            return ""
        if character in _KEPT:
            return character
        plain = "".join(map(self._plain, unicodedata.normalize("NFKC", character).lower()))
        return self._simplified.convert(plain) if plain else ""

    def _plain(self, character: str) -> str:
        """Without accents on Latin letters; the rest through the table of variants."""
        if _is_unseen(character):
            return ""
        base = unicodedata.normalize("NFD", character)[0]
        return base if base.isascii() else self._drawn.get(character, character)


def _is_unseen(character: str) -> bool:
    """Characters with no shape of their own: zero-width, direction, variation, combining and private-use marks."""
    return character in _BLANKS or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Mn", "Me")
