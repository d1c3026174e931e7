"""What a combination may ask for beside claims: words of its own, a brand of some tier, a price, a number of pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from checker.evidence.phrases import Phrases
from checker.evidence.posters import UNKNOWN, poster_at
from checker.evidence.whose import is_sellers
from checker.patterns import library
from checker.patterns.lexicon import lexicon
from checker.patterns.pricing import rates
from checker.patterns.schema import Combination
from checker.patterns.spelling import Spelled, spell
from checker.vocabulary import Evidence, ItemKind, Offer, Reading

Group = tuple[str, int]
"""A combination and the number of one of its groups of words, or UNLESS."""

UNLESS = -1


def offered(rule: Combination, offers: Sequence[Offer]) -> list[Evidence] | None:
    """The quotes of an offer that fits, empty where the rule asks for none; None where none fits."""
    if not (rule.brand_tiers or rule.price_from or rule.quantity_from):
        return []
    for offer in offers:
        if _of_tier(rule, offer) and _dear(rule, offer) and (offer.quantity or 1) >= rule.quantity_from:
            return [_brand(offer)] if rule.brand_tiers else [_price(offer)]
    return None


def spoken(rule: Combination, readings: Sequence[Reading], poster: str = UNKNOWN) -> list[Evidence] | None:
    """A quote for each group of words, empty where the rule has none; None where one is missing or `unless` holds.

    Words of another poster than the named one do not count, but for those of `unless`.
    """
    if not (rule.words or rule.unless.zh or rule.unless.en):
        return []
    found: dict[int, Evidence] = {}
    for reading in readings:
        for number, evidence in _words_of(rule.id, reading):
            if number == UNLESS:
                return None
            if poster == UNKNOWN or poster_at(reading, evidence.start or 0) in (poster, UNKNOWN):
                found.setdefault(number, evidence)
    return [found[number] for number in sorted(found)] if len(found) == len(rule.words) else None


def _words_of(rule: str, reading: Reading) -> Iterator[tuple[int, Evidence]]:
    sheet = spell(reading.text)
    for start, end, number in _places(sheet.text).get(rule, ()):
        words = _quote(reading, sheet, start, end)
        if number == UNLESS or is_sellers(reading, words.start or 0):
            yield number, words


@lru_cache(maxsize=8)
def _places(text: str) -> Mapping[str, Sequence[tuple[int, int, int]]]:
    """Where a spelled text has words of each combination, in order; kept, because each combination asks for its own."""
    places: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for (rule, number), start, end in _phrases.find(text):
        places[rule].append((start, end, number))
    return {rule: sorted(found) for rule, found in places.items()}


@Phrases
def _phrases() -> Iterator[tuple[Group, str]]:
    return (
        ((rule.id, number), phrase)
        for rule in library().combinations.values()
        for number, group in enumerate((rule.unless, *rule.words), start=UNLESS)
        for phrase in (*group.zh, *group.en)
    )


def _quote(reading: Reading, sheet: Spelled, first: int, last: int) -> Evidence:
    start, end = sheet.place(first, last)
    box = reading.box_of(start, end) if reading.kind is ItemKind.PICTURE else None
    return Evidence(item=reading.item, quote=reading.text[start:end], start=start, end=end, box=box)


def _of_tier(rule: Combination, offer: Offer) -> bool:
    if not rule.brand_tiers:
        return True
    return bool(offer.brand) and lexicon().brands[offer.brand].tier in rule.brand_tiers


def _dear(rule: Combination, offer: Offer) -> bool:
    if rule.price_from is None:
        return True
    if offer.price is None:
        return False
    in_yuan = rates().in_yuan(offer.price, offer.currency)
    return in_yuan is not None and in_yuan >= rule.price_from


def _brand(offer: Offer) -> Evidence:
    end = offer.brand_start + len(offer.brand_quote)
    return Evidence(item=offer.item, quote=offer.brand_quote, start=offer.brand_start, end=end, box=offer.brand_box)


def _price(offer: Offer) -> Evidence:
    end = offer.price_start + len(offer.price_quote)
    return Evidence(item=offer.item, quote=offer.price_quote, start=offer.price_start, end=end, box=offer.price_box)
