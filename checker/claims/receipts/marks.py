"""Which of the marks that a country's receipts carry are printed: words of the law, numbers of tills, signatures."""

from __future__ import annotations

from functools import cache

import re2

from checker.claims.receipts.entries import Account
from checker.claims.receipts.phrases import PhraseBook
from checker.countries import Country, Mark


def find_marks(account: Account, country: Country | None) -> tuple[str, ...]:
    """The ids of the country's marks whose words or patterns stand on the paper, in the order of the country file."""
    if country is None:
        return ()
    texts = [row.text for row in account.sheet.rows]
    everything = "\n".join(texts)
    return tuple(
        mark.id for mark in country.marks if _has_words(mark, texts, everything) or _has_pattern(mark, everything)
    )


def _has_words(mark: Mark, texts: list[str], everything: str) -> bool:
    signs = [word for word in mark.words if not any(map(str.isalnum, word))]
    if any(sign in everything for sign in signs):
        return True
    book = _book(mark.words)
    return book is not None and next(book.find(texts), None) is not None


def _has_pattern(mark: Mark, everything: str) -> bool:
    return any(re2.search(pattern, everything) for pattern in mark.patterns)


@cache
def _book(words: tuple[str, ...]) -> PhraseBook | None:
    spelled = [word for word in words if any(map(str.isalnum, word))]
    return PhraseBook(spelled) if spelled else None
