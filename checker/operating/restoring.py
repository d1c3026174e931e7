"""Putting a backup back: everything is read and compared with its manifest before anything is changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db.migrations.loader import MigrationLoader

from checker.cases.stores import Folder
from checker.env import env_secret
from checker.operating import rotating, snapshots
from checker.operating.backing_up import ABOUT, FORMAT, KEYS, MANIFEST, PICTURES
from checker.settings_keys import ARCHIVE_FILE, FORMER_FILE, KEY_FILE

_MEMBER = re.compile(r"(?:pictures/)?[0-9a-z]+\.[0-9a-z]+")
_PIECE = 1024 * 1024


class NotABackup(Exception):
    """Not a backup, or one that was cut short or changed, or one for another kind of database."""


class NotEmpty(Exception):
    """There is something here already."""


@dataclass(frozen=True, kw_only=True)
class Restored:
    """How much was put back; `keys` says whether the keys came along."""

    made_at: str
    pictures: int
    keys: bool


def restore(source: IO[bytes], *, force: bool = False) -> Restored:
    """Put a backup back. With `force` also over what is there.

    Raises NotABackup, NotEmpty, NoSuchProgram, OSError, django.db.Error.
    """
    if not force and not _nothing_here():
        raise NotEmpty
    with tempfile.TemporaryDirectory(prefix="restore-", suffix=".part", dir=snapshots.data_folder()) as folder:
        place = Path(folder)
        found = _unpacked(source, place)
        about = json.loads((place / ABOUT).read_bytes())
        _suits(about, found)
        pictures = [name for name in found if name.startswith(PICTURES)]
        for name in pictures:
            _keep(place / name)
        keys = KEYS in found and _put_keys(json.loads((place / KEYS).read_bytes()))
        snapshots.put_back(place / str(about["database"]))
    os.sync()
    return Restored(made_at=str(about["made_at"]), pictures=len(pictures), keys=keys)


def _nothing_here() -> bool:
    store: Any = storages["pictures"]
    return snapshots.is_empty() and next(iter(store.sizes()), None) is None


def _unpacked(source: IO[bytes], place: Path) -> set[str]:
    """The members, whole and as they were written; raises NotABackup."""
    (place / PICTURES).mkdir()
    found: dict[str, dict[str, Any]] = {}
    try:
        with tarfile.open(fileobj=source, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member)
                if content is None or not member.isreg() or not _MEMBER.fullmatch(member.name):
                    raise NotABackup(f"{member.name!r} does not belong into a backup")
                found[member.name] = _written(content, place / member.name)
        told = json.loads((place / MANIFEST).read_bytes())["files"]
    except (tarfile.TarError, EOFError, FileNotFoundError, ValueError, KeyError) as error:
        raise NotABackup("it was cut short, or is no backup") from error
    del found[MANIFEST]
    if told != found:
        raise NotABackup("it does not agree with its manifest")
    return set(found)


def _written(content: IO[bytes], file: Path) -> dict[str, Any]:
    sha256, size = hashlib.sha256(), 0
    with file.open("wb") as writing:
        while piece := content.read(_PIECE):
            sha256.update(piece)
            size += len(piece)
            writing.write(piece)
    return {"sha256": sha256.hexdigest(), "size": size}


def _suits(about: dict[str, Any], found: set[str]) -> None:
    if about.get("format") != FORMAT or about.get("database") not in found:
        raise NotABackup("this version cannot read it")
    if about["database"] != snapshots.wanted():
        raise NotABackup(f"it holds {about['database']}, and DATABASE_URL names another kind of database")
    known = {".".join(name) for name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if newer := [name for name in about.get("migrations", ()) if name not in known]:
        raise NotABackup(f"a newer version made it, with {', '.join(newer[-3:])}: install that one first")


def _keep(file: Path) -> None:
    store: Any = storages["pictures"]
    if isinstance(store, Folder):
        file.replace(store.path_of_folder / file.name)
    else:
        store._save(file.name, ContentFile(file.read_bytes()))


def _put_keys(keys: dict[str, Any]) -> bool:
    """The keys into DATA_DIR, unless the environment gives them; whether that was done."""
    if env_secret("SECRET_KEY"):
        return False
    folder = Path(settings.DATA_DIR)
    rotating.write(folder / ARCHIVE_FILE, str(keys["ARCHIVE_KEY"]))
    if keys["SECRET_KEY_FALLBACKS"]:
        rotating.write(folder / FORMER_FILE, "\n".join(keys["SECRET_KEY_FALLBACKS"]))
    rotating.write(folder / KEY_FILE, str(keys["SECRET_KEY"]))
    return True
