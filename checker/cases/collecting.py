"""Collects the static files, and only when they have changed: compressing them is a good part of a start."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

_MARK = "collected"  # beside the files: it goes when they go


def collect_static() -> bool:
    """Bring STATIC_ROOT up to date; whether anything had to be done."""
    mark, state = Path(settings.STATIC_ROOT) / _MARK, _state()
    if mark.exists() and mark.read_text() == state and _all_there():
        return False
    call_command("collectstatic", verbosity=0, interactive=False)
    unfinished = mark.with_suffix(".part")
    unfinished.write_text(state)
    unfinished.replace(mark)
    return True


def _state() -> str:
    """A hash of all that the result depends on, the files by their size and time."""
    digest = hashlib.sha256(f"{django.__version__} {settings.STORAGES['staticfiles']}".encode())
    for finder in finders.get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            about = Path(storage.path(name)).stat()
            digest.update(f"\n{storage.location}/{name} {about.st_size} {about.st_mtime_ns}".encode())
    return digest.hexdigest()


def _all_there() -> bool:
    """Whether every file that pages may name is there; files without a manifest are not counted."""
    try:
        names = json.loads((Path(settings.STATIC_ROOT) / "staticfiles.json").read_bytes())["paths"].values()
    except FileNotFoundError:
        return settings.DEBUG
    return all((Path(settings.STATIC_ROOT) / name).exists() for name in names)
