"""The table of bands in plain SQL: so many narrow rows that the mapper would cost more than the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from checker.archive.bands import FURTHER, MOST_TURNED, last, place

COMMON = 200
"""A place that so many traces have says nothing of any of them: further ones are not kept, so that none grows long."""

# Lists are handed over as one text, JSON for SQLite and the like for PostgreSQL: the driver would take longer to write
# down their elements than the database to look them up. CROSS JOIN keeps SQLite from walking through the table instead;
# PostgreSQL would plan for each element of a list that it sees, so the list comes out of a query.
_SHARING = {
    "sqlite": "FROM json_each(%s) AS asked CROSS JOIN archive_band AS band WHERE band.value = asked.value",
    "postgresql": "FROM archive_band AS band WHERE band.value = ANY (ARRAY(SELECT unnest(%s::bigint[])))",
}
_SHARED_MOST = (
    "SELECT band.trace, COUNT(*) AS shared {sharing}"
    " GROUP BY band.trace HAVING COUNT(*) >= %s ORDER BY shared DESC, band.trace LIMIT %s"
)
# SQLite has no exclusive or. A limit for each place tells PostgreSQL's planner how little there is: it would make ready
# for millions of rows.
_TURNED = "bit_count((band.value | asked.value) - (band.value & asked.value))"
_NEAR = {
    "sqlite": "SELECT band.trace, MIN({turned}) AS least FROM json_each(%s) AS asked CROSS JOIN archive_band AS band"
    " WHERE band.value BETWEEN asked.value & ~{further} AND asked.value | {further}"
    " AND {turned} <= %s GROUP BY band.trace ORDER BY least, band.trace LIMIT %s",
    "postgresql": "SELECT trace, MIN(turned) AS least FROM unnest(%s::bigint[]) AS asked(value) CROSS JOIN LATERAL"
    " (SELECT band.trace, bit_count((band.value # asked.value)::bit(64)) AS turned FROM archive_band AS band"
    " WHERE band.value BETWEEN asked.value & ~{further} AND asked.value | {further}"
    " ORDER BY band.value LIMIT {common}) AS found"
    " WHERE turned <= %s GROUP BY trace ORDER BY least, trace LIMIT %s",
}
_WITH_CODES = (
    "SELECT trace.id, trace.code, trace.memory_id FROM ({near}) AS near CROSS JOIN archive_trace AS trace"
    " WHERE trace.id = near.trace ORDER BY near.least, trace.id"
)
# Looking whether the place is common and writing into it at once, while what leads there is at hand.
_ADD = {
    "sqlite": "INSERT INTO archive_band (value, trace) SELECT %s, %s WHERE (SELECT 1 FROM archive_band AS band"
    " WHERE band.value BETWEEN %s AND %s ORDER BY band.value LIMIT 1 OFFSET {common} - 1) IS NULL",
    "postgresql": "INSERT INTO archive_band (value, trace) SELECT new.value, new.trace"
    " FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[]) AS new(value, trace, first, last)"
    " WHERE (SELECT 1 FROM archive_band AS band"
    " WHERE band.value BETWEEN new.first AND new.last ORDER BY band.value LIMIT 1 OFFSET {common} - 1) IS NULL",
}


def count_turned_bits(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Give a new connection to SQLite what PostgreSQL has of itself."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("bit_count", 1, int.bit_count, deterministic=True)


def traces_sharing(values: Collection[int], *, least: int, most: int) -> list[int]:
    """The traces that share at least `least` of the values, those that share most first, `most` of them."""
    if not values:
        return []
    with connection.cursor() as cursor:
        statement = _SHARED_MOST.format(sharing=_SHARING[connection.vendor])
        cursor.execute(statement, [_listed(sorted(set(values))), least, most])
        return [trace for trace, _ in cursor.fetchall()]


def traces_near(values: Collection[int], *, most: int) -> list[tuple[int, bytes, int]]:
    """The traces of hashes near the one whose `bands.asked_hash_bands` are given, the nearest `most` first: the key,
    the code and the memory of each."""
    with connection.cursor() as cursor:
        statement = _WITH_CODES.format(near=_written(_NEAR))
        cursor.execute(statement, [_listed(sorted(set(values))), MOST_TURNED, most])
        return [(trace, bytes(code), memory) for trace, code, memory in cursor.fetchall()]


def add(rows: Iterable[tuple[int, int]]) -> None:
    """Write pairs of a value and its trace, in the order of the key, without those whose place is common already."""
    wanted = [(value, trace, place(value), last(value)) for value, trace in sorted(set(rows))]
    if not wanted:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_written(_ADD), [_listed(column) for column in zip(*wanted, strict=True)])
        else:
            cursor.executemany(_written(_ADD), wanted)


def remove(values: Collection[int], trace: int) -> None:
    """Erase the rows of one trace; `values` are all that it may have."""
    with connection.cursor() as cursor:
        rows = [(value, trace) for value in values]
        cursor.executemany("DELETE FROM archive_band WHERE value = %s AND trace = %s", rows)


def _written(statements: dict[str, str]) -> str:
    """The statement for this database."""
    return statements[connection.vendor].format(further=FURTHER, common=COMMON, turned=_TURNED)


def _listed(values: Iterable[int]) -> str:
    """Values as one parameter of a statement."""
    if connection.vendor == "postgresql":
        return f"{{{','.join(map(str, values))}}}"
    return json.dumps(list(values))
