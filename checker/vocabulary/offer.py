"""What is being sold: brand (also in disguise), kind of goods, price, currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.vocabulary.reading import Box


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One offer on item number `item`; what the post does not say stays empty or None.

    `brand` is a key of the brand lexicon, `goods` a kind of goods from it, `price` is in `currency` (ISO 4217) and for
    `quantity` pieces, where the post says how many; `original_price` is what the post says it cost before or
    elsewhere. `disguised` says that the brand was spelled so that its own search cannot find it, `ambiguous` that only
    the words around it make it a brand ("coach", "MK"). The quotes are exact pieces of the text from `…_start` on.
    """

    item: int
    brand: str = ""
    brand_quote: str = ""
    brand_start: int = 0
    brand_box: Box | None = None
    disguised: bool = False
    goods: str = ""
    price: Decimal | None = None
    currency: str = ""
    price_quote: str = ""
    price_start: int = 0
    price_box: Box | None = None
    price_coded: bool = False
    ambiguous: bool = False
    original_price: Decimal | None = None
    quantity: int | None = None
