"""Price floors and exchange rates, both dated, from `price_floors.toml` and `rates.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from checker.patterns.lexicon import Brand, lexicon
from checker.patterns.reader import parse, structure

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Units of each currency for one euro. `estimated` ones are not published by the source."""

    date: date
    source: str
    per_euro: Mapping[str, Decimal]
    estimated: Mapping[str, Decimal] = field(default_factory=dict)

    def in_yuan(self, amount: Decimal, currency: str) -> Decimal | None:
        """The amount in CNY, rounded to whole yuan; None where the rate is not known."""
        rate = self.per_euro.get(currency) or self.estimated.get(currency)
        return (amount / rate * self.per_euro["CNY"]).quantize(Decimal(1)) if rate else None


@dataclass(frozen=True, kw_only=True)
class Group:
    """Brands with floors of their own, by kind of goods in CNY; below `whole_from` a price is that of a part."""

    brands: tuple[str, ...]
    floors: Mapping[str, Decimal]
    whole_from: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class ProductLine:
    """A product line of a brand with a floor of its own; `words` name it, `goods` are the kinds that the floor is of,
    all of them where none is given."""

    brand: str
    words: tuple[str, ...]
    floor: Decimal
    goods: tuple[str, ...] = ()

    def is_named(self, text: str, goods: str) -> bool:
        """Whether the spelled text names the line as a word of its own, and the goods are of its kinds."""
        return (not self.goods or goods in self.goods) and any(_stands_in(text, word) for word in self.words)


@dataclass(frozen=True, kw_only=True)
class PriceFloors:
    """What a new genuine piece has never cost less than, in CNY; `basis` says how we know.

    Beside one of `silent_words` that is no part of one of `not_silent`, or below `whole_from`, a price may be that of
    something else than a new piece.
    """

    date: date
    currency: str
    basis: str
    silent_words: tuple[str, ...]
    not_silent: tuple[str, ...]
    whole_from: Decimal
    strong_below: Decimal
    same_as: Mapping[str, str]
    tier: Mapping[str, Mapping[str, Decimal]]
    group: tuple[Group, ...]
    line: tuple[ProductLine, ...]

    def floor(self, brand: Brand, goods: str, text: str = "") -> Decimal | None:
        """The floor of this kind of goods of this brand; `text` is spelled and may name a product line."""
        for line in self.line:
            if line.brand == brand.id and line.is_named(text, goods):
                return line.floor
        own = self._group_of(brand)
        return self._of_kind(own.floors if own else self.tier.get(brand.tier, {}), goods)

    def least(self, brand: Brand) -> Decimal:
        """Below this amount a price is not that of a whole piece of this brand."""
        own = self._group_of(brand)
        return own.whole_from if own and own.whole_from is not None else self.whole_from

    def _group_of(self, brand: Brand) -> Group | None:
        return next((group for group in self.group if brand.id in group.brands), None)

    def _of_kind(self, floors: Mapping[str, Decimal], goods: str) -> Decimal | None:
        """The floor of the kind, or of the wider kind that it belongs to (a coat is a jacket, a jacket clothing)."""
        while goods not in floors and goods in self.same_as:
            goods = self.same_as[goods]
        return floors.get(goods)


def _stands_in(text: str, word: str) -> bool:
    """Whether the word is in the text and no longer Latin word or number runs over its edges."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not _runs_on(text[at - 1 : at], word[0]) and not _runs_on(word[-1], text[end : end + 1]):
            return True
        at = text.find(word, at + 1)
    return False


def _runs_on(left: str, right: str) -> bool:
    both = left + right
    return len(both) > 1 and both.isascii() and (both.isalpha() or both.isdigit())


@cache
def rates() -> Rates:
    """The rates of this program.

    :raises FileFault: when the file has a mistake.
    """
    return structure(Rates, parse(FOLDER / "rates.toml"))


@cache
def price_floors() -> PriceFloors:
    """The floors of this program.

    :raises FileFault: when the file has a mistake.
    :raises KeyError: when it names a brand that the lexicon does not have.
    """
    floors = structure(PriceFloors, parse(FOLDER / "price_floors.toml"))
    named = {brand for group in floors.group for brand in group.brands} | {line.brand for line in floors.line}
    if unknown := named - lexicon().brands.keys():
        raise KeyError(f"price_floors.toml: no such brand: {', '.join(sorted(unknown))}")
    return floors


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Words directly before and after a number; the weak ones also mean something else."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before_weak: tuple[str, ...] = ()
    after_weak: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PriceWords:
    """How prices are written: currencies by ISO 4217 code, and words that say what a number is."""

    currencies: Mapping[str, Marks]
    asked: Marks
    former: Marks
    other: Marks
    units: Marks


@cache
def price_words() -> PriceWords:
    """The words of this program.

    :raises FileFault: when the file has a mistake.
    """
    return structure(PriceWords, parse(FOLDER / "price_words.toml"))
