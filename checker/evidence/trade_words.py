"""Finds the signs of the trade in the words and numbers of one spelled text: labels, charts, versions, size runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import re2

from checker.evidence.phrases import Phrases
from checker.patterns.trade import trade_words

_words = Phrases(trade_words)

Span = tuple[int, int]
Found = Mapping[str, Sequence[Span]]

ALONE = ("version-words", "market-comparison", "batch-talk", "unlikely-material")
"""Signs that one phrase makes."""

_LONGEST_QUOTE = 30
_FEWEST_MEASURES = 3
_FEWEST_NUMBERS = 6
_FEWEST_DETAILS = 3
_NEAR = 8

_SHOE_RUN = r"\b(3[3-9]|40)(?:\.5)?[码号]? ?[-~到至/] ?(3[89]|4[0-9])(?:\.5)?(?:[码号]|\b)"
_LETTER_RUN = (
    r"\b(?:x{0,2}s|m|l)码? ?[-~到至/ ] ?(?:x{1,5}l|[2-6]xl)\b"
    r"|\bs[ ,/、]?m[ ,/、]?l[ ,/、]?(?:x{1,4}l|[2-6]xl)\b"
)
_WAIST_RUN = r"\b2[4-9] ?[-~到至] ?(?:3[4-9]|4[0-4])\b"
_SIZE_LIST = r"\b3[3-9](?:\.5)?(?:[ ,、/.]{1,2}(?:3[3-9]|4[0-9])(?:\.5)?){5,}\b"
_ANY_RUN = f"{_SHOE_RUN}|{_SIZE_LIST}|{_LETTER_RUN}|{_WAIST_RUN}"
_WOMENS, _MENS = 37, 44
_ARTICLE = (
    r"\b(?:[a-z]{2,3}\d{4,6}|[a-z]\d{5,6}|[a-z]\d{3,4}[a-z]{1,3}\d?)(?:[- ]\d{3})?\b|\b\d{6}[- ]\d{3}\b"
    r"|\b(?:m|w|u|ml|bb|mr|ms|ws)\d{3,4}[a-z]{1,3}\d?\b"
)
_NUMBER = r"\b\d{2,3}(?:\.\d)?\b"
_GRAMS = r"\b[1-6]\d0 ?(?:克|g\b|gsm\b)"
_SEASONS = ("ss", "fw", "aw", "fs")


def signs_in(text: str) -> dict[str, Span]:
    """The signs by their names, each with the place in the spelled text that shows it best."""
    found = _phrases(text)
    counted = {
        "label-set": _labels(found),
        "measured-chart": _chart(text, found),
        "maker-words": _making(text, found),
        "number-and-sizes": _sizes(text, found),
    }
    said = {name: found[f"{name}.words"][0] for name in ALONE if f"{name}.words" in found}
    return said | {name: span for name, span in counted.items() if span}


def _phrases(text: str) -> dict[str, list[Span]]:
    """The phrases in the order of the text, without those that overlap a phrase which means something else."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for name, start, end in _words.find(text):
        found[name].append((start, end))
    kept: dict[str, list[Span]] = {}
    for name, spans in found.items():
        sign, _, group = name.partition(".")
        others = found.get(f"{sign}.not", ())
        if group != "not":
            spans = [span for span in spans if not any(a < span[1] and span[0] < b for a, b in others)]
            if spans:
                kept[name] = sorted(spans, key=lambda span: (span[0], -span[1]))
    return kept


def _labels(found: Found) -> Span | None:
    if words := found.get("label-set.words"):
        return words[0]
    sewn, hung = found.get("label-set.sewn", ()), found.get("label-set.hung", ())
    both = sorted([*sewn, *hung])
    return (both[0][0], both[1][1]) if sewn and len(both) > 1 and _near(both[0], both[1]) else None


def _near(one: Span, other: Span) -> bool:
    """Whether one phrase stands closely behind the other, and is another one."""
    return one[1] <= other[0] <= one[1] + _NEAR


def _chart(text: str, found: Found) -> Span | None:
    if words := found.get("measured-chart.words"):
        return words[0]
    measures = found.get("measured-chart.measures", ())
    named = {text[start:end] for start, end in measures}
    if len(named) < _FEWEST_MEASURES or sum(1 for _ in _matches(_NUMBER, text)) < _FEWEST_NUMBERS:
        return None
    beside = (one[0] for one, other in pairwise(measures) if other[0] - one[1] <= _NEAR)
    start = next(beside, measures[0][0])
    line_end = text.find("\n", start)
    return start, min(line_end if line_end >= 0 else len(text), start + _LONGEST_QUOTE)


def _making(text: str, found: Found) -> Span | None:
    if words := found.get("maker-words.words"):
        return words[0]
    details: dict[str, Span] = {}
    done = 0
    for start, end in found.get("maker-words.details", ()):
        if start >= done:
            details.setdefault(text[start:end], (start, end))
            done = end
    if len(details) >= _FEWEST_DETAILS:
        return next(iter(details.values()))
    weighed = _first(_GRAMS, text) if len(details) == _FEWEST_DETAILS - 1 else None
    return _span(weighed) if weighed else None


def _sizes(text: str, found: Found) -> Span | None:
    """A run of sizes beside an article number, or one from women's to men's sizes."""
    run = _first(_ANY_RUN, text)
    if run is None:
        return None
    shoes = _first(_SHOE_RUN, text)
    if shoes and int(shoes.group(1)) <= _WOMENS and int(shoes.group(2)) >= _MENS:
        return _span(shoes)
    numbered = "number-and-sizes.words" in found or any(_articles(text))
    return _span(shoes or run) if numbered else None


def _articles(text: str) -> Iterator[Any]:
    return (match for match in _matches(_ARTICLE, text) if not match.group().startswith(_SEASONS))


def _span(match: Any) -> Span:
    return match.start(), match.end()


def _first(expression: str, text: str) -> Any:
    return _compiled(expression).search(text)


def _matches(expression: str, text: str) -> Iterator[Any]:
    return iter(_compiled(expression).finditer(text))


@cache
def _compiled(expression: str) -> Any:
    return re2.compile(expression)
