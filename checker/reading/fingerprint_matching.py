"""Whether two sets of ORB features are of one picture: enough of them must lie in the same arrangement."""

from __future__ import annotations

from math import atan2, degrees, hypot
from typing import Any

from checker.reading.fingerprint import FEATURE_BYTES, SIDE

_NEAREST = 50
"""Bits of 256 by which two descriptions of one corner may differ."""
_DISTINCT = 0.85
"""The second nearest must be further off than this times."""
_LEAST_PAIRS = 8
_LEAST_SHARE = 0.18
"""Of the remembered features, in agreement."""
_MOST_TURNED = 12.0
_SIZES = (0.55, 1.8)
_LEAST_SPREAD = 0.42
"""The corners in agreement span at least this share of all corners in both directions: shops print one head on all
their receipts."""


def same_picture(one: bytes, other: bytes) -> bool:
    """Whether the two packed sets of features show one picture, however cropped, framed or written over."""
    import cv2
    import numpy

    if min(len(one), len(other)) < _LEAST_PAIRS * FEATURE_BYTES:
        return False
    first, second = _unpacked(one), _unpacked(other)
    pairs = _pairs(first[:, 2:], second[:, 2:])
    if len(pairs) < _LEAST_PAIRS:
        return False
    scale = SIDE / 255
    here = numpy.array([first[a, :2] for a, _ in pairs], dtype=numpy.float32) * scale
    there = numpy.array([second[b, :2] for _, b in pairs], dtype=numpy.float32) * scale
    move, agreeing = cv2.estimateAffinePartial2D(
        here, there, method=cv2.RANSAC, ransacReprojThreshold=5.0, maxIters=300, confidence=0.99
    )
    if move is None or not _is_copying(move):
        return False
    inside = here[agreeing.ravel() == 1]
    fewer = min(len(first), len(second))
    enough = len(inside) >= max(_LEAST_PAIRS, _LEAST_SHARE * fewer)
    spread = numpy.ptp(inside, axis=0) / (numpy.ptp(first[:, :2].astype(numpy.float32), axis=0) * scale + 1)
    return enough and bool(spread.min() >= _LEAST_SPREAD)


def _unpacked(features: bytes) -> Any:
    import numpy

    return numpy.frombuffer(features, numpy.uint8).reshape(-1, FEATURE_BYTES)


def _pairs(first: Any, second: Any) -> list[tuple[int, int]]:
    import cv2
    import numpy

    matcher = cv2.BFMatcher(cv2.NORM_HAMMING)
    found = matcher.knnMatch(numpy.ascontiguousarray(first), numpy.ascontiguousarray(second), k=2)
    return [
        (pair[0].queryIdx, pair[0].trainIdx)
        for pair in found
        if len(pair) == 2 and pair[0].distance <= _NEAREST and pair[0].distance < _DISTINCT * pair[1].distance
    ]


def _is_copying(move: Any) -> bool:
    """Copies are shrunk and moved, hardly ever turned."""
    a, b = float(move[0, 0]), float(move[1, 0])
    return _SIZES[0] <= hypot(a, b) <= _SIZES[1] and abs(degrees(atan2(b, a))) <= _MOST_TURNED
