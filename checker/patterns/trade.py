"""The words with which suppliers of copies speak to those who sell on, from `trade.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.patterns.cues import CueFinder
from checker.patterns.lexicon import lexicon
from checker.patterns.reader import parse, structure

TRADE_FILE = Path(__file__).parent / "trade.toml"

Tables = dict[str, dict[str, tuple[str, ...]]]


@cache
def trade_words() -> CueFinder:
    """Finds the phrases of all signs in one pass, by sign and list, such as `label-set.sewn`.

    :raises FileFault: when the file has a mistake.
    """
    return CueFinder({sign: lists for sign, lists in _tables().items() if sign != "houses"})


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
