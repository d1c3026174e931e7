"""From readings to what they say: the claims that the seller makes and the offers of goods."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.claims.contacts_named import find_contacts
from checker.claims.offers import find_offers
from checker.claims.receipts import find_receipts
from checker.claims.wording import claims_in
from checker.patterns import library
from checker.patterns.matcher import matcher
from checker.vocabulary import Claim, Reading, Strength

__all__ = ["find_claims", "find_contacts", "find_offers", "find_receipts"]


def find_claims(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """All claims, one for each claim id and place, ordered by item and place.

    :raises LibraryFault: when a data file of the library has a mistake.
    """
    ordered = sorted((reading for reading in readings if reading.text), key=lambda reading: reading.item)
    found = matcher()
    return tuple(claim for reading in ordered for claim in claims_in(reading, found, _confessions()))


@cache
def _confessions() -> frozenset[str]:
    """The claims that weigh so much that a comparison or a promise must not count as one."""
    return frozenset(p.id for p in library().firing() if p.strength in (Strength.STRONG, Strength.DECISIVE))
