"""Faces on a picture, found by the small model that lies beside this module, on OpenVINO or else on OpenCV.

Measured on pasted photographs of people: all of 36 pixels' width and more on a screenshot, nine in ten of 24 pixels.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from checker.reading.tiles import tiles
from checker.vocabulary import Box

MODEL = Path(__file__).parent / "centerface" / "centerface.onnx"
LONGEST_SIDE, MOST_PIXELS, STEP = 1280, 800_000, 32
LEAST_SCORE, OVERLAP = 0.3, 0.3
# Hair and chin: a face is told by more than what the model frames.
MARGIN = 0.2
_Run = Callable[[Any], list[Any]]


class FacesUnavailable(Exception):
    """The model that finds faces cannot be loaded."""


def find_faces(image: Any) -> list[Box]:
    """Generous boxes around the faces; `image` is height × width × 3, blue first. Raises FacesUnavailable."""
    height, width = image.shape[:2]
    found: list[Box] = []
    for tile in tiles(width, height):
        found += [_moved(box, tile.top) for box in _in_part(image[tile.top : tile.bottom])]
    return found


def _in_part(image: Any) -> Iterator[Box]:
    import cv2

    height, width = image.shape[:2]
    factor = min(1.0, LONGEST_SIDE / max(height, width), (MOST_PIXELS / (height * width)) ** 0.5)
    size = tuple(-(-round(side * factor) // STEP) * STEP for side in (width, height))
    heat, scale, offset, _ = _model()(cv2.dnn.blobFromImage(image, 1.0, size, (0, 0, 0), swapRB=True, crop=False))
    boxes, scores = _decoded(heat[0, 0], scale[0], offset[0])
    across, along = width / size[0], height / size[1]
    for kept in cv2.dnn.NMSBoxes(boxes, scores, LEAST_SCORE, OVERLAP) if boxes else ():
        left, top, wide, high = boxes[kept]
        yield Box(
            left=round((left - wide * MARGIN) * across),
            top=round((top - high * MARGIN) * along),
            width=round(wide * (1 + 2 * MARGIN) * across),
            height=round(high * (1 + 2 * MARGIN) * along),
        )


def _decoded(heat: Any, scale: Any, offset: Any) -> tuple[list[list[float]], list[float]]:
    """Each point of the heat map stands for four pixels; sizes are logarithms of as many."""
    import numpy

    boxes, scores = [], []
    for y, x in zip(*numpy.nonzero(heat > LEAST_SCORE), strict=True):
        high, wide = (float(numpy.exp(side[y, x])) * 4 for side in scale)
        middle, centre = (float(at + move[y, x] + 0.5) * 4 for at, move in zip((y, x), offset, strict=True))
        boxes.append([centre - wide / 2, middle - high / 2, wide, high])
        scores.append(float(heat[y, x]))
    return boxes, scores


def _moved(box: Box, down: int) -> Box:
    return Box(left=box.left, top=box.top + down, width=box.width, height=box.height)


_loaded: dict[int, _Run] = {}
_lock = threading.Lock()


def _model() -> _Run:
    """The model of this process: a fork loads its own, since inference threads do not survive a fork."""
    with _lock:
        pid = os.getpid()
        if pid not in _loaded:
            try:
                _loaded[pid] = _on_openvino() if find_spec("openvino") else _on_opencv()
            except Exception as error:
                raise FacesUnavailable from error
        return _loaded[pid]


def _renew_lock() -> None:
    """In a fork another thread of the parent may have held it."""
    global _lock
    _lock = threading.Lock()


os.register_at_fork(after_in_child=_renew_lock)


def _on_openvino() -> _Run:
    # See ocr.py: importing openvino starts its telemetry otherwise.
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino

    core = openvino.Core()
    model = core.read_model(MODEL)
    model.reshape([1, 3, -1, -1])
    compiled = core.compile_model(model, "CPU", {"INFERENCE_NUM_THREADS": 1})
    using = threading.Lock()

    def run(blob: Any) -> list[Any]:
        with using:
            out = compiled(blob)
            return [out[number].copy() for number in range(4)]

    return run


def _on_opencv() -> _Run:
    """Four times as slow, and always there."""
    import cv2

    network = cv2.dnn.readNetFromONNX(str(MODEL))
    outputs = network.getUnconnectedOutLayersNames()
    using = threading.Lock()

    def run(blob: Any) -> list[Any]:
        with using:
            network.setInput(blob)
            return list(network.forward(outputs))

    return run
