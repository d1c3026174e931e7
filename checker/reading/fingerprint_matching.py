"""Whether two sets of ORB features are of one picture: enough of them must lie in the same arrangement."""

from __future__ import annotations

from collections import Counter
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
_CELLS, _PEOPLED, _CELL_SHARE, _LEAST_CELLS = 5, 3, 0.2, 0.75
"""Of the cells of a grid that hold so many features and are on both pictures, in most a fifth must agree: shops
print one head and one foot on all their receipts."""


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
    inliers = [a for (a, _), agrees in zip(pairs, agreeing.ravel(), strict=True) if agrees]
    if len(inliers) < max(_LEAST_PAIRS, _LEAST_SHARE * min(len(first), len(second))):
        return False
    return _agree_all_over(first[:, :2], inliers, _on_both(first[:, :2] * scale, move, second[:, :2] * scale))


def _on_both(places: Any, move: Any, others: Any) -> Any:
    """Which of the places lie, once moved, where the other picture has features."""
    moved = places @ move[:, :2].T + move[:, 2]
    return ((moved >= others.min(axis=0) - 1) & (moved <= others.max(axis=0) + 1)).all(axis=1)


def _agree_all_over(places: Any, inliers: list[int], on_both: Any) -> bool:
    cells = [(int(x) * _CELLS // 256, int(y) * _CELLS // 256) for x, y in places]
    peopled = Counter(cell for cell, there in zip(cells, on_both, strict=True) if there)
    agreeing = Counter(cells[at] for at in inliers)
    asked = [cell for cell, count in peopled.items() if count >= _PEOPLED]
    agreed = sum(agreeing[cell] >= _CELL_SHARE * peopled[cell] for cell in asked)
    return bool(asked) and agreed >= _LEAST_CELLS * len(asked)


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
