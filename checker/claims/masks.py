"""Finds Latin brand names with letters replaced by digits or marks, or torn apart: l0u*s vui*t0n, ch@nel, n1ke."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from checker.claims.naming import Sort
from checker.patterns.lexicon import lexicon
from checker.patterns.spelling import spell_forms

_TOKEN = re.compile(r"(?<![a-z0-9])[a-z0-9@$*~!#_]*[a-z@$*][a-z0-9@$*~!#_]*")
_MASK = re.compile(r"[0-9@$*~!#_]")
_STANDS_FOR = {
    "0": "o",
    "1": "il",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "8": "b",
    "9": "g",
    "@": "a",
    "$": "s",
    "!": "i",
}
_ANY_LETTER = frozenset("*~#_")
_SEPARATORS = frozenset(" ._-")
_MOST_TOKENS = 4
_SHORTEST = 4


def masked_names(text: str) -> Iterator[tuple[str, Sort, int, int]]:
    """Brand, sort of the name and place in the spelled text, from left to right and without overlaps."""
    tokens = [token.span() for token in _TOKEN.finditer(text)]
    done = 0
    for first, (start, _) in enumerate(tokens):
        if start < done:
            continue
        for last in range(min(first + _MOST_TOKENS, len(tokens)) - 1, first - 1, -1):
            end = tokens[last][1]
            joined = _joined(text, tokens[first : last + 1])
            found = _known(joined) if joined else None
            if found and (last > first or _MASK.search(joined)):
                yield *found, start, end
                done = end
                break


def _joined(text: str, spans: list[tuple[int, int]]) -> str:
    """The tokens in one word; empty where more than one blank or dot stands between two of them."""
    for (_, end), (start, _) in pairwise(spans):
        if start - end > 1 or (start > end and text[end] not in _SEPARATORS):
            return ""
    return "".join(text[start:end] for start, end in spans)


def _known(written: str) -> tuple[str, Sort] | None:
    """The name that is written here: letter by letter, or with some letters masked."""
    if len(written) < _SHORTEST:
        return None
    if not _MASK.search(written):
        return _squashed().get(written)
    for name, found in _by_length().get(len(written), ()):
        if _fits(written, name):
            return found
    return None


def _fits(written: str, name: str) -> bool:
    masked = anything = 0
    for shown, letter in zip(written, name, strict=True):
        if shown == letter:
            continue
        if shown in _ANY_LETTER:
            anything += 1
        elif letter not in _STANDS_FOR.get(shown, ""):
            return False
        masked += 1
    return bool(masked) and masked * 5 <= len(name) * 2 and anything * 4 <= len(name)


@cache
def _squashed() -> dict[str, tuple[str, Sort]]:
    """Latin names without blanks, as long as they are long enough not to arise from other words by chance."""
    entries = [
        (phrase, (brand.id, sort))
        for brand in lexicon().brands.values()
        for sort, phrases in ((Sort.NAME, brand.names), (Sort.IN_CONTEXT, brand.in_context))
        for phrase in phrases
    ]
    forms = spell_forms([phrase for phrase, _ in entries])
    found: dict[str, tuple[str, Sort]] = {}
    for form, (_, meaning) in zip(forms, entries, strict=True):
        squashed = form.replace(" ", "").replace("&", "").replace("-", "").replace(".", "")
        if squashed.isascii() and squashed.isalpha() and len(squashed) >= _SHORTEST:
            found.setdefault(squashed, meaning)
    return found


@cache
def _by_length() -> dict[int, list[tuple[str, tuple[str, Sort]]]]:
    found: defaultdict[int, list[tuple[str, tuple[str, Sort]]]] = defaultdict(list)
    for name, meaning in _squashed().items():
        found[len(name)].append((name, meaning))
    return dict(found)
