"""One file with everything that an installation keeps, made while it is in use: rows and pictures that fit together.

Pictures are held first, the database is copied then, and what came in between is fetched last. A file that goes away in
between (a shopper deletes the case) means another copy of the database, which does not name it any more.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from checker.cases.stores import Folder
from checker.operating import snapshots

FORMAT = 1
ATTEMPTS = 5
LEFT_BEHIND = timedelta(days=1)
ABOUT, MANIFEST, KEYS = "about.json", "manifest.json", "keys.json"
PICTURES = "pictures/"


@dataclass(frozen=True, kw_only=True)
class Made:
    """`lost` are files that rows name and that were not there, before the backup already."""

    pictures: int
    size: int
    lost: tuple[str, ...]


@dataclass
class _Writer:
    """A tar that goes out as it is made; the hash and size of every member are noted for the manifest at its end."""

    tar: tarfile.TarFile
    at: datetime
    noted: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, name: str, content: IO[bytes], size: int) -> None:
        hashing = _Hashing(content)
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = size, int(self.at.timestamp()), 0o600
        self.tar.addfile(info, cast(IO[bytes], hashing))  # reading is all it does
        self.noted[name] = {"sha256": hashing.sha256.hexdigest(), "size": size}

    def add_file(self, name: str, file: Path) -> None:
        with file.open("rb") as content:
            self.add(name, content, os.fstat(content.fileno()).st_size)

    def add_values(self, name: str, values: object) -> None:
        data = json.dumps(values, indent=1, sort_keys=True).encode()
        self.add(name, BytesIO(data), len(data))


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.sha256 = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.sha256.update(data)
        return data


def back_up(out: IO[bytes], now: datetime, *, with_keys: bool = False) -> Made:
    """Write a backup to `out`, which need not be a file. Raises OSError, NoSuchProgram, django.db.Error."""
    _clear(snapshots.data_folder(), now)
    with tempfile.TemporaryDirectory(prefix="backup-", suffix=".part", dir=snapshots.data_folder()) as folder:
        place = Path(folder)
        held = place / "pictures"
        held.mkdir()
        _hold(snapshots.named_now(), held)
        copy, names, lost = _fitting(place, held)
        with tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            writer = _Writer(tar, now)
            writer.add_values(ABOUT, _about(copy.name, now))
            if with_keys:
                writer.add_values(KEYS, _keys())
            writer.add_file(copy.name, copy)
            for name in sorted(names - lost):
                writer.add_file(PICTURES + name, held / name)
            told = {"files": dict(writer.noted), "lost": sorted(lost)}
            writer.add_values(MANIFEST, told)
    size = sum(int(one["size"]) for one in writer.noted.values())
    return Made(pictures=len(names) - len(lost), size=size, lost=tuple(sorted(lost)))


def _clear(folder: Path, now: datetime) -> None:
    """Copies that a killed backup or restore left behind: they would outlive what is erased."""
    for kind in ("backup", "restore"):
        for left in folder.glob(f"{kind}-*.part"):
            if left.stat().st_mtime < (now - LEFT_BEHIND).timestamp():
                shutil.rmtree(left)


def _fitting(place: Path, held: Path) -> tuple[Path, set[str], set[str]]:
    """A copy of the database, the files that it names, and those of them that are not to be had."""
    lost: set[str] = set()
    for _ in range(ATTEMPTS):
        copy, names = snapshots.snapshot(place)
        before, lost = lost, _hold(names, held)
        if not lost or lost == before:  # the second time it is no coincidence
            break
    return copy, names, lost


def _hold(names: Iterable[str], held: Path) -> set[str]:
    """Keep the files at hand, whatever happens to them from now on; the names of those that are not there."""
    missing = set()
    for name in names:
        if (held / name).exists():
            continue
        try:
            _hold_one(name, held / name)
        except FileNotFoundError:
            missing.add(name)
    return missing


def _hold_one(name: str, place: Path) -> None:
    store = storages["pictures"]
    if isinstance(store, Folder):
        source = store.path_of_folder / name
        try:
            os.link(source, place)
        except FileNotFoundError:
            raise
        except OSError:  # another disk, or one that knows no links
            shutil.copyfile(source, place)
        return
    with store.open(name) as file, place.open("wb") as copy:
        shutil.copyfileobj(file, copy)


def _about(database: str, now: datetime) -> dict[str, object]:
    applied = sorted(".".join(name) for name in MigrationRecorder(connection).applied_migrations())
    return {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "database": database,
        "migrations": applied,
        "versions": {name: version(name) for name in ("django", "pillow")},
    }


def _keys() -> dict[str, object]:
    return {
        "SECRET_KEY": str(settings.SECRET_KEY),
        "SECRET_KEY_FALLBACKS": list(settings.SECRET_KEY_FALLBACKS),
        "ARCHIVE_KEY": str(settings.ARCHIVE_KEY),
    }
