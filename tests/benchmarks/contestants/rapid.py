"""RapidOCR as it comes, on the backend that is named."""

from __future__ import annotations

from typing import Any

PACKAGES = ["rapidocr", "onnxruntime", "openvino", "opencv-python-headless"]


class Player:
    def __init__(self, backend: str) -> None:
        import sys

        sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type] # it would write into the home
        import rapidocr

        engine = rapidocr.EngineType(backend)
        engines = {f"{part}.engine_type": engine for part in ("Det", "Cls", "Rec")}
        self._model: Any = rapidocr.RapidOCR(params={"Global.log_level": "critical", **engines})
        self._image: Any = None

    def show(self, path: str) -> None:
        """The picture that is read next."""
        import cv2

        self._image = cv2.imread(path)

    def read(self) -> str:
        return "\n".join(self._model(self._image).txts or ())
