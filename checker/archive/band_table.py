"""The table of bands in plain SQL: so many narrow rows that the mapper would cost more than the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from checker.archive.bands import FURTHER, MOST_TURNED, place

COMMON = 200
"""A place that so many traces have says nothing of any of them: further ones are not kept, so that none grows long."""

# SQLite takes no lists, but reads them from JSON: one parameter, so that the statement is prepared once. CROSS JOIN
# keeps it from walking through the table instead. PostgreSQL would plan for each element of a list, so it joins.
_ASKED = {"sqlite": "json_each(%s) AS asked", "postgresql": "unnest(%s::bigint[]) AS asked(value)"}
_SHARING = (
    "SELECT band.trace, COUNT(*) AS shared FROM {asked} CROSS JOIN archive_band AS band WHERE band.value = asked.value"
    " GROUP BY band.trace HAVING COUNT(*) >= %s ORDER BY shared DESC, band.trace LIMIT %s"
)
# A limit for each place tells PostgreSQL's planner how little there is: it would make ready for millions of rows.
_NEAR = {
    "sqlite": "SELECT band.trace, MIN(turned_bits(band.value, asked.value)) AS least FROM {asked} CROSS JOIN"
    " archive_band AS band WHERE band.value BETWEEN asked.value & ~{further} AND asked.value | {further}"
    " AND turned_bits(band.value, asked.value) <= %s GROUP BY band.trace ORDER BY least, band.trace LIMIT %s",
    "postgresql": "SELECT trace, MIN(turned) AS least FROM {asked} CROSS JOIN LATERAL"
    " (SELECT band.trace, bit_count((band.value # asked.value)::bit(64)) AS turned FROM archive_band AS band"
    " WHERE band.value BETWEEN asked.value & ~{further} AND asked.value | {further}"
    " ORDER BY band.value LIMIT {common}) AS found"
    " WHERE turned <= %s GROUP BY trace ORDER BY least, trace LIMIT %s",
}
_WITH_CODES = (
    "SELECT trace.id, trace.code, trace.memory_id FROM ({near}) AS near CROSS JOIN archive_trace AS trace"
    " WHERE trace.id = near.trace ORDER BY near.least, trace.id"
)
_TAKEN = (
    "SELECT asked.value FROM {asked} WHERE (SELECT 1 FROM archive_band AS band WHERE band.value BETWEEN asked.value"
    " AND CASE WHEN asked.value < 0 THEN asked.value | {further} ELSE asked.value END"
    " ORDER BY band.value LIMIT 1 OFFSET {common} - 1) IS NOT NULL"
)


def count_turned_bits(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Give a new connection to SQLite what PostgreSQL has of itself."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "turned_bits", 2, lambda one, other: (one ^ other).bit_count(), deterministic=True
        )


def traces_sharing(values: Collection[int], *, least: int, most: int) -> list[int]:
    """The traces that share at least `least` of the values, those that share most first, `most` of them."""
    if not values:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_written(_SHARING), [_listed(values), least, most])
        return [trace for trace, _ in cursor.fetchall()]


def traces_near(values: Collection[int], *, most: int) -> list[tuple[int, bytes, int]]:
    """The traces of hashes near the one whose `bands.asked_hash_bands` are given, the nearest `most` first: the key,
    the code and the memory of each."""
    with connection.cursor() as cursor:
        statement = _WITH_CODES.format(near=_written(_NEAR[connection.vendor]))
        cursor.execute(statement, [_listed(values), MOST_TURNED, most])
        return [(trace, bytes(code), memory) for trace, code, memory in cursor.fetchall()]


def add(rows: Iterable[tuple[int, int]]) -> None:
    """Write pairs of a value and its trace, in the order of the key, without those whose place is common already."""
    wanted = sorted(set(rows))
    with connection.cursor() as cursor:
        places = {place(value) for value, _ in wanted}
        cursor.execute(_written(_TAKEN), [_listed(places)])
        common = {value for (value,) in cursor.fetchall()}
        kept = [row for row in wanted if place(row[0]) not in common]
        if connection.vendor == "postgresql":
            columns = [list(column) for column in zip(*kept, strict=True)] or [[], []]
            statement = "INSERT INTO archive_band (value, trace) SELECT * FROM unnest(%s::bigint[], %s::bigint[])"
            cursor.execute(statement, columns)
        else:
            cursor.executemany("INSERT INTO archive_band (value, trace) VALUES (%s, %s)", kept)


def remove(values: Collection[int], trace: int) -> None:
    """Erase the rows of one trace; `values` are all that it may have."""
    with connection.cursor() as cursor:
        rows = [(value, trace) for value in values]
        cursor.executemany("DELETE FROM archive_band WHERE value = %s AND trace = %s", rows)


def _written(statement: str) -> str:
    """The statement for this database."""
    return statement.format(asked=_ASKED[connection.vendor], further=FURTHER, common=COMMON)


def _listed(values: Collection[int]) -> list[int] | str:
    """Values as the parameter of a statement, in the order of the key."""
    ordered = sorted(set(values))
    return ordered if connection.vendor == "postgresql" else json.dumps(ordered)
