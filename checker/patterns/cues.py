"""The words that tell who speaks and what is denied, found in one pass like the phrases of the claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from checker.patterns.phrasebook import POSTS, Shelf, Span, entries
from checker.patterns.reader import parse, structure

Tables = dict[str, dict[str, tuple[str, ...]]]

CUES_FILE = Path(__file__).parent / "cues.toml"


class CueFinder:
    """Finds the cues of tables such as `cues.toml` by their names, such as `seller.ordering`."""

    def __init__(self, tables: Callable[[], Tables], shelf: Shelf) -> None:
        self._cues = shelf.add(
            lambda: entries(
                (f"{group}.{name}", phrase)
                for group, names in tables().items()
                for name, phrases in names.items()
                for phrase in dict.fromkeys(phrases)
            )
        )

    def find(self, text: str) -> dict[str, list[Span]]:
        """The places, in order, of each cue that stands in a spelled text, by its name."""
        found: defaultdict[str, list[Span]] = defaultdict(list)
        for name, start, end in self._cues(text):
            found[name].append((start, end))
        return {name: sorted(spans) for name, spans in found.items()}


def _read() -> Tables:
    return structure(Tables, parse(CUES_FILE))


_own = CueFinder(_read, POSTS)


def cue_finder() -> CueFinder:
    """The finder of this program's cues."""
    return _own
