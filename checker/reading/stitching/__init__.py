"""Screenshots of one long page that overlap, joined so that nothing on both counts twice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.reading.stitching.joining import Joined, Piece, join
from checker.reading.stitching.overlaps import Overlap, Sight, is_within, overlap_of, sight_of
from checker.reading.stitching.returning import Return
from checker.vocabulary import ItemKind, Reading

__all__ = ["Stitched", "stitched"]


@dataclass(frozen=True, kw_only=True)
class Stitched:
    """`readings` are those that were given, pictures of one long page joined under the number of the topmost.

    `back.of(value)` is any value of the engine with its places on the pictures as they were given.
    """

    readings: tuple[Reading, ...]
    back: Return


def stitched(readings: Sequence[Reading], apart: Collection[int] = ()) -> Stitched:
    """The readings, in order of their numbers; pictures whose number is in `apart` stay as they are."""
    sights = {
        number: sight
        for number, reading in enumerate(readings)
        if reading.kind is ItemKind.PICTURE and reading.item not in apart and (sight := sight_of(reading)) is not None
    }
    found = _overlaps(sights)
    repeated = _repeated(sights, found)
    chains = _chains([one for one in found if repeated.isdisjoint(one[1:])])
    joined = [_joined(readings, sights, chain) for chain in chains]
    taken = repeated | {number for chain in chains for number, _ in chain}
    kept = [reading for number, reading in enumerate(readings) if number not in taken]
    together = sorted([*kept, *(one.whole for one in joined)], key=lambda reading: reading.item)
    return Stitched(readings=tuple(together), back=Return({one.whole.item: one for one in joined}))


_Chain = list[tuple[int, Overlap | None]]
"""Numbers of pictures from the top, each but the last with its overlap with the next."""


_Found = tuple[Overlap, int, int]
"""An overlap with the numbers of the upper and the lower picture."""


def _overlaps(sights: dict[int, Sight]) -> list[_Found]:
    return [
        (overlap, upper, lower)
        for upper, one in sights.items()
        for lower, other in sights.items()
        if upper != lower and (overlap := overlap_of(one, other)) is not None
        if overlap.shift > 0 or upper < lower
    ]


def _repeated(sights: dict[int, Sight], found: Sequence[_Found]) -> set[int]:
    """The pictures that show nothing that another does not show."""
    repeated: set[int] = set()
    for overlap, upper, lower in found:
        if upper not in repeated and is_within(sights[upper], sights[lower], overlap):
            repeated.add(lower)
    return repeated


def _chains(found: Sequence[_Found]) -> list[_Chain]:
    """The surest overlaps first; each picture goes on in one other at most and is gone on with by one at most."""
    following: dict[int, tuple[int, Overlap]] = {}
    before: dict[int, int] = {}
    for overlap, upper, lower in sorted(found, key=lambda one: (-one[0].letters, one[0].shift)):
        if upper not in following and lower not in before and _top(upper, before) != lower:
            following[upper] = lower, overlap
            before[lower] = upper
    chains = []
    for head in sorted(following.keys() - before.keys()):
        chain: _Chain = []
        at = head
        while at in following:
            lower, overlap = following[at]
            chain.append((at, overlap))
            at = lower
        chains.append([*chain, (at, None)])
    return chains


def _top(number: int, before: dict[int, int]) -> int:
    while number in before:
        number = before[number]
    return number


def _joined(readings: Sequence[Reading], sights: dict[int, Sight], chain: _Chain) -> Joined:
    pieces, shift = [], 0.0
    for number, overlap in chain:
        pieces.append(Piece(reading=readings[number], sight=sights[number], shift=shift))
        shift += overlap.shift if overlap else 0.0
    return join(pieces, [overlap for _, overlap in chain if overlap is not None])
