"""The signs that a post speaks like a supplier of copies, one of each kind for an item, and the weak findings of them.

Each has an innocent reading and is explained by a check of its own; only together with a price that no shop has asked
do they say more (`checks/supplier_price.py`). Posts that offer no brand, or used or children's pieces, have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.evidence.check import Check, Looked
from checker.evidence.low_prices import LESSER_GOODS, speaks_of_lesser_pieces
from checker.evidence.once import once_a_case
from checker.evidence.trade_words import signs_in
from checker.evidence.whose import sellers_words
from checker.patterns.lexicon import lexicon
from checker.patterns.spelling import Spelled, spell
from checker.patterns.trade import leather_houses
from checker.vocabulary import Box, Evidence, Finding, ItemKind, Leaning, Offer, Reading, Strength

Signs = Mapping[str, Evidence]
"""The place that shows each sign, by the id of the check that explains it."""

_FEWEST = 2
_MANY_BRANDS = 3
_COPIED_TIERS = frozenset({"luxury", "premium", "sports", "outdoor", "streetwear", "watch-luxury", "jewellery-luxury"})
_LEATHER_GOODS = frozenset({"bag", "wallet", "belt"})


@once_a_case
def trade_signs(case: Looked) -> Mapping[int, Signs]:
    """The signs of each item that has any, by the item's number."""
    found = {reading.item: _signs_of(reading, case) for reading in case.readings if reading.text}
    return {item: signs for item, signs in found.items() if signs}


def weak_findings(check: Check, case: Looked) -> Iterator[Finding]:
    """A weak doubt for each item that shows the sign of this check, with the sentence `said` and its `quote`.

    A sign that stands alone is everybody's habit and is not spoken of.
    """
    for signs in trade_signs(case).values():
        evidence = signs.get(check.id)
        if evidence and len(signs) >= _FEWEST:
            yield Finding(
                check=check.id,
                family=check.family,
                leaning=Leaning.DOUBT,
                strength=Strength.WEAK,
                message=check.message("said", quote=evidence.quote.strip()),
                evidence=(evidence,),
            )


def _signs_of(reading: Reading, case: Looked) -> Signs:
    branded = [o for o in case.offers if o.item == reading.item and o.brand and o.goods not in LESSER_GOODS]
    if not branded:
        return {}
    if speaks_of_lesser_pieces(spell(reading.text).text):
        return {}
    sheet = spell(sellers_words(reading))
    said = signs_in(sheet.text)
    priced = any(offer.price is not None for offer in branded)
    if not priced and "number-and-sizes" not in said and not any(claim.item == reading.item for claim in case.claims):
        return {}
    if not any(offer.brand in leather_houses() and offer.goods in _LEATHER_GOODS for offer in branded):
        said.pop("unlikely-material", None)
    return {**_of_offers(branded), **{name: _evidence(reading, sheet, *span) for name, span in said.items()}}


def _of_offers(branded: Sequence[Offer]) -> Signs:
    """What the offers themselves show: a coded price, a masked name, many brands at once."""
    signs: dict[str, Evidence] = {}
    for offer in branded:
        if offer.price_coded:
            signs.setdefault("coded-price", _quoted(offer, offer.price_quote, offer.price_start, offer.price_box))
        if offer.disguised and not offer.brand_quote.isalpha():
            signs.setdefault("disguised-brand", _of_brand(offer))
    copied = {offer.brand: offer for offer in branded if lexicon().brands[offer.brand].tier in _COPIED_TIERS}
    if len(copied) >= _MANY_BRANDS:
        signs["many-brands"] = _of_brand(next(iter(copied.values())))
    return signs


def _of_brand(offer: Offer) -> Evidence:
    return _quoted(offer, offer.brand_quote, offer.brand_start, offer.brand_box)


def _quoted(offer: Offer, quote: str, start: int, box: Box | None) -> Evidence:
    return Evidence(item=offer.item, quote=quote, start=start, end=start + len(quote), box=box)


def _evidence(reading: Reading, sheet: Spelled, first: int, last: int) -> Evidence:
    """The words at `first:last` of the spelled text, as the post writes them."""
    start, end = sheet.place(first, last)
    box = reading.box_of(start, end) if reading.kind is ItemKind.PICTURE else None
    return Evidence(item=reading.item, quote=reading.text[start:end], start=start, end=end, box=box)
