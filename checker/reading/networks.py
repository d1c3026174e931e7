"""The two networks of the reader, loaded from the wheel: one finds places with text, the other reads a line.

Finding takes all cores for one picture. Lines are read side by side, each on one core: cores that share a line wait for
each other, and reading on two took two fifths more of them.
"""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from checker.reading import equivalent
from checker.reading.sessions import InTurn, SideBySide, Waits

SEARCH, RECOGNITION = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
REWRITINGS = {SEARCH: equivalent.search, RECOGNITION: equivalent.recognition}
# Measured on real pictures: 0.7 % of the characters wrong or missing, the same from 1088 to 1280 and no better at 1600;
# 1.2 % at 1024, 1.4 % without enlarging small pictures and 1.4 % with the library's own settings.
DETECTION_SIDE = 1088
# Lines are read one by one, each on a field of its own width in steps, at least this wide: the library reads six at a
# time on fields as wide as the longest. The same words for a fifth less work; steps of 64 cost 4 % more. What the
# network compiles for a width it keeps, so there may not be all too many.
LINE_HEIGHT, LEAST_FIELD, FIELD_STEP = 48, 64, 32
# The character that stands for none.
BLANK = 0
# Each more holds the working memory of a line, and a picture has few dozens of lines.
MOST_THREADS = 4


class OcrUnavailable(Exception):
    """The OCR library or its models cannot be loaded."""


def cores() -> int:
    """The cores this process may use, at most `MOST_THREADS`."""
    return min(len(os.sched_getaffinity(0)), MOST_THREADS)


class Networks:
    """The networks on so many threads, all of them started here: make it after a fork. Raises OcrUnavailable.

    Several threads may ask at a time. One page is searched at a time, and lines are read in the order in which they
    come, so that nothing waits while there is work.
    """

    def __init__(self, threads: int) -> None:
        self._model, self._waits = _load(threads), Waits()
        self._model.text_det.session = InTurn(self._model.text_det.session, self._waits)
        import cv2

        # Pictures are read side by side, and what is done to small ones gains nothing from two cores that wait for
        # each other: a quarter less work for fingerprints.
        cv2.setNumThreads(1)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="line")

    def waited(self) -> float:
        """Seconds that the thread that asks has spent so far waiting for the pages and lines of others."""
        return self._waits.seconds

    def find(self, image: Any) -> Iterator[tuple[list[tuple[float, float]], Any]]:
        """The corners of each place with text and its pixels, upright."""
        from rapidocr.main import RapidOCRError

        padding: dict[str, Any] = {}
        try:
            crops, found = self._model.detect_and_crop(image, padding)
        except RapidOCRError:
            # Its way of saying that there is no text.
            return
        shift = padding["padding_1"]["top"]
        for corners, crop in zip(found.boxes.tolist(), crops, strict=True):
            yield [(x, y - shift) for x, y in corners], crop

    def read(self, lines: Iterable[Any]) -> list[tuple[str, float]]:
        """Words and confidence of each line, in their order. The widest are begun first, so that none is left over
        for one core at the end."""
        waiting = list(lines)
        widest = sorted(range(len(waiting)), key=lambda at: -waiting[at].shape[1] / waiting[at].shape[0])
        asked, started = time.monotonic(), []

        def read(line: Any) -> tuple[str, float]:
            started.append(time.monotonic())
            return self._line(line)

        begun = {at: self._pool.submit(read, waiting[at]) for at in widest}
        lines = [begun[at].result() for at in range(len(waiting))]
        self._waits.seconds += min(started, default=asked) - asked
        return lines

    def _line(self, line: Any) -> tuple[str, float]:
        said = self._model.text_rec.session(_field(line))[0]
        steps = said.argmax(axis=1)
        kept = steps != BLANK
        kept[1:] &= steps[1:] != steps[:-1]
        if not kept.any():
            return "", 0.0
        characters = self._model.text_rec.postprocess_op.character
        return "".join(characters[step] for step in steps[kept]), float(self._model.likelihood(said[kept]).mean())


