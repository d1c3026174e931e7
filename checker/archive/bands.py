"""The values under which a trace is remembered, and those under which its like is looked up.

A hash has 16 bands of 16 bits and is looked up with any one bit of each band turned. Of copies within 24 bits more than
999 of 1000 share two bands, of those within 48 nearly all, since what turns lies close together; of a million others
about nine do. Bands that are wider miss stamped copies, narrower ones are shared by too many.
"""

from __future__ import annotations

from functools import lru_cache

from checker.archive.keys import marks, seed
from checker.reading.fingerprint_text import text_bands

HASH_BANDS, HASH_BAND_BITS = 16, 16
_HASH_BITS = 256


def stored_hash_bands(code: bytes) -> list[int]:
    """The values of a shuffled 256-bit hash."""
    return marks("hash", (_named(band, piece) for band, piece in enumerate(_pieces(code))))


def asked_hash_bands(code: bytes) -> list[int]:
    """The values of all hashes that differ by at most one bit in some band."""
    turns = [0, *(1 << bit for bit in range(HASH_BAND_BITS))]
    return marks("hash", [_named(band, piece ^ turn) for band, piece in enumerate(_pieces(code)) for turn in turns])


def word_bands(words: list[int]) -> list[int]:
    """The values of the words for places that stand out."""
    return marks("place", (word.to_bytes(3, "big") for word in words))


def signature_bands(signature: bytes) -> list[int]:
    """The values of a text's signature."""
    return marks("text", (bytes([band]) + piece for band, piece in enumerate(text_bands(signature))))


def _named(band: int, piece: int) -> bytes:
    return bytes([band]) + piece.to_bytes(3, "big")


def _pieces(code: bytes) -> list[int]:
    bits = f"{int.from_bytes(code, 'big'):0{_HASH_BITS}b}"
    return [int("".join([bits[at] for at in chosen]), 2) for chosen in _chosen(seed("bands"))]


@lru_cache(maxsize=4)
def _chosen(secret: int) -> tuple[tuple[int, ...], ...]:
    """Which bits make each band."""
    from numpy.random import default_rng

    order = default_rng(secret).permutation(_HASH_BITS).tolist()
    return tuple(tuple(order[at * HASH_BAND_BITS : (at + 1) * HASH_BAND_BITS]) for at in range(HASH_BANDS))
