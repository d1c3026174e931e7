"""Whether two sets of ORB features are of one picture: enough of them must lie in the same arrangement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import atan2, degrees, hypot
from typing import Any

from checker.reading.fingerprint import FEATURE_BYTES, SIDE

_NEAREST = 50
"""Bits of 256 by which two descriptions of one corner may differ."""
_DISTINCT = 0.85
"""The second nearest must be further off than this times."""
_LEAST_PAIRS = 8
_MOST_TURNED = 12.0
_SIZES = (0.55, 1.8)
_NEAR, _ALIKE = 7.0, 64
"""Once it is known how the pictures lie on one another, a corner is found again where it must be: points, bits."""
_CELLS, _PEOPLED = 4, 4
_ENOUGH, _ENOUGH_OF_PAPER = ((0.6, 0.25), (0.5, 0.4)), ((0.8, 0.6),)
"""Share of the corners on both pictures that are found again, and in the poorest fifth of the cells of a grid that
hold so many: shops print one head and one foot on all their receipts, but the middle differs."""


def same_picture(one: bytes, other: bytes, *, paper: bool = False) -> bool:
    """Whether the two packed sets of features show one picture, however cropped, framed or written over.

    Of printed `paper` more must agree, because a shop's papers are all alike.
    """
    import cv2
    import numpy

    if min(len(one), len(other)) < _LEAST_PAIRS * FEATURE_BYTES:
        return False
    first, second = _unpacked(one), _unpacked(other)
    pairs = _pairs(first[:, 2:], second[:, 2:])
    if len(pairs) < _LEAST_PAIRS:
        return False
    places, others = first[:, :2] * (SIDE / 255), second[:, :2] * (SIDE / 255)
    here, there = (numpy.array(numbers) for numbers in zip(*pairs, strict=True))
    move, _ = cv2.estimateAffinePartial2D(
        places[here], others[there], method=cv2.RANSAC, ransacReprojThreshold=5.0, maxIters=300, confidence=0.99
    )
    if move is None or not _is_copying(move):
        return False
    moved = places @ move[:, :2].T + move[:, 2]
    on_both = ((moved >= others.min(axis=0) - 1) & (moved <= others.max(axis=0) + 1)).all(axis=1)
    near = numpy.linalg.norm(moved[:, None] - others[None], axis=2) <= _NEAR
    bits = numpy.bitwise_count(first[:, None, 2:] ^ second[None, :, 2:]).sum(axis=2)
    found = (near & (bits <= _ALIKE)).any(axis=1)
    return _all_over(first[on_both, :2], found[on_both], _ENOUGH_OF_PAPER if paper else _ENOUGH)


def _all_over(places: Any, found: Any, enough: Sequence[tuple[float, float]]) -> bool:
    """Whether enough corners are found again, everywhere on what both pictures show."""
    if len(places) < _LEAST_PAIRS or found.sum() < _LEAST_PAIRS:
        return False
    cells = [(int(x) * _CELLS // 256, int(y) * _CELLS // 256) for x, y in places]
    peopled, agreeing = Counter(cells), Counter(cell for cell, agrees in zip(cells, found, strict=True) if agrees)
    shares = sorted(agreeing[cell] / count for cell, count in peopled.items() if count >= _PEOPLED)
    return bool(shares) and any(
        found.mean() >= least and shares[len(shares) // 5] >= poorest for least, poorest in enough
    )


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
