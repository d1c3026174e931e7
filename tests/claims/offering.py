"""Own-written posts to offers, for the tests of offers, brands and prices."""

from __future__ import annotations

from checker.claims import find_offers
from checker.vocabulary import Box, ItemKind, Line, Offer, Reading


def offers(text: str) -> tuple[Offer, ...]:
    return find_offers([Reading(item=0, kind=ItemKind.TEXT, text=text)])


def brands(text: str) -> list[str]:
    """The brands offered; `?` behind a name that only its context makes a brand, `*` behind a disguised one."""
    return [offer.brand + "?" * offer.ambiguous + "*" * offer.disguised for offer in offers(text) if offer.brand]


def prices(text: str) -> list[str]:
    """The prices asked, as "168 CNY"."""
    return [f"{offer.price} {offer.currency}".strip() for offer in offers(text) if offer.price is not None]


def shown(text: str) -> list[str]:
    """Each offer as "brand goods price"."""
    return [f"{offer.brand or '-'} {offer.goods or '-'} {offer.price or '-'}" for offer in offers(text)]


def screenshot(*lines: str, confidence: float = 1.0) -> Reading:
    """A picture whose lines stand below each other, far enough apart not to be one paragraph."""
    placed, start = [], 0
    for number, text in enumerate(lines):
        box = Box(left=10, top=100 * number, width=20 * len(text), height=24)
        placed.append(Line(text=text, start=start, box=box, confidence=confidence))
        start += len(text) + 1
    return Reading(item=0, kind=ItemKind.PICTURE, text="\n".join(lines), lines=tuple(placed), width=1080, height=2000)
