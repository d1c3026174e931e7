"""What a reading offers: which brand, which kind of goods, at which price, as a reader would pair them."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.brands import Mention, mentions_in
from checker.claims.goods import goods_of
from checker.claims.layout import layout_of
from checker.claims.naming import Hit, names
from checker.claims.pairing import Pair, Span, pairs
from checker.claims.price_signs import Role
from checker.claims.prices import Needs, Price, prices_in
from checker.claims.remembering import remembered
from checker.claims.speaker import Speaker
from checker.claims.voices import is_shoppers
from checker.claims.wraps import spelled as spelled_of
from checker.patterns.lexicon import lexicon
from checker.patterns.matcher import Hit as SaidHit
from checker.patterns.matcher import Kind
from checker.patterns.spelling import Spelled
from checker.vocabulary import Box, ItemKind, Offer, Reading, Screen

_LEADING_REACH = 60
_NOT_THE_MODEL = frozenset({"accessory", "sample", "t-shirt", "shorts", "hat", "socks", "hoodie", "jacket", "trousers"})
"""Kinds of goods that carry the name of a shoe or a bag without being it."""


def find_offers(readings: Sequence[Reading]) -> tuple[Offer, ...]:
    """What the sellers in these readings offer, ordered by item and place: one for each brand and price that belong
    together. What a newspaper, a buyer or a warning says of goods and prices is no offer.

    :raises LexiconFault: when a data file of the lexicon has a mistake.
    """
    ordered = sorted((reading for reading in readings if reading.text), key=lambda reading: reading.item)
    return tuple(offer for reading in ordered for offer in _sellers_offers(reading))


def offers_in(reading: Reading) -> tuple[Offer, ...]:
    """The goods and prices of one reading, whoever speaks of them."""
    return tuple(offer for _, offer in _placed_offers(reading))


def _sellers_offers(reading: Reading) -> list[Offer]:
    placed = _placed_offers(reading)
    if not placed:
        return []
    speaker = Speaker(
        layout_of(reading),
        priced=any(offer.price is not None for _, offer in placed),
        scattered=reading.kind is ItemKind.PICTURE and reading.screen is Screen.CHAT,
    )
    return [offer for place, offer in placed if speaker.is_seller(_said_at(*place))]


def _said_at(start: int, end: int) -> SaidHit:
    """The words of an offer as the speaker gate wants them."""
    return SaidHit(claim="", start=start, end=end, kind=Kind.PLAIN, evasive=False)


@remembered
def _placed_offers(reading: Reading) -> list[tuple[Span, Offer]]:
    """The offers with their places in the spelled text."""
    spelled = spelled_of(reading)
    hits = names().hits(spelled)
    prices = [
        price for price in prices_in(spelled) if not is_shoppers(reading, spelled.place(price.start, price.end)[0])
    ]
    mentions = mentions_in(
        spelled,
        hits,
        priced=bool(prices),
        coded=any(price.coded and not _is_bare(spelled.text, price) for price in prices),
        drawn=reading.kind is ItemKind.PICTURE,
    )
    has_goods = any(hit.word.goods for hit in hits)
    kept = [price for price in prices if _is_price(spelled.text, price, mentions, has_goods=has_goods)]
    asked = [price for price in kept if price.role is Role.ASKED]
    former = [price for price in kept if price.role is Role.FORMER]
    return [
        (pair.place, _offer(spelled, reading, pair, hits, former))
        for pair in pairs(spelled.text, mentions, asked)
        if pair.price or not pair.mention or not is_shoppers(reading, spelled.place(*pair.place)[0])
    ]


def _is_bare(text: str, price: Price) -> bool:
    """Whether only its place at the head of a line makes the number a price: no letter, no picture stands with it."""
    return price.needs is Needs.LEADING and text[price.start].isdigit()


def _is_price(text: str, price: Price, mentions: Sequence[Mention], *, has_goods: bool) -> bool:
    """Whether the item shows what the number needs beside itself to count as a price."""
    if price.needs is Needs.NOTHING:
        return True
    if price.needs is Needs.GOODS:
        return has_goods or bool(mentions)
    if price.needs is Needs.BRAND:
        return bool(mentions)
    line_end = text.find("\n", price.end)
    reach = min(price.end + _LEADING_REACH, line_end if line_end >= 0 else len(text))
    following = next((mention for mention in mentions if price.end <= mention.start < reach), None)
    if following is None or not following.sure:
        return False
    return str(price.amount) not in lexicon().brands[following.brand].numbers


def _offer(spelled: Spelled, reading: Reading, pair: Pair, hits: Sequence[Hit], former: Sequence[Price]) -> Offer:
    mention, price = pair.mention, pair.price
    brand_start, brand_quote, brand_box = _quoted(spelled, reading, mention)
    price_start, price_quote, price_box = _quoted(spelled, reading, price)
    before = _before(former, price, pair.part) if price else None
    return Offer(
        item=reading.item,
        brand=mention.brand if mention else "",
        brand_quote=brand_quote,
        brand_start=brand_start,
        brand_box=brand_box,
        disguised=mention.disguised if mention else False,
        ambiguous=not mention.sure if mention else False,
        goods=_goods(spelled.text, hits, pair),
        price=price.amount if price else None,
        currency=price.currency if price else "",
        price_quote=price_quote,
        price_start=price_start,
        price_box=price_box,
        price_coded=price.coded if price else False,
        original_price=before.amount if before else None,
        quantity=price.quantity if price else None,
    )


def _quoted(spelled: Spelled, reading: Reading, thing: Mention | Price | None) -> tuple[int, str, Box | None]:
    """Where the words of a brand or a price begin in the text as given, the words, and their place on a picture."""
    if thing is None:
        return 0, "", None
    start, end = spelled.place(thing.start, thing.end)
    box = reading.box_of(start, end) if reading.kind is ItemKind.PICTURE else None
    return start, reading.text[start:end], box


def _goods(text: str, hits: Sequence[Hit], pair: Pair) -> str:
    if pair.mention and pair.mention.goods:
        others = [hit for hit in hits if hit.start != pair.mention.start]
        told = goods_of(text, others, pair.part, pair.mention.brand, pair.mention.start)
        return told if told in _NOT_THE_MODEL else pair.mention.goods
    if not pair.mention:
        return goods_of(text, hits, pair.part, "", pair.part[0])
    brand, at = pair.mention.brand, pair.mention.start
    own = min(text.rfind("\n", 0, at) + 1, pair.part[0]), pair.part[1]
    return goods_of(text, hits, pair.part, brand, at) or goods_of(text, hits, own, brand, at)


def _before(former: Sequence[Price], asked: Price, part: tuple[int, int]) -> Price | None:
    """What the same part of the text says that it cost before or elsewhere."""
    higher = [
        price
        for price in former
        if part[0] <= price.start < part[1]
        and price.currency == asked.currency
        and price.amount is not None
        and asked.amount is not None
        and price.amount > asked.amount
    ]
    return min(higher, key=lambda price: abs(price.start - asked.start), default=None)
