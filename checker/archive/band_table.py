"""The table of bands in plain SQL: so many narrow rows that the mapper would cost more than the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from django.db import connection

# SQLite takes no lists, but reads them from JSON: one parameter, so that the statement is prepared once. CROSS JOIN
# keeps it from walking through the table instead. PostgreSQL would plan for each element of a list, so it joins.
_ASKED = {
    "sqlite": "json_each(%s) AS asked CROSS JOIN archive_band AS band ON band.value = asked.value",
    "postgresql": "unnest(%s::bigint[]) AS asked(value) JOIN archive_band AS band ON band.value = asked.value",
}
_COUNTED = (
    "SELECT band.trace, COUNT(*) AS shared FROM {asked} GROUP BY band.trace"
    " HAVING COUNT(*) >= %s ORDER BY shared DESC, band.trace LIMIT %s"
)


COMMON = 200
"""A value that so many traces have says nothing of any of them: further ones are not kept, so that none grows long."""
_TAKEN = "SELECT band.value FROM {asked} GROUP BY band.value HAVING COUNT(*) >= %s"


def traces_sharing(values: Collection[int], *, least: int, most: int) -> list[int]:
    """The traces that share at least `least` of the values, those that share most first, `most` of them."""
    if not values:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED.format(asked=_ASKED[connection.vendor]), [_listed(values), least, most])
        return [trace for trace, _ in cursor.fetchall()]


def add(rows: Iterable[tuple[int, int]]) -> None:
    """Write pairs of a value and its trace, in the order of the key, without values that are common already."""
    wanted = sorted(set(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            _TAKEN.format(asked=_ASKED[connection.vendor]), [_listed({value for value, _ in wanted}), COMMON]
        )
        common = {value for (value,) in cursor.fetchall()}
        kept = [row for row in wanted if row[0] not in common]
        if connection.vendor == "postgresql":
            columns = [list(column) for column in zip(*kept, strict=True)] or [[], []]
            statement = "INSERT INTO archive_band (value, trace) SELECT * FROM unnest(%s::bigint[], %s::bigint[])"
            cursor.execute(statement, columns)
        else:
            cursor.executemany("INSERT INTO archive_band (value, trace) VALUES (%s, %s)", kept)


def _listed(values: Collection[int]) -> list[int] | str:
    """Values as the parameter of a statement, in the order of the key."""
    ordered = sorted(set(values))
    return ordered if connection.vendor == "postgresql" else json.dumps(ordered)


def remove(values: Collection[int], trace: int) -> None:
    """Erase the rows of one trace; `values` are all that it may have."""
    with connection.cursor() as cursor:
        rows = [(value, trace) for value in values]
        cursor.executemany("DELETE FROM archive_band WHERE value = %s AND trace = %s", rows)
