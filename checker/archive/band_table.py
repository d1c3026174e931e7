"""The table of bands in plain SQL: so many narrow rows that the mapper would cost more than the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from django.db import connection

# SQLite takes no lists, but reads them from JSON: one parameter, so that the statement is prepared once. CROSS JOIN
# keeps it from walking through the table instead.
_ASKED = {
    "sqlite": "json_each(%s) AS asked CROSS JOIN archive_band AS band ON band.value = asked.value",
    "postgresql": "archive_band AS band WHERE band.value = ANY(%s)",
}
_COUNTED = (
    "SELECT band.trace, COUNT(*) AS shared FROM {asked} GROUP BY band.trace"
    " HAVING COUNT(*) >= %s ORDER BY shared DESC, band.trace LIMIT %s"
)


def traces_sharing(values: Collection[int], *, least: int, most: int) -> list[int]:
    """The traces that share at least `least` of the values, those that share most first, `most` of them."""
    if not values:
        return []
    ordered = sorted(set(values))
    asked = ordered if connection.vendor == "postgresql" else json.dumps(ordered)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED.format(asked=_ASKED[connection.vendor]), [asked, least, most])
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
