"""Finds many words at once in folded rows, and says how sure it is that the letters found are the word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from checker.claims.receipts.folding import squash, squash_with_places

SPELLED_SO, NEEDS_BOTH_EDGES, NEEDS_NO_EDGE = 3, 4, 8
"""Latin words up to the first length may hold no mistaken character, up to the second they must stand alone; from the
third on they count inside other letters."""
MISTAKEN = 0.8
LONGEST_MEAN_WORD = 12.0
SEPARATOR = "\n"


@dataclass(frozen=True, kw_only=True)
class Word:
    """`folded` as searched for; `spellings` are the letters as they were given, in lower case."""

    folded: str
    spellings: frozenset[str]

    @cached_property
    def latin(self) -> bool:
        return all(ord(character) < 0x2E80 for character in self.folded)

    def is_spelled(self, text: str) -> bool:
        """Whether the letters of `text` are those of the word, none of them taken for another."""
        return letters(text) in self.spellings


@dataclass(frozen=True, kw_only=True)
class Found:
    """Word number `word` at `start:end` of text number `row`."""

    row: int
    start: int
    end: int
    word: int
    certainty: float


class PhraseBook:
    """Words to be found in any number of texts in one pass. `words` has one entry for each folded form."""

    def __init__(self, given: Iterable[str]) -> None:
        spellings: dict[str, set[str]] = defaultdict(set)
        for word in given:
            if folded := squash(word):
                spellings[folded].add(letters(word))
        self.words = tuple(Word(folded=folded, spellings=frozenset(found)) for folded, found in spellings.items())
        self._automaton = AhoCorasick([word.folded for word in self.words])

    def find(self, texts: Sequence[str]) -> Iterator[Found]:
        """All words that stand at the edges of other words as far as they must, overlapping ones too."""
        squashed = [squash_with_places(text) for text in texts]
        spaced = is_spaced(texts)
        starts, length = [], 0
        for text, _ in squashed:
            starts.append(length)
            length += len(text) + 1
        row = 0
        everything = SEPARATOR.join(text for text, _ in squashed)
        for index, first, last in sorted(
            self._automaton.find_matches_as_indexes(everything, overlapping=True), key=lambda match: match[1]
        ):
            while row + 1 < len(starts) and starts[row + 1] <= first:
                row += 1
            places = squashed[row][1]
            start, end = places[first - starts[row]], places[last - 1 - starts[row]] + 1
            certainty = _certainty(texts[row], start, end, self.words[index], spaced=spaced)
            if certainty:
                yield Found(row=row, start=start, end=end, word=index, certainty=certainty)


def letters(text: str) -> str:
    """The letters and digits in lower case."""
    return "".join(character for character in text.casefold() if character.isalnum())


def is_spaced(texts: Sequence[str]) -> bool:
    """Whether words are set apart by blanks, as they are unless a reader lost them."""
    letters_between = sum(len(text) for text in texts) / max(sum(text.count(" ") for text in texts), 1)
    return letters_between < LONGEST_MEAN_WORD


def _certainty(text: str, start: int, end: int, word: Word, *, spaced: bool) -> float:
    """How sure it is that the letters are the word: short ones must be spelled so and stand alone.

    Where words are `spaced` out, one that is only a part of another is not meant.
    """
    length = len(word.folded)
    if _cuts_a_number(text, start, end):
        return 0.0
    if not word.latin or length >= NEEDS_NO_EDGE:
        return 1.0
    left = start == 0 or _is_edge(text[start - 1], text[start])
    right = end == len(text) or _is_edge(text[end - 1], text[end])
    if length > NEEDS_BOTH_EDGES:
        return 1.0 if left and right else MISTAKEN if (left or right) and not spaced else 0.0
    return float(left and right and (length > SPELLED_SO or word.is_spelled(text[start:end])))


def _cuts_a_number(text: str, start: int, end: int) -> bool:
    """Whether the first digits of a number were taken for letters of the word, as in `No 0012`."""
    before = start > 0 and text[start - 1].isdigit() and text[start].isdigit()
    return before or (end < len(text) and text[end - 1].isdigit() and text[end].isdigit())


def _is_edge(one: str, other: str) -> bool:
    """Whether a word may end between two characters: between kinds of characters, or before a capital."""
    if not (one.isalpha() and other.isalpha()):
        return True
    return (one.islower() and other.isupper()) or ord(one) >= 0x2E80 or ord(other) >= 0x2E80
