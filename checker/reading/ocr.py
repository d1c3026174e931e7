"""Reads the lines of a clean picture with PP-OCRv6 small on OpenVINO, or ONNX Runtime where OpenVINO is missing.

The models lie in the wheel and are named by path, so nothing is ever downloaded. Loaded once per process.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from checker.reading.networks import Networks, OcrUnavailable, cores
from checker.reading.tiles import Spot, in_reading_order, is_cut, once, tiles
from checker.vocabulary import Box

SMALL_SIDE, LARGEST_FACTOR = 960, 2.0
MOST_LINES = 500
LEAST_CONFIDENCE = 0.5
# A single character is more often a battery or a face than a word.
LEAST_FOR_ONE_CHARACTER = 0.8
# Below this a line counts as hard to read. Of real pictures in Chinese and Latin letters at most a fifth of the lines
# fall below it, of Korean ones half: the models know no Hangul.
SURE = 0.8
# Lines between two looks at the clock.
BATCH = 64
SECONDS = 30.0


@dataclass(frozen=True, kw_only=True)
class FoundLine:
    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, kw_only=True)
class FoundLines:
    """In reading order; `complete` is false when the cap on lines or on time cut the reading short.

    `seen` counts the places with text, `unsure` those of them whose words are missing or a guess.
    """

    lines: tuple[FoundLine, ...]
    complete: bool
    seen: int = 0
    unsure: int = 0


def read_on(cores: int) -> None:
    """Models that this process or a fork of it loads from now on work on so many cores; 0 is all that it may use."""
    global _cores
    _cores = cores


def warm_up() -> None:
    """Loads the models and reads one small picture, so that the first shopper does not wait. Raises OcrUnavailable."""
    import numpy

    _engine().read(numpy.full((96, 320, 3), 255, numpy.uint8), SECONDS)


def pixels(data: bytes) -> Any:
    """A clean picture as an array of height × width × 3 (blue, green, red) of bytes. Raises OcrUnavailable."""
    try:
        import cv2
        import numpy
    except ImportError as error:
        raise OcrUnavailable from error
    return cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_COLOR)


def _ignored(places: int) -> None:
    pass


def find_lines(data: bytes, seconds: float = SECONDS) -> FoundLines:
    """The lines on a clean picture, boxes in its pixels. Raises OcrUnavailable."""
    return find_lines_on(pixels(data), seconds)


def find_lines_on(image: Any, seconds: float = SECONDS, searched: Callable[[int], None] = _ignored) -> FoundLines:
    """The same for a picture that is decoded already; `searched` is told the number of places with text before their
    words are read. Raises OcrUnavailable."""
    return _engine().read(image, seconds, searched)


class _Engine:
    """One model in one process. Several threads may read at a time: while the lines of one picture are read, another
    can be searched."""

    def __init__(self, threads: int) -> None:
        self._networks = Networks(threads)

    def read(self, image: Any, seconds: float, searched: Callable[[int], None] = _ignored) -> FoundLines:
        """Waiting for other pictures does not count as time."""
        image, factor = _enlarged(image)
        deadline = self._now() + seconds
        spots, complete = self._search(image, deadline)
        searched(len(spots))
        lines = list(self._recognise(spots[:MOST_LINES], factor, deadline))
        return FoundLines(
            lines=tuple(line for line in lines if _is_worth_keeping(line)),
            complete=complete and len(lines) == len(spots),
            seen=len(lines),
            unsure=sum(1 for line in lines if line.confidence < SURE),
        )

    def _now(self) -> float:
        return time.monotonic() - self._networks.waited()

    def _search(self, image: Any, deadline: float) -> tuple[list[Spot], bool]:
        height, width = image.shape[:2]
        found: list[Spot] = []
        for tile in tiles(width, height):
            if self._now() > deadline or len(found) > 2 * MOST_LINES:
                return in_reading_order(once(found)), False
            for corners, crop in self._networks.find(image[tile.top : tile.bottom]):
                moved = tuple((x, y + tile.top) for x, y in corners)
                found.append(Spot(corners=moved, crop=crop, cut=is_cut(moved, tile, height)))
        return in_reading_order(once(found)), True

    def _recognise(self, spots: list[Spot], factor: float, deadline: float) -> Iterator[FoundLine]:
        for start in range(0, len(spots), BATCH):
            if self._now() > deadline:
                return
            batch = spots[start : start + BATCH]
            read = self._networks.read(spot.crop for spot in batch)
            for spot, (text, confidence) in zip(batch, read, strict=True):
                yield FoundLine(text=text.strip(), box=_box(spot, factor), confidence=round(confidence, 4))


_cores = 0
_engines: dict[int, _Engine] = {}
_loading = threading.Lock()


def _engine() -> _Engine:
    """The engine of this process; a fork loads its own, since inference threads do not survive a fork."""
    with _loading:
        pid = os.getpid()
        if pid not in _engines:
            # The parent's stays in the dictionary: taking it down here would wait for threads that are not here.
            _engines[pid] = _Engine(_cores or cores())
        return _engines[pid]


def _renew_lock() -> None:
    """In a fork another thread of the parent may have held it."""
    global _loading
    _loading = threading.Lock()


os.register_at_fork(after_in_child=_renew_lock)


def _enlarged(image: Any) -> tuple[Any, float]:
    import cv2

    factor = min(LARGEST_FACTOR, SMALL_SIDE / max(image.shape[:2]))
    if factor <= 1:
        return image, 1.0
    return cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), factor


def _is_worth_keeping(line: FoundLine) -> bool:
    return line.text != "" and line.confidence >= (LEAST_CONFIDENCE if len(line.text) > 1 else LEAST_FOR_ONE_CHARACTER)


def _box(spot: Spot, factor: float) -> Box:
    left, top = round(spot.left / factor), round(spot.top / factor)
    right, bottom = round(spot.right / factor), round(spot.bottom / factor)
    return Box(left=left, top=top, width=max(right - left, 1), height=max(bottom - top, 1))
