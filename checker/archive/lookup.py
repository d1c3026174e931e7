"""From a fingerprint to the memories that have its like: bands give candidates, then each is looked at closely."""

from __future__ import annotations

from collections.abc import Collection

from checker.archive import band_table, bands
from checker.archive.keys import shuffled, shuffled_features
from checker.archive.models import Kind, Memory, Trace
from checker.reading.fingerprint_matching import same_picture
from checker.reading.fingerprint_text import likeness
from checker.reading.fingerprint_words import asked_words, features
from checker.vocabulary import Fingerprint

SAME_HASH, SAME_PAPER = 48, 20
"""Bits of 256 up to which two hashes alone say "the same picture", and "the same paper" of a shop's receipts."""
LEAST_ALIKE = 0.36
"""Share of trigrams from which on two texts are copies."""
MOST = 60
"""Candidates that are looked at; a picture seen more often than this is counted up to here."""
_MOST_COMPARED = 10
"""Candidates of which the features are compared."""


def pictures_like(fingerprint: Fingerprint, *, paper: bool = False) -> list[Memory]:
    """The memories of the same picture; of a receipt or other printed `paper` only of the very same piece.

    Bands lead to hashes that are near, words for places to features that lie in the same arrangement.
    """
    code = shuffled(bytes.fromhex(fingerprint.hash))
    least = SAME_PAPER if paper else SAME_HASH
    near = band_table.traces_near(bands.asked_hash_bands(code), most=MOST)
    same = {trace: memory for trace, other, memory in near if apart(code, other) <= least}
    found = set(same.values())
    words = _candidates(bands.word_bands(asked_words(fingerprint)), least=2)
    rest = [pk for pk in words if pk not in same][:_MOST_COMPARED]
    if rest:
        own = shuffled_features(features(fingerprint))
        unsure = Trace.objects.filter(kind=Kind.PICTURE, pk__in=rest).exclude(memory__in=found)
        for memory, described in unsure.values_list("memory", "features"):
            if memory not in found and same_picture(bytes(described), own, paper=paper):
                found.add(memory)
    return _memories(found)


def texts_like(signature: bytes) -> list[Memory]:
    """The memories of near copies of a text."""
    near = _loaded(_candidates(bands.signature_bands(signature), least=1), Kind.TEXT)
    return _memories([memory for _, code, memory in near if likeness(signature, code) >= LEAST_ALIKE])


def with_mark(value: int, kind: Kind) -> list[Memory]:
    """The memories of one contact or number."""
    return _memories([memory for _, _, memory in _loaded(_candidates([value], least=1), kind)])


def _candidates(values: Collection[int], least: int) -> list[int]:
    """The traces that share at least so many bands, those that share most first."""
    return band_table.traces_sharing(values, least=least, most=MOST)


def _loaded(candidates: Collection[int], kind: Kind) -> list[tuple[int, bytes, int]]:
    """The candidates' keys, codes and memories."""
    if not candidates:
        return []
    rows = Trace.objects.filter(kind=kind, pk__in=candidates).values_list("pk", "code", "memory")
    return [(trace, bytes(code), memory) for trace, code, memory in rows]


def _memories(found: Collection[int]) -> list[Memory]:
    return list(Memory.objects.filter(pk__in=set(found))) if found else []


def apart(one: bytes, other: bytes) -> int:
    """The bits by which two hashes differ."""
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()
