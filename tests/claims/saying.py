"""Short words for tests: which claims does this text make?"""

from __future__ import annotations

from checker.claims import find_claims
from checker.vocabulary import Claim, ItemKind, Reading


def claims_of(*texts: str) -> tuple[Claim, ...]:
    """The claims of pasted texts, each an item of its own."""
    return find_claims([Reading(item=at, kind=ItemKind.TEXT, text=text) for at, text in enumerate(texts)])


def ids_of(text: str) -> set[str]:
    return {claim.id for claim in claims_of(text)}
