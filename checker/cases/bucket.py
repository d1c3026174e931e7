"""Kept pictures in a bucket of an S3-compatible store. Loaded only where one is set: its client is large."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import IO, Any

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from checker.cases.stores import StoreAway


class Bucket(S3Storage):
    """Objects of a private bucket. Whatever the store or the way to it does wrong becomes StoreAway."""

    def _save(self, name: str, content: File[Any]) -> str:
        with _Answers():
            return str(super()._save(name, content))  # type: ignore[no-untyped-call]

    def _open(self, name: str, mode: str = "rb") -> IO[bytes]:
        """The object as it is now, fetched whole; raises FileNotFoundError."""
        with _Answers(), super()._open(name, mode) as found:  # type: ignore[no-untyped-call]
            return BytesIO(found.read())

    def delete(self, name: str) -> None:
        with _Answers():
            super().delete(name)  # type: ignore[no-untyped-call]

    def exists(self, name: str) -> bool:
        with _Answers():
            return bool(super().exists(name))  # type: ignore[no-untyped-call]

    def older_than(self, moment: datetime) -> Iterator[str]:
        """The names of all objects that were written before `moment`."""
        with _Answers():
            yield from (found.key for found in self.bucket.objects.all() if found.last_modified < moment)

    def sizes(self) -> Iterator[tuple[str, int]]:
        """All objects and their bytes."""
        with _Answers():
            yield from ((found.key, found.size) for found in self.bucket.objects.all())


class _Answers:
    """Turns the client's exceptions into ours."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _where: object) -> None:
        if isinstance(error, BotoCoreError | ClientError):
            raise StoreAway(f"the store of pictures does not answer: {type(error).__name__}") from error
