"""Files that are hashed while they arrive: no byte of them is kept, neither in memory nor on the disk."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 400 * 2**20
"""More than any pack can be."""


if TYPE_CHECKING:
    Uploaded = UploadedFile[bytes]
else:
    Uploaded = UploadedFile


class HashedFile(Uploaded):
    """What is left of a file: its hash, and whether there was anything in it."""

    def __init__(self, sha256: str, size: int) -> None:
        super().__init__(BytesIO(), "file", "application/octet-stream", size)
        self.sha256 = sha256


class HashingUpload(FileUploadHandler):
    """The only upload handler of the page that tells what a file is."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        """Nothing to read: the parser calls this first, which is the moment to refuse what no file of ours can be."""
        if content_length > MOST_BYTES:
            raise RequestDataTooBig("the file is larger than any pack")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._digest = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._digest.update(raw_data)

    def file_complete(self, file_size: int) -> HashedFile:
        return HashedFile(self._digest.hexdigest(), file_size)
