"""A picture of the whole database at one moment, taken while it is in use, and putting it back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

NAMED_BY = (("cases_item", "picture"), ("cases_item", "masked_picture"), ("cases_arrival", "name"))
"""The columns that name files in the store of pictures."""
SQLITE, POSTGRESQL = "database.sqlite3", "database.pgdump"
"""What a snapshot is called, which says where it can be put back."""


class NoSuchProgram(Exception):
    """PostgreSQL's own programs are not on the path, or refuse."""


def snapshot(folder: Path) -> tuple[Path, set[str]]:
    """A new snapshot in `folder`, and the names of the files that its rows name.

    Raises NoSuchProgram, and django.db.Error when the database is away or the disk full.
    """
    with connection.wrap_database_errors:
        return _of_sqlite(folder) if connection.vendor == "sqlite" else _of_postgresql(folder)


def wanted() -> str:
    """What a snapshot for the database of these settings is called."""
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def named_now() -> set[str]:
    """The names of the files that rows name at this moment."""
    with connection.cursor() as cursor:
        return _names(cursor)


def is_empty() -> bool:
    """Whether the database has no tables yet."""
    if connection.vendor == "sqlite" and not _sqlite_file().exists():
        return True
    return not connection.introspection.table_names()


def put_back(file: Path) -> None:
    """Replace everything in the database by the snapshot. Raises NoSuchProgram, django.db.Error."""
    if file.name == SQLITE:
        _into_sqlite(file)
    else:
        _into_postgresql(file)


def _of_sqlite(folder: Path) -> tuple[Path, set[str]]:
    """VACUUM INTO reads at one moment, hinders nobody's writing, and copies nothing that was erased."""
    file = folder / SQLITE
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(_sqlite_file(), timeout=20)) as database:
        database.execute("VACUUM INTO ?", [str(file)])
    with closing(sqlite3.connect(file)) as copy:
        return file, _names(copy.cursor())


def _into_sqlite(file: Path) -> None:
    connection.close()
    place = _sqlite_file()
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for ending in ("-wal", "-shm"):
        place.with_name(place.name + ending).unlink(missing_ok=True)
    file.replace(place)


def _sqlite_file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _of_postgresql(folder: Path) -> tuple[Path, set[str]]:
    """pg_dump reads as of the same moment as our question for the names."""
    import psycopg

    file = folder / POSTGRESQL
    with psycopg.connect(**_link()) as link:
        link.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        exported = link.execute("SELECT pg_export_snapshot()").fetchone()
        names = _names(link.cursor())
        moment = str(exported[0]) if exported else ""
        _program("pg_dump", f"--snapshot={moment}", "--format=custom", *_PLAIN, f"--file={file}")
    return file, names


_PLAIN = ("--no-owner", "--no-privileges")


def _into_postgresql(file: Path) -> None:
    """What is there goes only when the program that puts the snapshot back is there and can read it."""
    _program("pg_restore", "--list", str(file))
    with transaction.atomic(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
    connection.close()
    _program("pg_restore", "--exit-on-error", "--single-transaction", *_PLAIN, str(file))


def _program(name: str, *arguments: str) -> None:
    path = shutil.which(name)
    if path is None:
        raise NoSuchProgram(f"{name} is not on the path: install the client programs of PostgreSQL")
    finished = subprocess.run(  # noqa: S603 — a program of PostgreSQL
        [path, *arguments, f"--dbname={_address()}"],
        env={**os.environ, "PGPASSWORD": str(_link().get("password", ""))},
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise NoSuchProgram(f"{name} refuses: {finished.stderr.strip()[-500:]}")


def _link() -> dict[str, Any]:
    """What Django itself connects with."""
    wanted = ("host", "port", "user", "password", "dbname", "sslmode", "sslrootcert")
    given = connection.get_connection_params()
    return {name: given[name] for name in wanted if given.get(name)}


def _address() -> str:
    """Where and who, for PostgreSQL's programs; the password is on no command line."""
    from psycopg.conninfo import make_conninfo

    return make_conninfo(**{name: value for name, value in _link().items() if name != "password"})


def _names(cursor: Any) -> set[str]:
    names: set[str] = set()
    for table, column in NAMED_BY:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {column} <> ''")  # noqa: S608 — our own names
        names.update(row[0] for row in cursor.fetchall())
    return names


def data_folder() -> Path:
    """Where files of this installation lie; made if it is not there."""
    folder = Path(settings.DATA_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
