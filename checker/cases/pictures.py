"""The kept pictures: clean re-encoded files in a private folder, written so that a power cut loses none."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings

_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
_NAME = re.compile(r"[0-9a-f]{32}\.(jpg|png|webp)")
_UNFINISHED = ".part"


class PictureLost(Exception):
    """The file of a picture is not there any more."""


def keep(data: bytes, media_type: str) -> str:
    """The name under which the bytes now lie on the disk for good; raises OSError when the disk refuses."""
    name = uuid4().hex + _ENDINGS[media_type]
    folder = _folder()
    handle, unfinished = tempfile.mkstemp(suffix=_UNFINISHED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).rename(folder / name)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    _sync_folder(folder)
    return name


def read(name: str) -> bytes:
    """The bytes of a kept picture; raises PictureLost."""
    if not _NAME.fullmatch(name):
        raise PictureLost
    try:
        return (_folder() / name).read_bytes()
    except FileNotFoundError as error:
        raise PictureLost from error


def is_kept(name: str) -> bool:
    """Whether the file of a picture is there."""
    return bool(_NAME.fullmatch(name)) and (_folder() / name).exists()


def forget(names: Iterable[str]) -> None:
    """Delete the files; names without a file are passed over."""
    folder = _folder()
    for name in names:
        (folder / Path(name).name).unlink(missing_ok=True)


def older_than(moment: datetime) -> Iterator[str]:
    """The names of all files, finished or not, that were written before `moment`."""
    for entry in os.scandir(_folder()):
        try:
            if entry.stat().st_mtime < moment.timestamp():
                yield entry.name
        except FileNotFoundError:  # erased while we looked
            continue


def _folder() -> Path:
    folder: Path = settings.PICTURES_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