def _load(threads: int) -> Any:
    # Importing openvino starts its telemetry, which writes an identifier into the home directory to send it; without
    # this module it uses a stand-in that does nothing.
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    try:
        import rapidocr

        backend = "openvino" if find_spec("openvino") else "onnxruntime"
        models = Path(rapidocr.__file__).with_name("models")
        engine = rapidocr.EngineType(backend)
        model: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Det.engine_type": engine,
                "Rec.engine_type": engine,
                "Det.model_path": str(models / SEARCH),
                "Rec.model_path": str(models / RECOGNITION),
                "Det.limit_type": "max",
                "Det.limit_side_len": DETECTION_SIDE,
                **_on_threads(threads),
            }
        )
        if backend == "openvino":
            _rewrite_what_is_loaded()
        model._load_det_model()
        model.text_det.get_preprocess = _prepared(model.text_det.get_preprocess())
        model.crop_text_regions = _cut_out(model.crop_text_regions)
        # A stream is a line on one thread; ONNX Runtime takes as many lines at a time as threads ask for.
        model.cfg.EngineConfig.openvino.num_streams = threads
        model.cfg.EngineConfig.onnxruntime.intra_op_num_threads = 1
        model._load_rec_model()
        if backend == "openvino":
            model.text_rec.session = SideBySide(model.text_rec.session)
        model.likelihood = _of_scores if backend == "openvino" else _of_probabilities
    except Exception as error:
        raise OcrUnavailable from error
    return model


def _on_threads(number: int) -> dict[str, object]:
    return {
        "EngineConfig.openvino.inference_num_threads": number,
        # Bound to cores, the threads of every worker process would wait for the same ones, the first.
        "EngineConfig.openvino.enable_cpu_pinning": False,
        "EngineConfig.onnxruntime.intra_op_num_threads": number,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }


def _prepared(library: Any) -> Callable[[], Callable[[Any], Any]]:
    """What the library does to a picture before the search, in a tenth of the time: it calculates in long numbers."""
    import cv2

    def prepare(image: Any) -> Any:
        small = library.resize(image)
        return None if small is None else cv2.dnn.blobFromImage(small, 1 / 127.5, mean=(127.5, 127.5, 127.5))

    return lambda: prepare


def _cut_out(library: Callable[[Any, Any], list[Any]]) -> Callable[[Any, Any], list[Any]]:
    """What stands upright is cut out without calculating its points anew; on a screenshot that is nearly everything."""

    def cut_out(image: Any, boxes: Any) -> list[Any]:
        crops = []
        for box in boxes:
            (left, top), _, (right, bottom), _ = box.astype(int).tolist()
            upright = box.tolist() == [[left, top], [right, top], [right, bottom], [left, bottom]]
            if upright and 0 < bottom - top < 1.5 * (right - left):
                crops.append(image[top:bottom, left:right])
            else:
                crops += library(image, [box])
        return crops

    return cut_out


def _field(line: Any) -> Any:
    """A line as the network wants it: 1 × 3 × height × width of its field, from -1 to 1, on middle grey."""
    import cv2
    import numpy

    width = math.ceil(LINE_HEIGHT * line.shape[1] / line.shape[0])
    across = max(math.ceil(width / FIELD_STEP) * FIELD_STEP, LEAST_FIELD)
    field = numpy.zeros((1, 3, LINE_HEIGHT, across), numpy.float32)
    small = cv2.resize(line, (width, LINE_HEIGHT))
    field[..., :width] = cv2.dnn.blobFromImage(small, 1 / 127.5, mean=(127.5, 127.5, 127.5))
    return field


def _of_scores(scores: Any) -> Any:
    """How likely the likeliest character of each row is, from scores: what softmax would say of it."""
    import numpy

    behind = scores - scores.max(axis=1, keepdims=True)
    return 1 / numpy.exp(behind, out=behind).sum(axis=1)


def _of_probabilities(probabilities: Any) -> Any:
    return probabilities.max(axis=1)


def _rewrite_what_is_loaded() -> None:
    """The library's sessions load networks through this class; from now on rewritten ones."""
    import openvino
    from rapidocr.inference_engine.openvino import main as sessions

    class Core(openvino.Core):  # type: ignore[misc, name-defined, unused-ignore]
        def read_model(self, path: Path) -> Any:
            return REWRITINGS[path.name](super().read_model(path))

    sessions.Core = Core  # type: ignore[attr-defined]
