"""Finds the names of brands and the words for kinds of goods in one pass over the spelled text.

What a name means where it stands is decided in `brands`; here only look-alikes and parts of longer words are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from operator import itemgetter
from typing import NamedTuple

from checker.patterns.lexicon import Brand, Lexicon, lexicon
from checker.patterns.phrasebook import POSTS, Entry, Shelf
from checker.patterns.spelling import Spelled, spell_forms


class Sort(IntEnum):
    """What kind of word it is, the surer the lower."""

    NAME = 0
    MODEL = 1
    IN_CONTEXT = 2
    NICKNAME = 3
    GAPPED = 4
    GOODS = 5
    LOOKALIKE = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A spelled word: a name of `brand`, or a kind of `goods`, or (a product line) both."""

    sort: Sort
    brand: str = ""
    goods: str = ""


class Hit(NamedTuple):
    """A word at `text[start:end]` of the spelled text."""

    word: Word
    start: int
    end: int


class _Form(NamedTuple):
    """A word in its spelling; `always` says that nothing around it can make it a part of another."""

    word: Word
    written: str
    always: bool


class Names:
    """All names, look-alikes and words for goods of a lexicon, on a shelf with other books."""

    def __init__(self, source: Callable[[], Lexicon], shelf: Shelf) -> None:
        self._forms = shelf.add(lambda: _forms(source()))

    def hits(self, spelled: Spelled) -> list[Hit]:
        """The hits in the order of the text; of hits that overlap, the one that starts first, then the longest."""
        found = [
            (start, -end, form.word)
            for form, start, end in self._forms(spelled.text)
            if form.always or _stands(spelled, form, start, end)
        ]
        if not found:
            return []
        kept: list[Hit] = []
        done = 0
        for start, minus_end, word in sorted(found, key=_place):
            if start >= done:
                done = -minus_end
                if word.sort is not Sort.LOOKALIKE:
                    kept.append(Hit(word, start, done))
        return kept


def _stands(spelled: Spelled, form: _Form, start: int, end: int) -> bool:
    if form.word.sort is Sort.GAPPED and not spelled.tricked(start, end):
        return False
    if form.word.sort is Sort.NICKNAME and not _stands_alone(spelled.text, form.written, start, end):
        return False
    return _is_whole(spelled.text, form.written, start, end)


_place = itemgetter(0, 1)

_OPEN_NICKNAMES = frozenset({"小香", "驴家", "驴牌"})
"""Short nicknames that may stand right behind another Chinese word."""

_NO_SHOP = frozenset("用电居庭里长务装纺具族乡人门教政")
"""Behind 家 these make another word of it: 220v家用 is no brand's house."""
_GAME_LEVEL = re.compile(r" ?\.? ?\d{1,3}(?!\d)")


_own = Names(lexicon, POSTS)


def names() -> Names:
    """The names of this program's lexicon."""
    return _own


def _forms(source: Lexicon) -> Iterator[Entry[_Form]]:
    """The words as entries of a book; where they may be parts of other words is decided here."""
    for written, word in _words(source).items():
        yield Entry(_Form(word, written, _always_stands(written, word.sort)), (written,), inside_words=True)


def _words(source: Lexicon) -> dict[str, Word]:
    """Each spelled word; where two meanings meet, the surer one of the same brand, and look-alikes before all."""
    entries = [*_entries(source)]
    spelled = spell_forms([phrase for phrase, _ in entries])
    found: dict[str, Word] = {}
    for form, (_, word) in sorted(zip(spelled, entries, strict=True), key=lambda pair: pair[1][1].sort):
        known = found.get(form)
        if known is None:
            found[form] = word
        elif known.sort is Sort.NAME and word.sort is Sort.MODEL and known.brand == word.brand:
            found[form] = Word(Sort.NAME, known.brand, word.goods)
        elif word.sort is Sort.LOOKALIKE:
            found[form] = word
    own = defaultdict(list)
    for form, word in found.items():
        if word.sort is Sort.NAME and len(form) > 2:
            own[word.brand].append(form)
    for form, word in [*found.items()]:
        if word.sort is Sort.MODEL and any(name in form for name in own[word.brand]):
            found[form] = Word(Sort.NAME, word.brand, word.goods)
        if word.sort is Sort.NAME:
            for gapped in _gapped(form):
                found.setdefault(gapped, Word(Sort.GAPPED, word.brand))
    found.pop("", None)
    return found


def _entries(source: Lexicon) -> Iterator[tuple[str, Word]]:
    for brand in source.brands.values():
        yield from _entries_of(brand)
    for goods, kind in source.goods.items():
        yield from ((phrase, Word(Sort.GOODS, goods=goods)) for phrase in kind.words)
    yield from ((phrase, Word(Sort.LOOKALIKE)) for phrase in source.lookalikes)


def _entries_of(brand: Brand) -> Iterator[tuple[str, Word]]:
    yield from ((phrase, Word(Sort.NAME, brand.id)) for phrase in brand.names)
    yield from ((phrase, Word(Sort.IN_CONTEXT, brand.id)) for phrase in brand.in_context)
    yield from ((phrase, Word(Sort.NICKNAME, brand.id)) for phrase in brand.nicknames)
    for goods, phrases in brand.models.items():
        yield from ((phrase, Word(Sort.MODEL, brand.id, goods)) for phrase in phrases)


def _always_stands(form: str, sort: Sort) -> bool:
    """Whether nothing around the word can make it a part of another: most Chinese words."""
    return sort not in (Sort.GAPPED, Sort.NICKNAME) and not (_may_run_on(form[0]) or _may_run_on(form[-1]))


def _may_run_on(character: str) -> bool:
    return character.isascii() or character.isdigit()


def _stands_alone(text: str, form: str, start: int, end: int) -> bool:
    """Whether a nickname is no piece of other words: 220v家用, 可爱马…"""
    if form[-1] == "家" and text[end : end + 1] in _NO_SHOP:
        return False
    if not start or len(form) > 2 or form in _OPEN_NICKNAMES:
        return True
    before = text[start - 1]
    return not (_is_chinese(before) if _is_chinese(form[0]) else before.isascii() and before.isalnum())


def _gapped(form: str) -> Iterator[str]:
    """A Chinese name of three or four characters with one inner character missing, as where a mark stands for it."""
    if 3 <= len(form) <= 4 and all(map(_is_chinese, form)):
        yield from (form[:at] + form[at + 1 :] for at in range(1, len(form) - 1))


def _is_whole(text: str, form: str, start: int, end: int) -> bool:
    """Whether no longer Latin word or number runs over the edges."""
    if start and _runs_on(text[start - 1], form[0]):
        return False
    if end < len(text) and _runs_on(form[-1], text[end]):
        return False
    if len(form) > 2 or not form.isascii():
        return True
    if form == "lv":
        return not _GAME_LEVEL.match(text, end)
    return not (text[start - 1 : start].isdigit() or text[end : end + 1].isdigit())


def _runs_on(left: str, right: str) -> bool:
    if "a" <= left <= "z":
        return "a" <= right <= "z"
    return left.isdigit() and right.isdigit()


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
