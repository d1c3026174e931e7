"""Keyed hashes: without the installation's secret nobody can tell what a row of the archive stands for."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings

MARK_BITS = 63
"""Marks are non-negative and fit into a signed 64-bit column."""
_DESCRIPTION = 32
"""Bytes of a perceptual hash, and of the description of one feature behind its place."""
_PLACE = 2


def mark(purpose: str, data: bytes) -> int:
    """A number of 63 bits that stands for `data` under one purpose."""
    return marks(purpose, [data])[0]


def marks(purpose: str, pieces: Iterable[bytes]) -> list[int]:
    """The marks of many pieces of data."""
    key, hashed, number = _secret(str(settings.ARCHIVE_KEY), purpose), hashlib.blake2b, int.from_bytes
    return [number(hashed(piece, digest_size=8, key=key).digest(), "big") >> (64 - MARK_BITS) for piece in pieces]


def seed(purpose: str) -> int:
    """A secret number for generators that need one."""
    return int.from_bytes(_secret(str(settings.ARCHIVE_KEY), f"seed {purpose}")[:8], "big")


def shuffled(hashed: bytes) -> bytes:
    """A 256-bit hash in the archive's own order of bits; distances stay what they were."""
    return bytes(_shuffled_rows(hashed))


def shuffled_features(features: bytes) -> bytes:
    """Packed features with their descriptions shuffled; their places stay."""
    import numpy

    rows = numpy.frombuffer(features, numpy.uint8).reshape(-1, _PLACE + _DESCRIPTION)
    if not len(rows):
        return b""
    described = numpy.frombuffer(_shuffled_rows(rows[:, _PLACE:].tobytes()), numpy.uint8)
    return bytes(numpy.concatenate([rows[:, :_PLACE], described.reshape(len(rows), -1)], axis=1).tobytes())


def _shuffled_rows(data: bytes) -> bytes:
    import numpy

    order, mask = _shuffle(seed("shuffle"))
    bits = numpy.unpackbits(numpy.frombuffer(data, numpy.uint8).reshape(-1, _DESCRIPTION), axis=1)
    return bytes(numpy.packbits(bits[:, order] ^ mask, axis=1).tobytes())


@lru_cache(maxsize=4)
def _shuffle(secret: int) -> tuple[Any, Any]:
    import numpy

    chance = numpy.random.default_rng(secret)
    return chance.permutation(8 * _DESCRIPTION), chance.integers(0, 2, 8 * _DESCRIPTION, dtype=numpy.uint8)


@lru_cache(maxsize=64)
def _secret(archive_key: str, purpose: str) -> bytes:
    return hmac.new(archive_key.encode(), f"archive {purpose}".encode(), hashlib.sha256).digest()
