"""Finds Latin brand names with letters replaced by digits or marks, or torn apart: l0u*s vui*t0n, ch@nel, g ucci."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from checker.claims.naming import Sort
from checker.patterns.lexicon import lexicon
from checker.patterns.spelling import spell_forms

Meaning = tuple[str, Sort]
Span = tuple[int, int]

_TOKEN = re.compile(r"(?<![a-z0-9])[a-z0-9@$*~!#_]*[a-z@$*][a-z0-9@$*~!#_]*")
_MASK = re.compile(r"[0-9@$*~!#_]")
_LETTER_BY_LETTER = re.compile(r"(?<![a-z0-9])[a-z](?:[ ._-][a-z]){3,}(?![a-z0-9])")
_SEPARATORS = re.compile("[ ._-]")
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
_TEARING = frozenset("._-")
_MOST_TOKENS = 4
_SHORTEST = 4


def masked_names(text: str) -> Iterator[tuple[str, Sort, int, int]]:
    """Brand, sort of the name and place in the spelled text."""
    for run in _LETTER_BY_LETTER.finditer(text):
        found = _squashed().get(_SEPARATORS.sub("", run.group()))
        if found:
            yield *found, *run.span()
    tokens = [token.span() for token in _TOKEN.finditer(text)]
    suspect = [bool(_MASK.search(text, *span)) or _is_torn(text, span) for span in tokens]
    if not any(suspect):
        return
    done = 0
    for first, (start, _) in enumerate(tokens):
        if start < done:
            continue
        for last in range(min(first + _MOST_TOKENS, len(tokens)) - 1, first - 1, -1):
            found = _known(_joined(text, tokens[first : last + 1])) if any(suspect[first : last + 1]) else None
            if found:
                done = tokens[last][1]
                yield *found, start, done
                break


def _is_torn(text: str, span: Span) -> bool:
    """Whether the token is a lone letter, or a mark joins it to the next."""
    start, end = span
    return end - start == 1 or text[end : end + 1] in _TEARING


def _joined(text: str, spans: list[Span]) -> str:
    """The tokens in one word; empty where more than one blank or mark stands between two of them."""
    for (_, end), (start, _) in pairwise(spans):
        if start - end > 1 or (start > end and text[end] != " " and text[end] not in _TEARING):
            return ""
    return "".join(text[start:end] for start, end in spans)


def _known(written: str) -> Meaning | None:
    """The name that is written here: letter by letter, or with some letters masked."""
    masks = len(_MASK.findall(written))
    if not masks:
        return _squashed().get(written)
    if len(written) < _SHORTEST or masks * 5 > len(written) * 2:
        return None
    for name, found in _by_shape().get((len(written), written[0]), ()):
        if _fits(written, name):
            return found
    return None


def _fits(written: str, name: str) -> bool:
    anything = 0
    for shown, letter in zip(written, name, strict=True):
        if shown in _ANY_LETTER:
            anything += 1
        elif shown != letter and letter not in _STANDS_FOR.get(shown, ""):
            return False
    return anything * 4 <= len(name)


@cache
def _squashed() -> dict[str, Meaning]:
    """Latin names without blanks, as long as they are long enough not to arise from other words by chance."""
    entries = [
        (phrase, (brand.id, sort))
        for brand in lexicon().brands.values()
        for sort, phrases in ((Sort.NAME, brand.names), (Sort.IN_CONTEXT, brand.in_context))
        for phrase in phrases
    ]
    forms = spell_forms([phrase for phrase, _ in entries])
    found: dict[str, Meaning] = {}
    for form, (_, meaning) in zip(forms, entries, strict=True):
        squashed = form.replace(" ", "").replace("&", "").replace("-", "").replace(".", "")
        if squashed.isascii() and squashed.isalpha() and len(squashed) >= _SHORTEST:
            found.setdefault(squashed, meaning)
    return found


@cache
def _by_shape() -> dict[tuple[int, str], list[tuple[str, Meaning]]]:
    """The names by length and first character, the first character also as it may be masked."""
    found: defaultdict[tuple[int, str], list[tuple[str, Meaning]]] = defaultdict(list)
    for name, meaning in _squashed().items():
        masks = [shown for shown, letters in _STANDS_FOR.items() if name[0] in letters]
        for first in (name[0], *masks, *_ANY_LETTER):
            found[len(name), first].append((name, meaning))
    return dict(found)
