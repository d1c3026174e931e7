"""The words that tell who speaks and what is denied, found in one pass like the phrases of the claims."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from checker.patterns.phrasebook import Phrasebook, Span, entries
from checker.patterns.reader import parse, structure

CUES_FILE = Path(__file__).parent / "cues.toml"


class CueFinder:
    """Finds the cues of `cues.toml` by their names, such as `seller.ordering`."""

    def __init__(self, tables: dict[str, dict[str, tuple[str, ...]]]) -> None:
        self._book = Phrasebook(
            entries(
                (f"{group}.{name}", phrase)
                for group, names in tables.items()
                for name, phrases in names.items()
                for phrase in dict.fromkeys(phrases)
            )
        )

    def find(self, text: str) -> dict[str, list[Span]]:
        """The places, in order, of each cue that stands in a spelled text, by its name."""
        found: defaultdict[str, list[Span]] = defaultdict(list)
        for name, start, end in self._book.find(text):
            found[name].append((start, end))
        return {name: sorted(spans) for name, spans in found.items()}


@cache
def cue_finder() -> CueFinder:
    return CueFinder(structure(dict[str, dict[str, tuple[str, ...]]], parse(CUES_FILE)))
