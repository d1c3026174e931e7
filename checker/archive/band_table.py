"""The table of bands in plain SQL: so many narrow rows that the mapper would cost more than the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection

_COUNT = "SELECT trace, COUNT(*) AS shared FROM archive_band WHERE value {asked} GROUP BY trace"
_BEST = " HAVING COUNT(*) >= %s ORDER BY shared DESC, trace LIMIT %s"


def traces_sharing(values: Collection[int], *, least: int, most: int) -> list[int]:
    """The traces that share at least `least` of the values, those that share most first, `most` of them."""
    if not values:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_COUNT.format(asked="= ANY(%s)") + _BEST, [list(values), least, most])
        else:
            # Numbers only, written out: SQLite takes no lists, and so many parameters cost more than they protect.
            listed = f"IN ({','.join(str(int(value)) for value in values)})"
            cursor.execute(_COUNT.format(asked=listed) + _BEST, [least, most])
        return [trace for trace, _ in cursor.fetchall()]


def add(rows: Iterable[tuple[int, int]]) -> None:
    """Write pairs of a value and its trace, in the order of the key."""
    ordered = sorted(set(rows))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            columns = [list(column) for column in zip(*ordered, strict=True)] or [[], []]
            statement = "INSERT INTO archive_band (value, trace) SELECT * FROM unnest(%s::bigint[], %s::bigint[])"
            cursor.execute(statement, columns)
        else:
            cursor.executemany("INSERT INTO archive_band (value, trace) VALUES (%s, %s)", ordered)


def remove(values: Collection[int], trace: int) -> None:
    """Erase the rows of one trace; `values` are all that it has."""
    with connection.cursor() as cursor:
        rows = [(value, trace) for value in values]
        cursor.executemany("DELETE FROM archive_band WHERE value = %s AND trace = %s", rows)
