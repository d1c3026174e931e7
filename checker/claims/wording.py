"""The claims that a reading makes in words: hits of the patterns that a seller says and does not take back."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import attrgetter

from checker.claims.layout import layout_of
from checker.claims.negation import Denials
from checker.claims.offers import offers_in
from checker.claims.speaker import Speaker
from checker.claims.voices import is_shoppers
from checker.claims.wraps import spelled
from checker.patterns.matcher import Hit, Kind, Matcher
from checker.patterns.spelling import Spelled
from checker.vocabulary import Claim, ItemKind, Offer, Reading, Screen

MOST_PLACES = 30
"""A claim that a text makes at more places than this is told no better by naming all of them."""

_start_of = attrgetter("start")


def claims_in(reading: Reading, matcher: Matcher, confessions: Container[str]) -> Iterator[Claim]:
    """The claims of one reading, one for each claim id and place, in the order of the text."""
    text = spelled(reading)
    hits = matcher.hits(text.text)
    if not hits:
        return
    layout, offers = layout_of(reading), offers_in(reading)
    speaker = Speaker(
        layout,
        confessions,
        priced=any(offer.price is not None for offer in offers),
        scattered=reading.kind is ItemKind.PICTURE and reading.screen is Screen.CHAT,
    )
    denials = Denials(text.text, hits, layout.cues, confessions)
    said = [
        hit
        for hit in hits
        if (hit.kind is Kind.TRAP or not denials.is_denied(hit))
        and not is_shoppers(reading, text.place(hit.start, hit.end)[0])
        and speaker.is_seller(hit)
    ]
    for hit in _longest(_met(said, speaker, offers)):
        yield _claim(hit, text, reading)


def _met(said: Sequence[Hit], speaker: Speaker, offers: Sequence[Offer]) -> list[Hit]:
    """Without the ambiguous forms that miss what they need beside themselves on the item.

    A brand or goods of a brand for one kind; a brand, a price, ordering words or another claim for the other.
    """
    branded = any(offer.brand and (not offer.ambiguous or speaker.sells()) for offer in offers)
    offered = branded or any(offer.price is not None for offer in offers)
    sure = {hit.claim for hit in said if hit.kind not in (Kind.WITH_BRAND, Kind.WITH_OFFER)}
    met: list[Hit] = []
    for hit in said:
        with_brand = branded or speaker.speaks_of_brands(hit)
        with_offer = offered or sure - {hit.claim} or speaker.takes_orders(hit)
        if (hit.kind is not Kind.WITH_BRAND or with_brand) and (hit.kind is not Kind.WITH_OFFER or with_offer):
            met.append(hit)
    return met


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits of one claim that overlap only the longest phrase, else the longest expression, in the text's order."""
    kept: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in sorted(hits, key=_breadth):
        others = kept[hit.claim]
        at = bisect_left(others, hit.start, key=_start_of)
        before, after = others[max(at - 1, 0) : at], others[at : at + 1]
        if all(other.end <= hit.start for other in before) and all(hit.end <= other.start for other in after):
            others.insert(at, hit)
    first = (hit for others in kept.values() for hit in others[:MOST_PLACES])
    return sorted(first, key=lambda hit: (hit.start, hit.end, hit.claim))


def _breadth(hit: Hit) -> tuple[bool, int, int, bool]:
    return hit.kind is Kind.EXPRESSION, hit.start - hit.end, hit.start, hit.evasive


def _claim(hit: Hit, text: Spelled, reading: Reading) -> Claim:
    start, end = text.place(hit.start, hit.end)
    return Claim(
        id=hit.claim,
        item=reading.item,
        start=start,
        end=end,
        quote=reading.text[start:end],
        box=reading.box_of(start, end) if reading.kind is ItemKind.PICTURE else None,
        evasive=hit.evasive or text.tricked(hit.start, hit.end),
    )
