"""Which of the marks that a country's receipts carry are on a paper."""

from __future__ import annotations

import re2

from checker.countries.country import Mark
from checker.evidence.receipts.check import Paper

SHORTEST = 4
"""Letters of a word that means nothing else wherever it stands."""


def marks_on(paper: Paper) -> tuple[Mark, ...]:
    """The marks of the receipt's country that the parser named or whose words are on the paper."""
    if paper.country is None:
        return ()
    text = paper.reading.text if paper.reading is not None else ""
    return tuple(mark for mark in paper.country.marks if mark.id in paper.receipt.marks or _shows(text, mark))


def plain_marks_on(paper: Paper) -> tuple[Mark, ...]:
    """Those of the marks whose words or patterns cannot be anything else: a lone asterisk or three letters can."""
    text = paper.reading.text if paper.reading is not None else ""
    return tuple(mark for mark in marks_on(paper) if _shows(text, mark, shortest=SHORTEST))


def _shows(text: str, mark: Mark, shortest: int = 1) -> bool:
    """Blanks are not counted: readers lose and invent them."""
    dense = "".join(text.split()).casefold()
    words = ("".join(word.split()).casefold() for word in mark.words)
    return any(len(word) >= shortest and word in dense for word in words) or any(
        re2.search(pattern, text) for pattern in mark.patterns
    )
