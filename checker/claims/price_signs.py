"""Looks up the words that stand directly before or after a number, from `price_words.toml`.

Tables of whole words instead of expressions: a size chart has dozens of numbers, and each is looked at in microseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from typing import NamedTuple

from checker.patterns.pricing import Marks, price_words
from checker.patterns.spelling import spell_forms

_FILLERS = frozenset(" :=约是为到过了才仅只要需得卖])}】」(\x1f")
_MOST_FILLERS = 3

PIECES = "支瓶罐盒袋件双条套个只块包颗枚串张"
"""What goods are counted by."""


class Role(Enum):
    """What an amount is: asked for the piece now, its price before or elsewhere, or something else such as a fee."""

    ASKED = "asked"
    FORMER = "former"
    OTHER = "other"


class Sign(NamedTuple):
    """A word that touches a number; `weak` ones also mean something else. `edge` is where its far end lies."""

    meaning: str
    weak: bool
    edge: int


class Table:
    """Words with their meanings, looked up at a place of a text; the longest word there counts."""

    def __init__(self, words: Mapping[str, tuple[str, bool]]) -> None:
        self._words = words
        self._ending = _lengths_by((word[-1], len(word)) for word in words)
        self._starting = _lengths_by((word[0], len(word)) for word in words)

    def first_characters(self) -> Iterable[str]:
        return self._starting

    def last_characters(self) -> Iterable[str]:
        return self._ending

    def ending_at(self, text: str, end: int) -> Sign | None:
        """The longest word that ends at `end` and is not the tail of a Latin word."""
        for length in self._ending.get(text[end - 1 : end], ()):
            start = end - length
            found = self._words.get(text[start:end]) if start >= 0 else None
            if found and not (start and _runs_on(text[start - 1], text[start])):
                return Sign(*found, start)
        return None

    def starting_at(self, text: str, start: int) -> Sign | None:
        """The longest word that starts at `start`, after at most one blank, and is not the head of a Latin word."""
        start += text[start : start + 1] == " "
        for length in self._starting.get(text[start : start + 1], ()):
            end = start + length
            found = self._words.get(text[start:end]) if end <= len(text) else None
            if found and not (end < len(text) and _runs_on(text[end - 1], text[end])):
                return Sign(*found, end)
        return None


@dataclass(frozen=True, kw_only=True)
class Tables:
    """Currencies before and after a number (meaning: ISO 4217 code), roles before and after it, units after it."""

    currency_before: Table
    currency_after: Table
    role_before: Table
    role_after: Table
    unit: Table

    @cached_property
    def leading_up(self) -> frozenset[str]:
        """The characters with which a word before a number ends, and what a number at the head of a line may follow."""
        return frozenset([*self.currency_before.last_characters(), *self.role_before.last_characters(), *"\nphwykv"])

    @cached_property
    def following(self) -> frozenset[str]:
        """The characters with which a word behind a number begins, scales and "a piece" among them."""
        return frozenset(
            [*self.currency_after.first_characters(), *self.role_after.first_characters(), *"/!万wk千만천"]
        )

    def may_be_price(self, text: str, start: int, end: int) -> bool:
        """A quick look at the neighbours that lets through every number that could be a price."""
        if text[end : end + 2].lstrip()[:1] in self.following:
            return True
        for at in range(start - 1, start - _MOST_FILLERS - 2, -1):
            if at < 0 or text[at] in self.leading_up or text[at] in PIECES:
                return True
            if text[at] not in _FILLERS:
                return False
        return True


@cache
def tables() -> Tables:
    """The tables of this program's words."""
    words = price_words()
    currencies = words.currencies.items()
    return Tables(
        currency_before=Table(_merged((code, marks.before, marks.before_weak) for code, marks in currencies)),
        currency_after=Table(_merged((code, marks.after, marks.after_weak) for code, marks in currencies)),
        role_before=Table(_merged(_roles(words.other, words.former, words.asked, before=True))),
        role_after=Table(_merged(_roles(words.other, words.former, words.asked, before=False))),
        unit=Table(_merged([("unit", words.units.after, words.units.after_weak)])),
    )


def role_before(text: str, end: int) -> Sign | None:
    """The word that says what the amount behind it is, over a few fillers ("到手价 约 888")."""
    for edge in range(end, max(end - _MOST_FILLERS, 0) - 1, -1):
        if edge < end and text[edge] not in _FILLERS:
            return None
        if found := tables().role_before.ending_at(text, edge):
            return found
    return None


def _roles(
    other: Marks, former: Marks, asked: Marks, *, before: bool
) -> list[tuple[str, Iterable[str], Iterable[str]]]:
    rows = [(Role.OTHER, other), (Role.FORMER, former), (Role.ASKED, asked)]
    if before:
        return [(role.value, marks.before, marks.before_weak) for role, marks in rows]
    return [(role.value, marks.after, marks.after_weak) for role, marks in rows]


def _merged(rows: Iterable[tuple[str, Iterable[str], Iterable[str]]]) -> dict[str, tuple[str, bool]]:
    """Each word in its spelling with its meaning; a word in two rows means the first."""
    entries = [
        (word, (meaning, weak)) for meaning, *lists in rows for weak, words in enumerate(lists) for word in words
    ]
    spelled = spell_forms([word for word, _ in entries])
    found: dict[str, tuple[str, bool]] = {}
    for word, (_, (meaning, weak)) in zip(spelled, entries, strict=True):
        found.setdefault(word, (meaning, bool(weak)))
    return found


def _lengths_by(words: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """The lengths of the words at each edge character, the longest first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for character, length in words:
        found[character].add(length)
    return {character: sorted(lengths, reverse=True) for character, lengths in found.items()}


def _runs_on(left: str, right: str) -> bool:
    return "a" <= left <= "z" and "a" <= right <= "z"
