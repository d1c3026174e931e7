"""A database of its own for a measurement, so that none touches what an installation remembers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
from django.core.management import call_command
from django.db import connection


@contextmanager
def scratch_database(url: str) -> Iterator[None]:
    """The default connection leads to a new SQLite file, or to the empty database at `url`, while the block runs."""
    with tempfile.TemporaryDirectory(prefix="zhendema-reuse-") as folder:
        kept = dict(connection.settings_dict)
        connection.close()
        if url:
            connection.settings_dict.update(dj_database_url.parse(url))
        else:
            connection.settings_dict["NAME"] = str(Path(folder) / "reuse.sqlite3")
        try:
            call_command("migrate", verbosity=0, interactive=False)
            yield
        finally:
            connection.close()
            connection.settings_dict.update(kept)
