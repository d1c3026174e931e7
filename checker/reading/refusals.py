"""Why a file was not taken as a picture: one exception for each reason, each with its sentence for the shopper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from checker.vocabulary import Message


class PictureRefused(Exception):
    """`message` says what the shopper can do; `reason` is the id of the refusal in logs and tests."""

    reason: ClassVar[str] = "not-a-picture"

    def __init__(self, **params: str) -> None:
        super().__init__(self.reason)
        self.params: Mapping[str, str] = params

    @property
    def message(self) -> Message:
        return Message(id=f"reading.{self.reason}", params=self.params)


class EmptyFile(PictureRefused):
    reason = "empty-file"


class NotAPicture(PictureRefused):
    reason = "not-a-picture"


class UnsupportedFormat(PictureRefused):
    """A known kind of file that is not read: params `format`."""

    reason = "unsupported-format"


class FileTooLarge(PictureRefused):
    """Params `megabytes` and `limit`."""

    reason = "file-too-large"


class TooManyPixels(PictureRefused):
    """Params `width`, `height` and `limit` (megapixels)."""

    reason = "too-many-pixels"


class Truncated(PictureRefused):
    reason = "truncated"


class Damaged(PictureRefused):
    reason = "damaged"


class TooCostly(PictureRefused):
    """Decoding ran into the limit of memory, processor time or wall clock, or its process broke down."""

    reason = "too-costly"


class DecoderUnavailable(PictureRefused):
    """Our own fault: the decoding process cannot be started."""

    reason = "decoder-unavailable"
