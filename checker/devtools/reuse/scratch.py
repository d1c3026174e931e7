"""A database of its own for a measurement, so that none touches what an installation remembers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def scratch_database() -> Iterator[None]:
    """The default connection leads to a new, empty database on the same server while the block runs, or to a new file
    where the installation uses SQLite."""
    with tempfile.TemporaryDirectory(prefix="zhendema-reuse-") as folder:
        usual = connection.settings_dict["NAME"]
        own = str(Path(folder) / "reuse.sqlite3") if connection.vendor == "sqlite" else "zhendema_reuse"
        connection.settings_dict["TEST"]["NAME"] = own
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(usual, verbosity=0)
