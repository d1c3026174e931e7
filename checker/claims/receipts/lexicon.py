"""All label words of the country files and of `labels.toml`, ready to be found in folded text, mistakes allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import rtoml

from checker.claims.receipts.folding import squash
from checker.claims.receipts.phrases import PhraseBook, Word, letters
from checker.countries import Label, countries

FILE = Path(__file__).with_name("labels.toml")
SHORTEST_WITH_A_MISTAKE = 5
LONGEST_WITH_A_MISTAKE = 18


class Side(StrEnum):
    """Words that are no label: they change another label's meaning, name an amount to leave out, or mean nothing."""

    INCLUDING = "including"
    EXCLUDING = "excluding"
    ASIDE = "aside"
    NOTHING = "nothing"


Meaning = Label | Side
Found = Mapping[Meaning, set[str]]
"""Meanings of a word with the countries that give it, an empty code for our own list."""


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A word with its meaning; `countries` print it, none for those of `labels.toml`.

    `exactly` holds the meanings of spellings that differ only in letters taken for one another: `tax1`, `taxi`.
    """

    word: Word
    meaning: Meaning
    countries: frozenset[str]
    exactly: Mapping[str, Meaning]

    def meaning_of(self, text: str) -> Meaning:
        """What the word means as it is spelled here."""
        return self.exactly.get(letters(text), self.meaning)


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """`phrases` in the order of the words of `book`; `spoilt` leads from a word without one letter to phrases."""

    book: PhraseBook
    phrases: tuple[Phrase, ...]
    spoilt: Mapping[str, tuple[Phrase, ...]]

    def nearest(self, folded: str) -> Phrase | None:
        """The phrase that differs from `folded` by at most one letter; None if several meanings are as near."""
        if not SHORTEST_WITH_A_MISTAKE <= len(folded) <= LONGEST_WITH_A_MISTAKE:
            return None
        keys = {folded, *_without_one(folded)}
        near = [phrase for key in keys for phrase in self.spoilt.get(key, ()) if _is_near(phrase.word.folded, folded)]
        return near[0] if near and len({phrase.meaning for phrase in near}) == 1 else None


@cache
def lexicon() -> Lexicon:
    """Built once per process."""
    meanings: dict[str, dict[Meaning, set[str]]] = defaultdict(lambda: defaultdict(set))
    exact: dict[str, dict[Meaning, set[str]]] = defaultdict(lambda: defaultdict(set))
    given = list(_words())
    for word, meaning, code in given:
        meanings[squash(word)][meaning].add(code)
        exact[letters(word)][meaning].add(code)
    book = PhraseBook(word for word, _, _ in given)
    phrases = tuple(_phrase(word, meanings[word.folded], exact) for word in book.words)
    spoilt: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        folded = phrase.word.folded
        if phrase.word.latin and SHORTEST_WITH_A_MISTAKE <= len(folded) < LONGEST_WITH_A_MISTAKE:
            for key in {folded, *_without_one(folded)}:
                spoilt[key].append(phrase)
    return Lexicon(book=book, phrases=phrases, spoilt={key: tuple(found) for key, found in spoilt.items()})


def _words() -> Iterator[tuple[str, Meaning, str]]:
    """Each word with its meaning and the code of its country, which is empty for words of any country."""
    for name, words in rtoml.loads(FILE.read_text(encoding="utf-8")).items():
        meaning: Meaning = Side(name) if name in set(Side) else Label(name)
        yield from ((word, meaning, "") for word in words)
    for code, country in countries().items():
        for label, words in country.labels.items():
            yield from ((word, label, code) for word in words)
        yield from ((word, Label.TAX, code) for word in country.tax.names)


def _phrase(word: Word, found: Found, exact: Mapping[str, Found]) -> Phrase:
    meaning = _likeliest(found)
    return Phrase(
        word=word,
        meaning=meaning,
        countries=frozenset(found[meaning] - {""}),
        exactly={spelled: _likeliest(exact[spelled]) for spelled in word.spellings},
    )


def _likeliest(found: Found) -> Meaning:
    """One word may mean two things: what our own list says holds, then what most countries say."""
    return max(found, key=lambda meaning: ("" in found[meaning], len(found[meaning])))


def _without_one(text: str) -> Iterable[str]:
    return (text[:place] + text[place + 1 :] for place in range(len(text)))


def _is_near(one: str, other: str) -> bool:
    """Whether one letter more, less or different turns one into the other."""
    if len(one) > len(other):
        one, other = other, one
    same = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    if len(one) == len(other):
        return one[same + 1 :] == other[same + 1 :]
    return len(other) == len(one) + 1 and one[same:] == other[same + 1 :]
