"""The packed parts of a fingerprint read back: the words to remember a picture by and to look it up by."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import islice

from checker.reading.fingerprint import (
    FEATURE_BYTES,
    PLACE_BYTES,
    PLACES,
    SCALES,
    STORED_FEATURES,
    STORED_PLACES,
)
from checker.vocabulary import Fingerprint

WORD_BYTES = 3


def stored_words(fingerprint: Fingerprint) -> list[int]:
    """The words by which a picture is remembered, each 24 bits."""
    of_own_scale = _groups(fingerprint)[:: len(SCALES)]
    return sorted({word for group in of_own_scale for word, _ in islice(_words(group), STORED_PLACES)})


def asked_words(fingerprint: Fingerprint) -> list[int]:
    """The words under which a picture is looked up: at several sizes, and with the least sure bit turned."""
    asked: set[int] = set()
    for group in _groups(fingerprint):
        for word, weakest in islice(_words(group), PLACES):
            asked |= {word, word ^ (1 << (8 * WORD_BYTES - 1 - weakest))}
    return sorted(asked)


def stored_features(fingerprint: Fingerprint) -> bytes:
    """The features by which a remembered picture can be confirmed."""
    return features(fingerprint)[: STORED_FEATURES * FEATURE_BYTES]


def features(fingerprint: Fingerprint) -> bytes:
    """All features, for the picture that is looked up."""
    return base64.b64decode(fingerprint.features)


def _groups(fingerprint: Fingerprint) -> list[bytes]:
    """The described places of each grain at each scale."""
    return [base64.b64decode(group) for group in fingerprint.places.split(".")]


def _words(data: bytes) -> Iterator[tuple[int, int]]:
    """Each word with the number of its least sure bit, the first one being 0."""
    for start in range(0, len(data), PLACE_BYTES):
        row = data[start : start + PLACE_BYTES]
        yield int.from_bytes(row[:WORD_BYTES], "big"), row[WORD_BYTES]
