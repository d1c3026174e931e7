"""Finds label words on rows, blanks or not, and decides what the words before an amount say that the amount is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.claims.receipts.amounts import Amount
from checker.claims.receipts.folding import BREAK, squash
from checker.claims.receipts.lexicon import Lexicon, Meaning, Phrase, Side, lexicon
from checker.claims.receipts.phrases import MISTAKEN
from checker.claims.receipts.sheet import Row
from checker.countries import Label

FIRST_ON_ROW = 2
"""Labels of so few letters come first on their row or behind other labels; behind other words they are flags: `T1`."""
WORD = re.compile(r"[^\W_]{5,}")


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A label word at `start:end` of the text of row `row`; `certainty` is lower where a letter was mistaken."""

    row: int
    start: int
    end: int
    meaning: Meaning
    phrase: Phrase
    certainty: float = 1.0


def find_labels(rows: Sequence[Row], amounts: Sequence[Sequence[Amount]]) -> list[list[Hit]]:
    """The label words of each row, not overlapping, from left to right; digits of its amounts are no part of them."""
    known = lexicon()
    texts = [_without(row.text, here) for row, here in zip(rows, amounts, strict=True)]
    found = []
    for row, (text, hits) in enumerate(zip(texts, _exact(texts, known), strict=True)):
        kept = _longest(hits)
        found.append(sorted([*kept, *_mistaken(row, text, kept, known)], key=lambda hit: hit.start))
    return found


def _without(text: str, amounts: Sequence[Amount]) -> str:
    for amount in amounts:
        if amount.share or not amount.whole:
            text = text[: amount.start] + BREAK * (amount.end - amount.start) + text[amount.end :]
    return text


def _exact(texts: Sequence[str], known: Lexicon) -> list[list[Hit]]:
    """All phrases on each row."""
    hits: list[list[Hit]] = [[] for _ in texts]
    for found in known.book.find(texts):
        phrase = known.phrases[found.word]
        hits[found.row].append(
            Hit(
                row=found.row,
                start=found.start,
                end=found.end,
                meaning=phrase.meaning_of(texts[found.row][found.start : found.end]),
                phrase=phrase,
                certainty=found.certainty,
            )
        )
    return [_without_flags(text, here) for text, here in zip(texts, hits, strict=True)]


def _without_flags(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits but for short ones that stand behind words which are no labels."""
    labelled = {place for hit in hits for place in range(hit.start, hit.end)}
    other = next((place for place, sign in enumerate(text) if sign.isalpha() and place not in labelled), len(text))
    return [hit for hit in hits if hit.start < other or len(hit.phrase.word.folded) > FIRST_ON_ROW]


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.start - hit.end)):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return kept


def _mistaken(row: int, text: str, kept: Sequence[Hit], known: Lexicon) -> list[Hit]:
    """Words that are a label but for one letter, where no label was found."""
    found = []
    for word in WORD.finditer(text):
        start, end = word.span()
        if any(start < hit.end and hit.start < end for hit in kept):
            continue
        if phrase := known.nearest(squash(word.group())):
            found.append(Hit(row=row, start=start, end=end, meaning=phrase.meaning, phrase=phrase, certainty=MISTAKEN))
    return found


CHANGING = frozenset({Side.INCLUDING, Side.EXCLUDING})
NUMBERED = frozenset(
    {
        Label.COUNT,
        Label.POINTS,
        Label.RECEIPT_NUMBER,
        Label.TILL,
        Label.CASHIER,
        Label.TAX_ID,
        Label.PHONE,
        Label.TITLE,
        Label.DATE,
        Label.TIME,
    }
)
"""Labels whose numbers are not money."""
LEADS = (Label.COUNT, Label.POINTS, Label.SAVED, Side.ASIDE)
"""What these say overrules any other label before the same amount."""


def meaning_of(hits: Sequence[Hit]) -> Meaning | None:
    """What several label words before one amount say together; None if there are none."""
    said = [hit.meaning for hit in hits if hit.meaning is not Side.NOTHING]
    if not said:
        return None
    for lead in LEADS:
        if lead in said and not (lead is Label.COUNT and {Label.TOTAL, Label.SUBTOTAL} & set(said)):
            return lead
    amounts = [meaning for meaning in said if meaning not in CHANGING]
    if Side.INCLUDING in said and any(
        hit.meaning is Label.TAX and hit.phrase.word.folded.startswith("total") for hit in hits
    ):
        return Label.TOTAL
    money = [meaning for meaning in amounts if meaning not in NUMBERED]
    return _of_two(money, said) if money else next(iter(amounts), None)


def _of_two(amounts: Sequence[Meaning], said: Sequence[Meaning]) -> Meaning:
    """`Total tax` is a tax, `total incl. tax` a total, `total excl. tax` the amount before tax."""
    taxes = {Label.TAX, Label.TAX_INCLUDED}
    first = next(iter(amounts))
    if Label.DISCOUNT in amounts and first is not Label.SUBTOTAL:
        return Label.DISCOUNT
    if first in (Label.TOTAL, Label.SUBTOTAL, Label.NET) and taxes & set(amounts):
        if Side.EXCLUDING in said:
            return Label.NET
        if Side.INCLUDING in said or Label.TAX_INCLUDED in amounts:
            return first
        if first is Label.TOTAL and any(pair == (Label.TOTAL, Label.TAX) for pair in pairwise(amounts)):
            return Label.TAX
    if first in taxes and Side.INCLUDING in said:
        return Label.TAX_INCLUDED
    if first in (Label.CARD, Label.CASH, Label.TENDERED) and Label.CHANGE in amounts:
        return Label.CHANGE
    if Label.SUBTOTAL in amounts:
        return Label.SUBTOTAL
    if first in (Label.CARD, Label.CASH) and Label.TOTAL in amounts:
        return first
    return first
