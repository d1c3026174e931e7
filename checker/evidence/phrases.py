"""Finds the phrases of all checks in one pass over a text, because each pass costs more than most checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Generic, TypeVar

from checker.patterns.phrasebook import Phrasebook, entries

Label = TypeVar("Label")
Found = list[tuple[Label, int, int]]

_everybodys: list[Phrases[Any]] = []


class Phrases(Generic[Label]):
    """The phrases of one check; decorates the function that gives them with their labels."""

    def __init__(self, authored: Callable[[], Iterable[tuple[Label, str]]]) -> None:
        self.authored = authored
        _everybodys.append(self)

    def find(self, text: str) -> Found[Label]:
        """Label, start and end of every phrase of this check in a spelled text, overlapping ones too, in no order."""
        return _found(text, len(_everybodys)).get(self, [])


@lru_cache(maxsize=8)
def _found(text: str, checks: int) -> Mapping[Phrases[Any], Found[Any]]:
    found: defaultdict[Phrases[Any], Found[Any]] = defaultdict(list)
    for (owner, label), start, end in _book(checks).find(text):
        found[owner].append((label, start, end))
    return dict(found)


@lru_cache(maxsize=1)
def _book(_: int) -> Phrasebook[tuple[Phrases[Any], Any]]:
    """One book for all; another one when a check was added."""
    return Phrasebook(entries(((one, label), phrase) for one in _everybodys for label, phrase in one.authored()))
