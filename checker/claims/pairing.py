"""Puts brands and prices together as a reader would: by line first, then by what follows what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.claims.brands import Mention, best_of
from checker.claims.naming import Sort
from checker.claims.prices import Needs, Price

Span = tuple[int, int]


class Pair(NamedTuple):
    """A brand and a price that belong together; one of them may be missing. `part` is where their goods are named."""

    mention: Mention | None
    price: Price | None
    part: Span

    @property
    def place(self) -> Span:
        """The words that the pair is read from: the price, or the brand where no price is asked."""
        thing = self.price or self.mention
        assert thing is not None
        return thing.start, thing.end


def pairs(text: str, mentions: Sequence[Mention], prices: Sequence[Price]) -> list[Pair]:
    """Every brand and every price at least once, in the order of the text."""
    whole = (0, len(text))
    several = len({mention.brand for mention in mentions}) > 1
    if not prices:
        found = [Pair(m, None, _line(text, m.start) if several else whole) for m in _of_each_brand(mentions, mentions)]
    elif not mentions:
        found = [Pair(None, price, _line(text, price.start)) for price in prices]
    elif not several:
        one = _of_each_brand(mentions, mentions)[0]
        parts = [whole] if len(prices) == 1 else _parts(text, prices)
        found = [Pair(one, price, part) for price, part in zip(prices, parts, strict=True)]
    else:
        found = [*_by_line(text, mentions, prices)]
        priced = {pair.mention.brand for pair in found if pair.mention}
        found += [
            Pair(mention, None, _line(text, mention.start))
            for mention in _of_each_brand(mentions, mentions)
            if mention.brand not in priced
        ]
        if len(prices) == 1:
            found = [pair._replace(part=whole) if pair.price else pair for pair in found]
    return sorted(_without_repeats(found), key=_place)


def _by_line(text: str, mentions: Sequence[Mention], prices: Sequence[Price]) -> Iterator[Pair]:
    """Prices with the brands of their own line; else with those of the last line that named any.

    Where the text begins with a price, a price on a line of its own belongs to the next line that names a brand.
    """
    price_first = prices[0].start < mentions[0].start
    lines = [(start, end) for start, end in _lines(text)]
    parts = dict(zip((price.start for price in prices), _parts(text, prices), strict=True))
    current: list[Mention] = []
    waiting: list[Price] = []
    for line in lines:
        named = [mention for mention in mentions if line[0] <= mention.start < line[1]]
        asked = [price for price in prices if line[0] <= price.start < line[1]]
        if named:
            yield from (Pair(m, p, parts[p.start]) for p in waiting for m in _of_each_brand(named, mentions))
            waiting, current = [], _of_each_brand(named, mentions)
        if named and asked:
            yield from _within(line, named, asked, mentions)
        elif asked and current and not price_first:
            yield from (Pair(mention, price, parts[price.start]) for price in asked for mention in current)
        else:
            waiting += asked
    owners: list[Mention | None] = [*current] or [None]
    yield from (Pair(owner, price, parts[price.start]) for price in waiting for owner in owners)


def _within(
    line: Span, named: Sequence[Mention], asked: Sequence[Price], mentions: Sequence[Mention]
) -> Iterator[Pair]:
    """Pairs of one line. Where the line begins with a price, each price belongs to what follows it, else to what
    precedes it."""
    if len(asked) == 1 and asked[0].needs is Needs.LEADING:
        named = [next((m for m in named if m.start >= asked[0].end), named[0])]
    if len(asked) == 1 or len({mention.brand for mention in named}) == 1:
        yield from (Pair(m, price, line) for price in asked for m in _of_each_brand(named, mentions))
        return
    price_first = asked[0].start < named[0].start
    edges = [price.start if price_first else price.end for price in asked]
    bounds = [*edges, line[1]] if price_first else [line[0], *edges]
    last: list[Mention] = []
    for price, part in zip(asked, pairwise(bounds), strict=True):
        inside = [mention for mention in named if part[0] <= mention.start < part[1]]
        last = _of_each_brand(inside, mentions) or last
        if last:
            yield from (Pair(mention, price, part) for mention in last)
        else:
            yield Pair(None, price, part)


def _of_each_brand(some: Sequence[Mention], everything: Sequence[Mention]) -> list[Mention]:
    """The mention to quote for each brand among `some`, judged by all mentions of the item."""
    found = []
    for brand in dict.fromkeys(mention.brand for mention in some):
        chosen = best_of([mention for mention in some if mention.brand == brand])
        plain = any(m.brand == brand and m.sure and not m.disguised for m in everything)
        if plain and (chosen.sort is Sort.NICKNAME or not chosen.sure):
            chosen = chosen._replace(disguised=chosen.disguised and chosen.sort is not Sort.NICKNAME, sure=True)
        found.append(chosen)
    return found


def _parts(text: str, prices: Sequence[Price]) -> list[Span]:
    """For each price the text from its line on, or from the price before on the same line, to the next price."""
    starts = [_line(text, price.start)[0] for price in prices]
    starts = [max(start, before.end) for start, before in zip(starts[1:], prices, strict=False)]
    starts = [_line(text, prices[0].start)[0], *starts]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _without_repeats(found: Sequence[Pair]) -> list[Pair]:
    kept: dict[tuple[object, ...], Pair] = {}
    for pair in found:
        brand = pair.mention.brand if pair.mention else ""
        kept.setdefault((brand, pair.price and (pair.price.amount, pair.price.currency, pair.price.coded)), pair)
    return list(kept.values())


def _place(pair: Pair) -> tuple[int, int]:
    """Where a pair is read first."""
    places = [thing.start for thing in (pair.mention, pair.price) if thing]
    return min(places), max(places)
