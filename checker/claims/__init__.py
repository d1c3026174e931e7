"""From readings to what they say: the claims that the seller makes and the offers of goods."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.claims.offers import find_offers, offers_in
from checker.claims.wording import claims_in
from checker.claims.wraps import spelled
from checker.patterns import library
from checker.patterns.matcher import matcher
from checker.vocabulary import Claim, Reading, Strength

__all__ = ["find_claims", "find_offers"]


def find_claims(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """All claims, one for each claim id and place, ordered by item and place.

    :raises LibraryFault: when a data file of the library has a mistake.
    """
    ordered = sorted((reading for reading in readings if reading.text), key=lambda reading: reading.item)
    return tuple(claim for reading in ordered for claim in _claims_of(reading))


def _claims_of(reading: Reading) -> list[Claim]:
    text = spelled(reading)
    return list(claims_in(text, reading, offers_in(text, reading), matcher(), _confessions()))


@cache
def _confessions() -> frozenset[str]:
    """The claims that weigh so much that a comparison or a promise must not count as one."""
    return frozenset(p.id for p in library().firing() if p.strength in (Strength.STRONG, Strength.DECISIVE))
