"""An item → a reading: the sandboxed decoder, OCR, codes, kind of screen. Heavy libraries load on first use."""

from checker.reading.networks import OcrUnavailable
from checker.reading.ocr import read_on, warm_up
from checker.reading.picture import Picture, decode
from checker.reading.refusals import (
    Damaged,
    DecoderUnavailable,
    EmptyFile,
    FileTooLarge,
    NotAPicture,
    PictureRefused,
    TooCostly,
    TooManyPixels,
    Truncated,
    UnsupportedFormat,
)
from checker.reading.sentences import SENTENCES, sentence
from checker.reading.stitching import Stitched, stitched
from checker.reading.wording import read_picture, read_text

__all__ = [
    "SENTENCES",
    "Damaged",
    "DecoderUnavailable",
    "EmptyFile",
    "FileTooLarge",
    "NotAPicture",
    "OcrUnavailable",
    "Picture",
    "PictureRefused",
    "Stitched",
    "TooCostly",
    "TooManyPixels",
    "Truncated",
    "UnsupportedFormat",
    "decode",
    "read_on",
    "read_picture",
    "read_text",
    "sentence",
    "stitched",
    "warm_up",
]
