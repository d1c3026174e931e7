"""Which offer of an item lies furthest below the price floor of its brand and kind of goods.

Silent where the item speaks of something else than one new piece: second-hand, for children, for hire, a part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.evidence.check import Looked
from checker.evidence.once import once_a_case
from checker.evidence.phrases import Phrases
from checker.patterns.lexicon import lexicon
from checker.patterns.pricing import price_floors, rates
from checker.patterns.spelling import Spelled, spell
from checker.vocabulary import Evidence, Offer, Reading

LESSER_GOODS = frozenset({"accessory", "sample", "packaging"})
"""Kinds of goods that are less than the piece a brand is known for."""

_USUAL = ("USD", "EUR", "GBP")
_SURE_READING = 0.9
"""Below this confidence of the reader a digit may be missing."""


@dataclass(frozen=True, kw_only=True)
class LowPrice:
    """An offer below its floor.

    `share` is the part of the floor that is asked, `whole` says that the price is high enough for a whole piece, and
    `plain` that it certainly reads so: a bare number at the head of a line may be something else than a price, and a
    reader of pictures may lose a digit.
    """

    offer: Offer
    floor: Decimal
    share: Decimal
    whole: bool
    plain: bool

    def words(self) -> Mapping[str, str]:
        """The price, the brand and the kind of goods as parameters of a message."""
        brand, kind = lexicon().brands[self.offer.brand], lexicon().goods[self.offer.goods]
        return {
            "price": self.offer.price_quote.strip(),
            "brand_zh": f"{brand.zh}（{brand.en}）" if brand.zh and brand.zh != brand.en else f" {brand.en} ",
            "brand_en": brand.en,
            "goods_zh": kind.zh,
            "goods_en": kind.en,
            "floor": f"{self.floor:,}",
            "date": price_floors().date.isoformat(),
        }

    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes of the price and of the brand."""
        offer = self.offer
        quotes = (
            (offer.price_quote, offer.price_start, offer.price_box),
            (offer.brand_quote, offer.brand_start, offer.brand_box),
        )
        return tuple(
            Evidence(item=offer.item, quote=quote, start=start, end=start + len(quote), box=box)
            for quote, start, box in quotes
        )


@once_a_case
def low_prices(case: Looked) -> tuple[LowPrice, ...]:
    """For each item the offer that lies furthest below its floor; items without one are left out."""
    found = []
    for reading in case.readings:
        offers = [offer for offer in case.offers if offer.item == reading.item and offer.price]
        if not any(offer.brand for offer in offers):
            continue
        sheet = spell(reading.text)
        if not speaks_of_lesser_pieces(sheet.text):
            found += sorted(_low_prices(offers, sheet, reading), key=lambda low: (not low.whole, low.share))[:1]
    return tuple(found)


def speaks_of_lesser_pieces(text: str) -> bool:
    """Whether a spelled text says that a piece is used, for children, for hire or the like."""
    found = _silent_words.find(text)
    others = [(start, end) for silent, start, end in found if not silent]
    return any(
        silent and not any(first <= start and end <= last for first, last in others) for silent, start, end in found
    )


def _low_prices(offers: Sequence[Offer], sheet: Spelled, reading: Reading) -> Iterator[LowPrice]:
    """Where one price stands for several brands, all of them must be below their floors."""
    starts = sorted({offer.price_start for offer in offers})
    for start in starts:
        sharing = [
            _low_price(offer, _part(sheet, offer, starts), reading) for offer in offers if offer.price_start == start
        ]
        if sharing[0] and all(sharing):
            yield sharing[0]


def _part(sheet: Spelled, offer: Offer, prices: Sequence[int]) -> str:
    """The spelled text that may name the product line of the offer: all of it where there is but one price, else the
    line of the price, and that of the brand if no other price stands there."""
    if len(prices) == 1:
        return sheet.text
    own = _line(sheet, offer.price_start)
    title = _line(sheet, offer.brand_start)
    if any(price != offer.price_start and _line(sheet, price) == title for price in prices):
        title = own
    return "\n".join(sheet.text[start:end] for start, end in dict.fromkeys((title, own)))


def _line(sheet: Spelled, start: int) -> tuple[int, int]:
    """The line of the spelled text on which the character `start` of the raw text stands."""
    at = bisect_left(sheet.starts, start)
    end = sheet.text.find("\n", at)
    return sheet.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(sheet.text)


def _low_price(offer: Offer, part: str, reading: Reading) -> LowPrice | None:
    if not offer.brand or offer.ambiguous or not offer.goods or offer.goods in LESSER_GOODS or offer.price is None:
        return None
    brand = lexicon().brands[offer.brand]
    floor = price_floors().floor(brand, offer.goods, part)
    asked = _in_yuan(offer.price, offer.currency)
    if floor is None or asked is None or not price_floors().whole_from <= asked < floor:
        return None
    whole = asked >= price_floors().least(brand)
    return LowPrice(offer=offer, floor=floor, share=asked / floor, whole=whole, plain=_is_plain(offer, reading))


def _in_yuan(amount: Decimal, currency: str) -> Decimal | None:
    """The amount in CNY; where the currency is not told, in the one of the usual ones that makes it the highest."""
    amounts = [rates().in_yuan(amount, code) for code in ([currency] if currency else _USUAL)]
    return max((found for found in amounts if found is not None), default=None)


def _is_plain(offer: Offer, reading: Reading) -> bool:
    line = reading.line_at(offer.price_start)
    clear = offer.price_box is None or line is None or line.confidence >= _SURE_READING
    return clear and bool(offer.currency) and not (offer.price_coded and offer.price_quote.isdigit())


@Phrases
def _silent_words() -> Iterable[tuple[bool, str]]:
    """The words beside which a price is not spoken of (True), and phrases in which they mean nothing (False)."""
    floors = price_floors()
    return [*((True, word) for word in floors.silent_words), *((False, word) for word in floors.not_silent)]
