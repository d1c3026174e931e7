"""Finds the phrases of all checks in one pass over a text, because each pass costs more than most checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from checker.patterns.phrasebook import Found, Shelf, entries

Label = TypeVar("Label")

EVERYBODYS = Shelf()


class Phrases(Generic[Label]):
    """The phrases of one check; decorates the function that gives them with their labels."""

    def __init__(self, authored: Callable[[], Iterable[tuple[Label, str]]]) -> None:
        self._found = EVERYBODYS.add(lambda: entries(authored()))

    def find(self, text: str) -> Found[Label]:
        """Label, start and end of every phrase of this check in a spelled text, overlapping ones too, in no order."""
        return self._found(text)
