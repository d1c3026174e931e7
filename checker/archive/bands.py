"""The values under which a trace is remembered, and those under which its like is looked up.

A hash has 14 bands of 18 bits and is looked up with any one bit of each band turned. Behind its band every value has
further bits of the hash, so that the index itself tells a copy from the hundreds of others that share one band with a
picture. Of copies within 32 bits all but 1 in 5000 are found, of those within 40 all but 1 in 60 at most. The values of
hashes are below zero, those of all else are keyed hashes and not below it.
"""

from __future__ import annotations

from checker.archive.keys import marks
from checker.reading.fingerprint_text import text_bands

HASH_BANDS, HASH_BAND_BITS = 14, 18
FURTHER_BITS = 40
FURTHER = (1 << FURTHER_BITS) - 1
BAND_SHIFT = HASH_BAND_BITS + FURTHER_BITS
MOST_TURNED = 12
"""Of the further bits so many may differ; of others 8 in 1000 differ by no more."""
LEAST_VALUE = -(1 << 62)
_HASH_BITS = 256


def stored_hash_bands(code: bytes) -> list[int]:
    """The values of a shuffled 256-bit hash."""
    around, kept = int.from_bytes(code * 2, "big"), (1 << BAND_SHIFT) - 1
    ends = (2 * _HASH_BITS - HASH_BAND_BITS * band - BAND_SHIFT for band in range(HASH_BANDS))
    return [LEAST_VALUE + (band << BAND_SHIFT) + (around >> end & kept) for band, end in enumerate(ends)]


def asked_hash_bands(code: bytes) -> list[int]:
    """Values in whose places copies of a shuffled hash lie, with its own further bits to compare with."""
    turns = [0, *(1 << bit for bit in range(FURTHER_BITS, BAND_SHIFT))]
    return [own ^ turn for own in stored_hash_bands(code) for turn in turns]


def place(value: int) -> int:
    """The least of the values that agree with this one in all that is looked up: in the band, if it is of a hash."""
    return value & ~FURTHER if value < 0 else value


def last(value: int) -> int:
    """The greatest of them."""
    return value | FURTHER if value < 0 else value


def word_bands(words: list[int]) -> list[int]:
    """The values of the words for places that stand out."""
    return marks("place", (word.to_bytes(3, "big") for word in words))


def signature_bands(signature: bytes) -> list[int]:
    """The values of a text's signature."""
    return marks("text", (bytes([band]) + piece for band, piece in enumerate(text_bands(signature))))
