"""The kept pictures: clean re-encoded files in a private place, written so that a power cut loses none."""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from checker.cases.stores import UNFINISHED, Folder, StoreAway

logger = logging.getLogger(__name__)

ARRIVED = "application/octet-stream"  # as it came, until the sandbox has read it
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", ARRIVED: ".arrived"}
_NAME = re.compile(r"[0-9a-f]{32}\.(jpg|png|webp|arrived)")


class PictureLost(Exception):
    """The file of a picture is not there any more."""


def keep(data: bytes, media_type: str) -> str:
    """The name under which the bytes now lie there for good; raises OSError when the disk or the store refuses."""
    name = uuid4().hex + _ENDINGS[media_type]
    _store()._save(name, ContentFile(data))  # the name is our own and new: no look whether it is free
    return name


def read(name: str) -> bytes:
    """The bytes of a kept picture; raises PictureLost, and OSError when the store does not answer."""
    if not _NAME.fullmatch(name):
        raise PictureLost
    try:
        with _store().open(name) as file:
            data: bytes = file.read()
    except FileNotFoundError as error:
        raise PictureLost from error
    return data


def is_kept(name: str) -> bool:
    """Whether the file of a picture is there."""
    return bool(_NAME.fullmatch(name)) and _store().exists(name)


def forget(names: Iterable[str]) -> None:
    """Delete the files, and workshops that were left behind; names without a file are passed over.

    What a store that is away keeps is swept up later: no row names it any more.
    """
    store, folder = _store(), Folder()
    try:
        for name in names:
            place = folder.path_of_folder / Path(name).name
            if _NAME.fullmatch(name):
                store.delete(name)
            elif place.is_dir():
                shutil.rmtree(place, ignore_errors=True)
            else:
                place.unlink(missing_ok=True)
    except StoreAway:
        logger.warning("the store of pictures is away: what it should forget is swept up later")


@contextmanager
def forgotten_on_failure(names: list[str]) -> Iterator[None]:
    """Forget the files when the block fails.

    It must end before COMMIT is sent: whoever is cut off there cannot know whether the rows that name the files are
    written, so the files have to stay. Those that no row names are swept up.
    """
    try:
        yield
    except BaseException:
        forget(names)
        raise


@contextmanager
def workshop() -> Iterator[Path]:
    """A private folder for copies of pictures, gone with the block; one that a crash leaves is swept up like a file."""
    with tempfile.TemporaryDirectory(suffix=UNFINISHED, dir=Folder().path_of_folder) as folder:
        yield Path(folder)


def older_than(moment: datetime) -> Iterator[str]:
    """The names of all files, finished or not, that were written before `moment`."""
    store = _store()
    yield from store.older_than(moment)
    if not isinstance(store, Folder):
        yield from Folder().older_than(moment)


def _store() -> Any:
    """A Folder or a Bucket."""
    return storages["pictures"]
