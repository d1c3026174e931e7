"""What stands where in one spelled text: cues, contacts, titles, quotations, sentences, lines."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from checker.claims.contacts import contacts_in
from checker.claims.remembering import remembered
from checker.claims.wraps import spelled
from checker.patterns.cues import cue_finder
from checker.patterns.phrasebook import Span
from checker.vocabulary import Reading

_TITLE = re.compile(r"《[^《》\n]{1,40}》")
_QUOTED = re.compile(r"[\"「『][^\"「」『』\n]{1,20}[\"」』]")
_SENTENCE = re.compile(r"[^。!?;\n]*[。!?;\n]|[^。!?;\n]+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

_start, _end = itemgetter(0), itemgetter(1)


class Layout:
    """The places in one spelled text; those of `cues` are sorted under the names of `cues.toml`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.whole: Span = (0, len(text))
        self.cues: Mapping[str, Sequence[Span]] = cue_finder().find(text)
        self.contacts = contacts_in(text)
        self.titles = [found.span() for found in _TITLE.finditer(text)]
        self.quotations = [found.span() for found in _QUOTED.finditer(text)]

    @cached_property
    def sentences(self) -> list[Span]:
        return [found.span() for found in _SENTENCE.finditer(self.text)]

    @cached_property
    def lines(self) -> list[Span]:
        return [found.span() for found in _LINE.finditer(self.text)]

    def sentence_around(self, start: int, end: int) -> Span:
        """The sentence, or the sentences, that `start:end` lies in, with the mark at the end."""
        return _piece(self.sentences, start, end)

    def line_around(self, start: int, end: int) -> Span:
        """The line, or the lines, that `start:end` lies in, with the line end."""
        return _piece(self.lines, start, end)


@remembered
def layout_of(reading: Reading) -> Layout:
    """The layout of a reading's text in its spelling."""
    return Layout(spelled(reading).text)


def _piece(pieces: Sequence[Span], start: int, end: int) -> Span:
    first = bisect_right(pieces, start, key=_start) - 1
    last = bisect_left(pieces, end, key=_end)
    return pieces[max(first, 0)][0], pieces[last][1]
