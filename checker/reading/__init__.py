"""An item → a reading: the sandboxed decoder, OCR, codes, kind of screen. Heavy libraries load on first use."""

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
from checker.reading.sentences import sentence

__all__ = [
    "Damaged",
    "DecoderUnavailable",
    "EmptyFile",
    "FileTooLarge",
    "NotAPicture",
    "Picture",
    "PictureRefused",
    "TooCostly",
    "TooManyPixels",
    "Truncated",
    "UnsupportedFormat",
    "decode",
    "sentence",
]
