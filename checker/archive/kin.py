"""Which remembered cases belong together: they share a picture, a text, a contact or a receipt's number.

A case is compared by what was kept of it, since its originals may be gone. Cases whose time is over have no name any
more and are never among the answers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from checker.archive import band_table, bands, lookup
from checker.archive.models import Kind, Memory, Trace
from checker.archive.sightings import count_sellers
from checker.archive.tracing import unpacked
from checker.reading.fingerprint_matching import same_picture

_MOST_COMPARED = 10


@dataclass(frozen=True, kw_only=True)
class Kin:
    """Another case, and what it shares with the one that was asked about."""

    case: UUID
    shared: frozenset[Kind]


@dataclass(frozen=True, kw_only=True)
class Album:
    """What several cases come to: `sellers` told apart by their contacts, `unknown` cases in which none is named."""

    sellers: int
    unknown: int


def kin_of(case: UUID) -> list[Kin]:
    """The other cases that share something with this one; none where the archive does not know it."""
    found: dict[UUID, set[Kind]] = {}
    for trace in Trace.objects.filter(memory__case=case):
        for memory in _like(trace):
            if memory.case is not None and memory.case != case:
                found.setdefault(memory.case, set()).add(Kind(trace.kind))
    return [Kin(case=other, shared=frozenset(kinds)) for other, kinds in found.items()]


def albums_of(groups: Mapping[UUID, Collection[UUID]]) -> dict[UUID, Album]:
    """How many sellers each of these groups of cases has, in one query."""
    wanted = {case for cases in groups.values() for case in cases}
    memories = {memory.case: memory for memory in Memory.objects.filter(case__in=wanted)}
    albums = {}
    for name, cases in groups.items():
        known = [memories[case] for case in cases if case in memories]
        unknown = len(cases) - sum(bool(memory.sellers) for memory in known)
        albums[name] = Album(sellers=count_sellers(known), unknown=unknown)
    return albums


def _like(trace: Trace) -> list[Memory]:
    """The memories with the like of a trace; none for a picture that a brand itself shows."""
    if trace.kind == Kind.PICTURE:
        memories = _with_picture(trace)
        return [] if any(memory.catalogue for memory in memories) else memories
    if trace.kind == Kind.TEXT:
        return lookup.texts_like(bytes(trace.code))
    return [memory for value in unpacked(bytes(trace.bands)) for memory in lookup.with_mark(value, Kind(trace.kind))]


def _with_picture(trace: Trace) -> list[Memory]:
    """By the hash, or by features in the same arrangement: as a new picture is looked up, but from its own trace.

    A trace does not say whether it is of a shop's printed paper, which is all alike: each is held as strictly.
    """
    code = bytes(trace.code)
    near = band_table.traces_near(bands.asked_hash_bands(code), most=lookup.MOST)
    same = {pk: memory for pk, other, memory in near if lookup.apart(code, other) <= lookup.SAME_PAPER}
    words = [value for value in unpacked(bytes(trace.bands)) if value >= 0]
    rest = [pk for pk in band_table.traces_sharing(words, least=2, most=lookup.MOST) if pk not in same]
    for other in Trace.objects.filter(kind=Kind.PICTURE, pk__in=rest[:_MOST_COMPARED]):
        if same_picture(bytes(other.features), bytes(trace.features), paper=True):
            same[other.pk] = other.memory_id
    return list(Memory.objects.filter(pk__in=set(same.values())))
