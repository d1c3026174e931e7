"""Whose shop a receipt is from: a house that sells its own goods only, or one of the well-known stores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from checker.evidence.receipts.check import Paper, sure
from checker.evidence.receipts.places import purchase_posts
from checker.patterns.lexicon import lexicon
from checker.patterns.phrasebook import Phrasebook, entries
from checker.patterns.reader import parse, structure
from checker.patterns.spelling import spell
from checker.vocabulary import Evidence, ItemKind, Offer, Reading

STORES_FILE = Path(__file__).with_name("stores.toml")
OWN_SHOPS = frozenset({"luxury", "jewellery-luxury"})
"""Tiers whose houses sell nothing but their own goods in the shops that bear their name."""
SHARED: Sequence[frozenset[str]] = (frozenset({"prada", "miu-miu"}), frozenset({"tods", "roger-vivier"}))
"""Houses of one owner whose outlets sell both."""
SHORTEST = 4
"""Shorter names ("LV") may be anything on a receipt."""


def houses_named(text: str) -> frozenset[str]:
    """The houses with shops of their own that the text names."""
    return frozenset(name for name, _, _ in _houses().find(spell(text).text))


def stores_named(text: str) -> frozenset[str]:
    """The stores that the text names."""
    return frozenset(name for name, _, _ in _stores().find(spell(text).text))


def house(paper: Paper) -> str:
    """The one house whose name is that of the shop; empty where there is none or it is not sure."""
    return _only(houses_named(_name(paper)))


def store(paper: Paper) -> str:
    """The one store whose name is that of the shop; empty where there is none or it is not sure."""
    return _only(stores_named(_name(paper)))


def house_offered(paper: Paper) -> Offer | None:
    """The offer of the one house whose goods the posts sell; None where they sell several, or others' too."""
    items = {reading.item for reading in purchase_posts(paper)}
    offers = [offer for offer in paper.offers if offer.item in items and offer.brand]
    brands = lexicon().brands
    if len({offer.brand for offer in offers}) != 1 or offers[0].ambiguous:
        return None
    return offers[0] if brands[offers[0].brand].tier in OWN_SHOPS else None


def stores_in_posts(paper: Paper) -> Mapping[str, Evidence]:
    """Each store that the seller names beside a purchase, with the words."""
    return {name: place for reading in purchase_posts(paper) for name, place in _places(reading)}


def share_shops(one: str, other: str) -> bool:
    """Whether a shop of the one house may sell goods of the other."""
    return one == other or any({one, other} <= together for together in SHARED)


def _name(paper: Paper) -> str:
    merchant = paper.receipt.merchant
    return merchant.value if merchant is not None and sure(merchant) else ""


def _only(found: frozenset[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


def _places(reading: Reading) -> Iterator[tuple[str, Evidence]]:
    sheet = spell(reading.text)
    for name, first, last in _stores().find(sheet.text):
        start, end = sheet.place(first, last)
        box = reading.box_of(start, end) if reading.kind is ItemKind.PICTURE else None
        yield name, Evidence(item=reading.item, quote=reading.text[start:end], start=start, end=end, box=box)


@cache
def _houses() -> Phrasebook[str]:
    named = [
        (brand.id, name)
        for brand in lexicon().brands.values()
        if brand.tier in OWN_SHOPS
        for name in brand.names
        if len(name) >= SHORTEST or not name.isascii()
    ]
    return Phrasebook(entries(named))


@cache
def _stores() -> Phrasebook[str]:
    table = structure(dict[str, tuple[str, ...]], parse(STORES_FILE))
    return Phrasebook(entries((store, name) for store, names in table.items() for name in names))
