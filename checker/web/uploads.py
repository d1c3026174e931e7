"""Receiving files: kept up to the limits and passed over beyond them, so that no upload fills memory or disk."""

from __future__ import annotations

from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

if TYPE_CHECKING:
    from django.http import HttpRequest

IN_MEMORY = 2**20  # a larger file waits on the disk, without a name, until its request is answered
TOO_LARGE = "too-large"
TOO_MANY = "too-many"


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A file that was not kept: TOO_LARGE or TOO_MANY. `number` counts the files of the form from 1."""

    reason: str
    number: int
    name: str


def left_out(request: HttpRequest) -> tuple[LeftOut, ...]:
    """The files of this request that were not kept. Look at `request.FILES` first."""
    return getattr(request, "_left_out", ())


class BoundedUpload(FileUploadHandler):
    """The upload handler of every form: at most MAX_PICTURES files of MAX_PICTURE_BYTES, the rest noted and dropped.

    Pages that take other files say other limits in a class of their own.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._most_files, self._most_bytes = self.limits()
        self._received = 0
        self._number = 0
        self._handed_over = True

    def limits(self) -> tuple[int, int]:
        """How many files, and of how many bytes each."""
        return settings.MAX_PICTURES, settings.MAX_PICTURE_BYTES

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        """Nothing to read: the parser calls this first, which is the moment to refuse what no form of ours can be."""
        if content_length > self._most_files * self._most_bytes * 2:
            raise RequestDataTooBig("the request is larger than any form")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._number += 1
        if self._received >= self._most_files:
            self._refuse(TOO_MANY)
        self._handed_over = False
        self._buffer = SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(settings.DATA_DIR))  # noqa: SIM115 — closed with the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > self._most_bytes:
            self._buffer.close()
            self._refuse(TOO_LARGE)
        self._buffer.write(raw_data)

    def upload_interrupted(self) -> None:
        """Also called when the last file of a form was passed over: then the one before it is whole and stays open."""
        if not self._handed_over:
            self._buffer.close()

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        self._received += 1
        self._handed_over = True
        self._buffer.seek(0)
        return UploadedFile(self._buffer, self.file_name, self.content_type, file_size, self.charset)

    def _refuse(self, reason: str) -> None:
        request = self.request
        assert request is not None, "Django makes upload handlers with the request"
        passed_over = LeftOut(reason=reason, number=self._number, name=self.file_name or "")
        request._left_out = (*left_out(request), passed_over)  # type: ignore[attr-defined]
        raise SkipFile
