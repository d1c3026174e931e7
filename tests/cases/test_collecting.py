"""Static files are collected once, and again when a file changes or a collected one is gone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from checker.cases.collecting import collect_static


@pytest.fixture
def source(settings: Any, tmp_path: Path) -> Path:
    """A static file of an installation in a temporary folder."""
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    file = tmp_path / "source" / "page.css"
    file.parent.mkdir()
    file.write_text("p { color: red }")
    return file


def collected(name: str, folder: Path) -> Path:
    manifest = json.loads((folder / "static" / "staticfiles.json").read_bytes())
    return folder / "static" / str(manifest["paths"][name])


def test_what_has_not_changed_is_not_collected_again(source: Path, tmp_path: Path) -> None:
    assert collect_static()
    assert collected("page.css", tmp_path).read_text() == source.read_text()
    assert not collect_static()


def test_a_changed_file_is_collected(source: Path, tmp_path: Path) -> None:
    collect_static()
    source.write_text("p { color: blue }")
    os.utime(source, ns=(1, 1))
    assert collect_static()
    assert "blue" in collected("page.css", tmp_path).read_text()


def test_what_is_gone_is_collected_again(source: Path, tmp_path: Path) -> None:
    collect_static()
    collected("page.css", tmp_path).unlink()
    assert collect_static()
    assert collected("page.css", tmp_path).exists()
    (tmp_path / "static" / "staticfiles.json").unlink()
    assert collect_static()
    assert collected("page.css", tmp_path).exists()
