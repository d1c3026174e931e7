"""Finds Latin brand names with letters replaced by digits or marks, or torn apart: l0u*s vui*t0n, ch@nel, g ucci."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from checker.claims.naming import Sort
from checker.patterns.lexicon import lexicon
from checker.patterns.spelling import spell_forms

Meaning = tuple[str, Sort]
Span = tuple[int, int]

_TOKEN = re.compile(r"[a-z0-9@$*~!#_]+")
_LETTER = re.compile(r"[a-z@$*]")
_MASK = re.compile(r"[0-9@$*~!#_]")
_LETTER_BY_LETTER = re.compile(r"[a-z](?<![a-z0-9].)(?:[ ._-][a-z]){3,}(?![a-z0-9])")
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
    for tokens in _neighbours(text):
        suspect = [bool(_MASK.search(text, *token)) or _is_torn(text, token) for token in tokens]
        if any(suspect):
            yield from _names_among(text, tokens, suspect)


def _neighbours(text: str) -> Iterator[list[Span]]:
    """Tokens that may be parts of one name: no more than a blank or a mark stands between one and the next."""
    near: list[Span] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if not _LETTER.search(text, start, end):
            continue
        if near and not _is_joined(text, near[-1][1], start):
            yield near
            near = []
        near.append((start, end))
    yield near


def _is_joined(text: str, end: int, start: int) -> bool:
    return start - end == 1 and (text[end] == " " or text[end] in _TEARING)


def _is_torn(text: str, span: Span) -> bool:
    """Whether the token is a lone letter, or a mark joins it to the next."""
    start, end = span
    return end - start == 1 or text[end : end + 1] in _TEARING


def _names_among(text: str, tokens: list[Span], suspect: list[bool]) -> Iterator[tuple[str, Sort, int, int]]:
    """The longest names from left to right that a few tokens make together, one of which looks masked or torn off."""
    done = 0
    for first, (start, _) in enumerate(tokens):
        if start < done:
            continue
        for last in range(min(first + _MOST_TOKENS, len(tokens)), first, -1):
            written = "".join([text[start:end] for start, end in tokens[first:last]])
            found = _known(written) if any(suspect[first:last]) else None
            if found:
                done = tokens[last - 1][1]
                yield *found, start, done
                break


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
