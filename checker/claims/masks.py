"""Finds Latin brand names with letters replaced by digits or marks, or torn apart: l0u*s vui*t0n, ch@nel, g ucci."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

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
        yield from _names_among(tokens)


class _Token(NamedTuple):
    """A word with so many masks; `suspect` if it has any, is a lone letter, or a mark joins it to the next."""

    written: str
    start: int
    end: int
    masks: int
    suspect: bool


def _neighbours(text: str) -> Iterator[list[_Token]]:
    """Tokens that may be parts of one name, a suspect among them: no more than a blank or a mark stands between one and
    the next."""
    near: list[_Token] = []
    suspicious = False
    for found in _TOKEN.finditer(text):
        written = found.group()
        letters = written.isalpha()
        if not letters and not _LETTER.search(written):
            continue
        start, end = found.span()
        if near and not (start - near[-1].end == 1 and (text[start - 1] == " " or text[start - 1] in _TEARING)):
            if suspicious:
                yield near
            near, suspicious = [], False
        suspect = not letters or len(written) == 1 or text[end : end + 1] in _TEARING
        suspicious = suspicious or suspect
        near.append(_Token(written, start, end, 0 if letters else len(_MASK.findall(written)), suspect))
    if suspicious:
        yield near


def _names_among(tokens: list[_Token]) -> Iterator[tuple[str, Sort, int, int]]:
    """The longest names from left to right that a few tokens make together, one of them a suspect."""
    done = 0
    for first, token in enumerate(tokens):
        if token.start < done:
            continue
        suspect = next((at for at in range(first, len(tokens)) if tokens[at].suspect), len(tokens))
        for last in range(min(first + _MOST_TOKENS, len(tokens)), suspect, -1):
            together = tokens[first:last]
            found = _known("".join([one.written for one in together]), sum([one.masks for one in together]))
            if found:
                done = together[-1].end
                yield *found, token.start, done
                break


def _known(written: str, masks: int) -> Meaning | None:
    """The name that is written here: letter by letter, or with so many letters masked."""
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
