"""The words with which suppliers of copies speak to those who sell on, from `trade.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from checker.patterns.lexicon import lexicon
from checker.patterns.reader import parse, structure

TRADE_FILE = Path(__file__).parent / "trade.toml"

Tables = dict[str, dict[str, tuple[str, ...]]]


def trade_words() -> Iterator[tuple[str, str]]:
    """The phrases of all signs, each with its sign and list, such as `label-set.sewn`.

    :raises FileFault: when the file has a mistake.
    """
    return (
        (f"{sign}.{name}", phrase)
        for sign, lists in _tables().items()
        if sign != "houses"
        for name, phrases in lists.items()
        for phrase in dict.fromkeys(phrases)
    )


@cache
def leather_houses() -> frozenset[str]:
    """Brands whose bags are of leather, canvas or cloth, but not of an imitation.

    :raises FileFault: when the file has a mistake.
    :raises KeyError: when it names a brand that the lexicon does not have.
    """
    houses = frozenset(_tables()["houses"]["leather"])
    if unknown := houses - lexicon().brands.keys():
        raise KeyError(f"trade.toml: no such brand: {', '.join(sorted(unknown))}")
    return houses


@cache
def _tables() -> Tables:
    return structure(Tables, parse(TRADE_FILE))
