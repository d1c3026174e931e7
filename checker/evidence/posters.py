"""Who posted what on a screenshot of a feed: posts of several people stand there side by side, and what one says
contradicts nothing that another says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.vocabulary import Offer, PageKind, Reading, Role

UNKNOWN = ""
"""The poster of pasted words, of a chat, of an album, and of whatever stands above the first name of a feed."""


def poster_at(reading: Reading, start: int) -> str:
    """The name above the post that the character at `start` belongs to, or UNKNOWN."""
    if reading.page is None or reading.page.kind is not PageKind.FEED:
        return UNKNOWN
    line = sum(1 for one in reading.lines if one.start <= start) - 1
    above = [part.lines for part in reading.page.parts if part.role is Role.NICKNAME and part.lines[0] <= line]
    if not above:
        return UNKNOWN
    named = max(above, key=lambda lines: lines[0])
    return "".join("".join(reading.lines[index].text for index in named).split()).casefold()


def posters_of(readings: Sequence[Reading], places: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The poster of each place (an item and a character of it)."""
    by_item = {reading.item: reading for reading in readings}
    return {place: poster_at(by_item[place[0]], place[1]) if place[0] in by_item else UNKNOWN for place in places}


def priced_by_their_posters(readings: Sequence[Reading], offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """The offers, each without its price where that stands in another post of a feed than the brand."""
    by_item = {reading.item: reading for reading in readings}
    return tuple(_without_price(offer) if _is_of_two(by_item.get(offer.item), offer) else offer for offer in offers)


def _is_of_two(reading: Reading | None, offer: Offer) -> bool:
    if reading is None or not (offer.brand_quote and offer.price_quote):
        return False
    return poster_at(reading, offer.brand_start) != poster_at(reading, offer.price_start)


def _without_price(offer: Offer) -> Offer:
    return replace(
        offer, price=None, currency="", price_quote="", price_start=0, price_box=None, price_coded=False, quantity=None
    )
