"""A file that is not a whole backup changes nothing."""

from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from checker.cases.models import Case
from checker.operating import backing_up, restoring, snapshots
from checker.operating.backing_up import ABOUT, MANIFEST, _Writer
from tests.desk.conftest import NOW


def backup(
    database: str = snapshots.SQLITE, *, picture: str = "0" * 32 + ".png", migrations: Sequence[str] = ()
) -> bytes:
    """As `back_up` writes it, with nothing real in it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w|") as tar:
        writer = _Writer(tar, NOW)
        about = {"format": 1, "database": database, "made_at": NOW.isoformat(), "migrations": list(migrations)}
        writer.add_values(ABOUT, about)
        writer.add(database, io.BytesIO(b"rows"), 4)
        writer.add(f"pictures/{picture}", io.BytesIO(b"dots"), 4)
        writer.add_values(MANIFEST, {"files": dict(writer.noted), "lost": []})
    return out.getvalue()


@pytest.fixture
def untouched(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whatever would be put back."""
    put: list[object] = []
    monkeypatch.setattr(snapshots, "put_back", put.append)
    return put


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no tar at all" * 100,
        backup()[:2000],
        backup().replace(b"dots", b"dogs"),
        backup(picture="../../secret-key"),
        backup("database.other"),
        json.dumps({"files": {}}).encode(),
    ],
    ids=["empty", "other", "short", "changed", "climbing", "foreign", "json"],
)
def test_what_is_no_whole_backup_is_refused(data: bytes, untouched: list[object], settings: object) -> None:
    with pytest.raises(restoring.NotABackup):
        restoring.restore(io.BytesIO(data), force=True)
    assert not untouched
    assert not list(settings.PICTURES_DIR.glob("*.png"))  # type: ignore[attr-defined]
    assert not list(settings.DATA_DIR.glob("*.part"))  # type: ignore[attr-defined]


def test_a_whole_one_is_taken(untouched: list[object], settings: object, db: None) -> None:
    done = restoring.restore(io.BytesIO(backup(snapshots.wanted())), force=True)
    assert (done.pictures, done.keys) == (1, False)
    assert len(untouched) == 1
    assert (settings.PICTURES_DIR / ("0" * 32 + ".png")).read_bytes() == b"dots"  # type: ignore[attr-defined]


def test_one_of_an_older_version_is_taken_and_one_of_a_newer_refused(untouched: list[object], db: None) -> None:
    restoring.restore(io.BytesIO(backup(snapshots.wanted(), migrations=["cases.0001_initial"])), force=True)
    assert len(untouched) == 1
    newer = backup(snapshots.wanted(), migrations=["cases.0001_initial", "cases.9999_of_next_year"])
    with pytest.raises(restoring.NotABackup, match=r"a newer version made it, with cases\.9999_of_next_year"):
        restoring.restore(io.BytesIO(newer), force=True)
    assert len(untouched) == 1


def test_a_database_that_is_away_is_said_in_one_line(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "_sqlite_file", lambda: tmp_path / "away" / "zhendema.sqlite3")
    with pytest.raises(CommandError, match=r"^There is no backup: unable to open database file$"):
        call_command("backup", str(tmp_path / "backup.tar"))
    assert list(tmp_path.iterdir()) == []


def test_pictures_without_a_database_are_something_too(
    untouched: list[object], monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    monkeypatch.setattr(snapshots, "is_empty", lambda: True)
    assert restoring._nothing_here()
    storages["pictures"].save("0" * 32 + ".png", ContentFile(b"dots"))
    assert not restoring._nothing_here()


def test_where_something_is_nothing_is_replaced(db: None, untouched: list[object]) -> None:
    with pytest.raises(restoring.NotEmpty):
        restoring.restore(io.BytesIO(backup(snapshots.wanted())))
    assert not untouched


def test_without_the_program_that_puts_it_back_no_table_goes(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(snapshots.NoSuchProgram, match="pg_restore is not on the path"):
        snapshots._into_postgresql(tmp_path / snapshots.POSTGRESQL)
    assert Case.objects.count() == 0, "the table is there"


def test_what_a_killed_backup_left_is_gone_with_the_next_one(tmp_path: Path) -> None:
    for name, days in (("backup-old.part", 2), ("restore-old.part", 2), ("backup-new.part", 0), ("pictures", 2)):
        (tmp_path / name / "pictures").mkdir(parents=True)
        (tmp_path / name / "pictures" / "face.png").write_bytes(b"dots")
        at = (NOW - timedelta(days=days)).timestamp()
        os.utime(tmp_path / name, (at, at))
    backing_up._clear(tmp_path, NOW)
    assert {path.name for path in tmp_path.iterdir()} == {"backup-new.part", "pictures"}
