"""Where kept pictures lie: a private folder, on this machine or shared between several; `bucket` has the other place.

Both are storages of Django (STORAGES["pictures"]). Saving returns only when the bytes are there for good.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage

UNFINISHED = ".part"


class StoreAway(OSError):
    """The bucket does not answer, or refuses; the same thing may work later."""


class Folder(Storage):
    """Files in PICTURES_DIR that appear whole or not at all, also when the power goes."""

    @property
    def path_of_folder(self) -> Path:
        folder: Path = settings.PICTURES_DIR
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def _save(self, name: str, content: File[Any]) -> str:
        folder = self.path_of_folder
        handle, unfinished = tempfile.mkstemp(suffix=UNFINISHED, dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.read())
                file.flush()
                os.fsync(file.fileno())
            Path(unfinished).rename(folder / name)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
        _sync(folder)
        return name

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        return File((self.path_of_folder / name).open("rb"))

    def delete(self, name: str) -> None:
        (self.path_of_folder / name).unlink(missing_ok=True)

    def exists(self, name: str) -> bool:
        return (self.path_of_folder / name).exists()

    def older_than(self, moment: datetime) -> Iterator[str]:
        """The names of all files, finished or not, that were written before `moment`."""
        with os.scandir(self.path_of_folder) as entries:
            for entry in entries:
                try:
                    if entry.stat().st_mtime < moment.timestamp():
                        yield entry.name
                except FileNotFoundError:  # erased while we looked
                    continue

    def sizes(self) -> Iterator[tuple[str, int]]:
        """All finished files and their bytes."""
        with os.scandir(self.path_of_folder) as entries:
            for entry in entries:
                try:
                    if not entry.name.endswith(UNFINISHED):
                        yield entry.name, entry.stat().st_size
                except FileNotFoundError:  # erased while we looked
                    continue


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
