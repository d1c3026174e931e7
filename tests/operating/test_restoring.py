"""A file that is not a whole backup changes nothing."""

from __future__ import annotations

import io
import json
import tarfile

import pytest

from checker.operating import restoring, snapshots
from checker.operating.backing_up import ABOUT, MANIFEST, _Writer
from tests.desk.conftest import NOW


def backup(database: str = snapshots.SQLITE, *, picture: str = "0" * 32 + ".png") -> bytes:
    """As `back_up` writes it, with nothing real in it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w|") as tar:
        writer = _Writer(tar, NOW)
        writer.add_values(ABOUT, {"format": 1, "database": database, "made_at": NOW.isoformat()})
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


def test_where_something_is_nothing_is_replaced(db: None, untouched: list[object]) -> None:
    with pytest.raises(restoring.NotEmpty):
        restoring.restore(io.BytesIO(backup(snapshots.wanted())))
    assert not untouched
