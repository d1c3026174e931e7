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
    WEAK_BITS,
)
from checker.vocabulary import Fingerprint

WORD_BYTES = 3


def stored_words(fingerprint: Fingerprint) -> list[int]:
    """The words by which a picture is remembered, each 24 bits."""
    of_own_scale = _groups(fingerprint)[:: len(SCALES)]
    return sorted({word for group in of_own_scale for word, _ in islice(_words(group), STORED_PLACES)})


def asked_words(fingerprint: Fingerprint) -> list[int]:
    """The words under which a picture is looked up: at several sizes, and with the least sure bits turned.

    Two bits at its own size, one at the others, where less is to be found.
    """
    asked: set[int] = set()
    for at, group in enumerate(_groups(fingerprint)):
        most = WEAK_BITS if at % len(SCALES) == 0 else 1
        for word, weak in islice(_words(group), PLACES):
            turned = [word]
            for bit in weak[:most]:
                turned += [other ^ (1 << (8 * WORD_BYTES - 1 - bit)) for other in turned]
            asked.update(turned)
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


def _words(data: bytes) -> Iterator[tuple[int, tuple[int, ...]]]:
    for start in range(0, len(data), PLACE_BYTES):
        row = data[start : start + PLACE_BYTES]
        yield int.from_bytes(row[:WORD_BYTES], "big"), tuple(row[WORD_BYTES:])
