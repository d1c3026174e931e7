"""Which remembered cases are "others", and how many sellers they have between them.

In doubt a case is not counted: what one shopper sends twice, or two shoppers ask about one seller, is no reuse.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from checker.archive.models import Memory
from checker.evidence.tools import Seen
from checker.vocabulary import Evidence

SAME_SITTING = timedelta(hours=1)
"""Within this time one shopper may send the same thing again, cropped or with other words."""
SAME_SHOPPER = timedelta(days=7)
"""Within this time the very same file is taken to come from the same shopper."""


@dataclass(frozen=True, kw_only=True)
class Own:
    """The case that asks: when it was opened, who sells in it, which files and texts it has, as marks."""

    case: UUID | None
    at: datetime
    sellers: frozenset[int]
    files: frozenset[int]


def others(own: Own, memories: Iterable[Memory]) -> list[Memory]:
    """The memories of other shoppers about other sellers, oldest first."""
    return sorted((memory for memory in memories if _is_other(own, memory)), key=lambda memory: memory.at)


def sighting(own: Own, memories: Iterable[Memory], evidence: Evidence) -> Seen | None:
    """What may be said of the memories, or None where nobody else's case is among them."""
    found = others(own, memories)
    if not found:
        return None
    return Seen(
        evidence=evidence,
        cases=len(found),
        sellers=count_sellers(found),
        unknown=sum(not memory.sellers for memory in found),
        since=timezone.localdate(found[0].at),
        seller_known=bool(own.sellers),
    )


def same_shopper(own: Own, memory: Memory) -> bool:
    """Whether the same person may well have sent both: soon after one another, or the very same file."""
    apart = abs(own.at - memory.at)
    return apart <= SAME_SITTING or (apart <= SAME_SHOPPER and not own.files.isdisjoint(memory.files))


def _is_other(own: Own, memory: Memory) -> bool:
    if memory.case is not None and memory.case == own.case:
        return False
    if own.sellers and memory.sellers:
        return own.sellers.isdisjoint(memory.sellers)
    return not same_shopper(own, memory)


def count_sellers(memories: Iterable[Memory]) -> int:
    """How many sellers there are: cases that share a contact have one seller."""
    groups: list[set[int]] = []
    for memory in memories:
        if not memory.sellers:
            continue
        joined = set(memory.sellers)
        apart = []
        for group in groups:
            if group.isdisjoint(joined):
                apart.append(group)
            else:
                joined |= group
        groups = [*apart, joined]
    return len(groups)
