"""Texts to MinHash signatures: near copies agree in many places, whatever price, emoji or contact was changed.

What agents change is left out first; the rest is cut into trigrams of its one spelling.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from zlib import crc32

from checker.patterns.spelling import spell

HASHES, ROWS, BANDS = 96, 3, 24
"""A signature has so many 16-bit hashes; so many bands of `ROWS` hashes find candidates, all hashes confirm them."""
LEAST_SHINGLES = 24
"""Shorter texts are greetings, promises and phrases that anybody may write."""

_CHANGED = re.compile(
    r"[a-z0-9_@.:/\-]*\d[a-z0-9_@.:/\-]*"  # prices, numbers, sizes, addresses
    r"|加?v ?:? ?[a-z][a-z0-9_\-]{4,}"
    r"|[加私]?(?:微信|薇信|威信|卫星|vx|wx|wechat|weixin|qq|扣扣|whatsapp|telegram|line)(?:号|id)?[ :]*[a-z0-9_\-]*"
)
_WORDS = re.compile(r"[a-z\u3400-\u9fff]+")


def text_signature(text: str, key: int) -> bytes | None:
    """2 × `HASHES` bytes, or None for a text too short to be known again; signatures of one `key` compare."""
    import numpy

    shingles = _shingles(text)
    if len(shingles) < LEAST_SHINGLES:
        return None
    factors, terms = _mixers(key)
    found = numpy.array([crc32(shingle.encode()) for shingle in shingles], dtype=numpy.uint64)
    mixed = found[:, None] * factors + terms
    return bytes((mixed.min(axis=0) >> numpy.uint64(24)).astype(numpy.uint16).tobytes())


def text_bands(signature: bytes) -> list[bytes]:
    """The pieces of a signature of which near copies share at least one."""
    size = 2 * ROWS
    return [signature[band * size : (band + 1) * size] for band in range(BANDS)]


def likeness(one: bytes, other: bytes) -> float:
    """The estimated share (0 to 1) of trigrams that two texts have in common."""
    import numpy

    first, second = numpy.frombuffer(one, numpy.uint16), numpy.frombuffer(other, numpy.uint16)
    return float((first == second).mean())


def _shingles(text: str) -> set[str]:
    kept = "".join(_WORDS.findall(_CHANGED.sub(" ", spell(text).text)))
    return {kept[at : at + 3] for at in range(len(kept) - 2)}


@lru_cache(maxsize=4)
def _mixers(key: int) -> tuple[Any, Any]:
    """Odd factors and terms for one family of hashes, the same for the same key."""
    import numpy

    chance = numpy.random.default_rng(key)
    factors = chance.integers(0, 2**63, HASHES, dtype=numpy.uint64) * numpy.uint64(2) + numpy.uint64(1)
    return factors, chance.integers(0, 2**63, HASHES, dtype=numpy.uint64)
