"""Tesseract in the process itself, with the trained data of the system's Tesseract."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PACKAGES = ["tesserocr"]
PLACES = "/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata"


class Player:
    def __init__(self, languages: str) -> None:
        import tesserocr

        wanted = [f"{language}.traineddata" for language in languages.split("+")]
        folders = [folder for place in PLACES for folder in Path("/").glob(place[1:])]
        folder = next((one for one in folders if all((one / name).exists() for name in wanted)), None)
        if folder is None:
            raise FileNotFoundError(f"no trained data of {languages} (Debian: tesseract-ocr-chi-sim)")
        self._api: Any = tesserocr.PyTessBaseAPI(path=f"{folder}/", lang=languages)
        self._image: Any = None

    def show(self, path: str) -> None:
        """The picture that is read next."""
        from PIL import Image

        self._image = Image.open(path).convert("RGB")

    def read(self) -> str:
        self._api.SetImage(self._image)
        return str(self._api.GetUTF8Text())
