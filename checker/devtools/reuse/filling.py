"""Fills an archive with a bulk of pictures and texts made of chance, quickly: in the order of the key, past the mapper.

Hashes and words are drawn evenly, one word in ten from a small set, as corners of letters are alike. The bulk has no
features; a look-up reads those of a few candidates only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from checker.archive.band_table import COMMON
from checker.archive.bands import BAND_SHIFT, FURTHER, HASH_BAND_BITS, HASH_BANDS, LEAST_VALUE, word_bands
from checker.archive.keys import MARK_BITS
from checker.archive.models import Kind, Memory
from checker.reading.fingerprint import GRAINS, STORED_PLACES
from checker.reading.fingerprint_text import BANDS, HASHES

_COMMON_WORDS, _COMMON_SHARE = 4096, 0.1
_WORDS = STORED_PLACES * len(GRAINS)
_ROWS_AT_ONCE = 200_000


def fill(size: int) -> None:
    """Remember `size` pictures and `size` texts."""
    import numpy

    random = numpy.random.default_rng(size)
    memory = Memory.objects.create(at=timezone.now())
    codes = random.integers(0, 256, (size, 32), dtype=numpy.uint8)
    signatures = random.integers(0, 256, (size, 2 * HASHES), dtype=numpy.uint8)
    with _hurried(), transaction.atomic():
        _write_traces(memory.pk, Kind.PICTURE, codes, first=1)
        _write_traces(memory.pk, Kind.TEXT, signatures, first=size + 1)
        _write_bands(
            [_picture_values(random, codes), random.integers(0, 1 << MARK_BITS, (size, BANDS))], firsts=[1, size + 1]
        )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence('archive_trace', 'id'), %s)", [2 * size + 1])
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")


def megabytes(table: str) -> float:
    """The size of a table with its indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size(%s)", [table])
        else:
            cursor.execute("SELECT SUM(pgsize) FROM dbstat WHERE name LIKE %s", [f"{table}%"])
        (size,) = cursor.fetchone() or (0,)
    return float(size or 0) / 2**20


class _hurried:  # noqa: N801 — a context manager
    """SQLite without its journal, which a bulk would have to pass through twice."""

    def __enter__(self) -> None:
        self._journal("OFF")

    def __exit__(self, *_: object) -> None:
        self._journal("WAL")

    def _journal(self, mode: str) -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA journal_mode={mode}")


def _picture_values(random: Any, codes: Any) -> Any:
    import numpy

    words = random.integers(0, 1 << 24, (len(codes), _WORDS))
    common = random.random(words.shape) < _COMMON_SHARE
    words[common] = words[common] % _COMMON_WORDS * 4095
    drawn, at = numpy.unique(words, return_inverse=True)
    named = numpy.array(word_bands(drawn.tolist()), numpy.int64)[at].reshape(words.shape)
    return numpy.concatenate([hash_values(codes), named], axis=1)


def hash_values(codes: Any) -> Any:
    """`bands.stored_hash_bands` of many codes at once."""
    import numpy

    around = numpy.concatenate([codes, codes], axis=1)
    columns = []
    for band in range(HASH_BANDS):
        byte, bit = divmod(HASH_BAND_BITS * band, 8)
        eight = numpy.ascontiguousarray(around[:, byte : byte + 8]).view(">u8")[:, 0].astype(numpy.uint64)
        piece = (eight << numpy.uint64(bit)) >> numpy.uint64(64 - BAND_SHIFT)
        columns.append(LEAST_VALUE + (band << BAND_SHIFT) + piece.astype(numpy.int64))
    return numpy.stack(columns, axis=1)


def _write_traces(memory: int, kind: Kind, codes: Any, *, first: int) -> None:
    rows = ((first + at, memory, kind.value, code.tobytes(), b"", b"") for at, code in enumerate(codes))
    copy_rows("archive_trace", ("id", "memory_id", "kind", "code", "features", "bands"), rows)


def _write_bands(values: Sequence[Any], firsts: Sequence[int]) -> None:
    """Rows in the order of the key; of common values only so many as the archive keeps."""
    import numpy

    flat = numpy.concatenate([part.ravel() for part in values])
    traces = numpy.concatenate(
        [
            numpy.repeat(numpy.arange(first, first + len(part)), part.shape[1])
            for part, first in zip(values, firsts, strict=True)
        ]
    )
    order = numpy.argsort(flat, kind="stable")
    flat, traces = flat[order], traces[order]
    places = numpy.where(flat < 0, flat & ~FURTHER, flat)
    starts = numpy.concatenate([[True], places[1:] != places[:-1]])
    at = numpy.arange(len(flat))
    repeated = numpy.concatenate([[False], (flat[1:] == flat[:-1]) & (traces[1:] == traces[:-1])])
    kept = (at - numpy.maximum.accumulate(numpy.where(starts, at, 0)) < COMMON) & ~repeated
    flat, traces = flat[kept], traces[kept]
    if connection.vendor == "postgresql":
        _copy_bands(flat, traces)
        return
    for start in range(0, len(flat), _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        copy_rows("archive_band", ("value", "trace"), zip(flat[part].tolist(), traces[part].tolist(), strict=True))


def _copy_bands(values: Any, traces: Any) -> None:
    """In PostgreSQL's binary form: for each row the number of its columns, and before each column its length."""
    import numpy

    form = [("columns", ">i2"), ("one", ">i4"), ("value", ">i8"), ("two", ">i4"), ("trace", ">i8")]
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY archive_band (value, trace) FROM STDIN (FORMAT BINARY)") as copy,
    ):
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8))
        for start in range(0, len(values), _ROWS_AT_ONCE):
            part = slice(start, start + _ROWS_AT_ONCE)
            rows = numpy.empty(len(values[part]), form)
            rows["columns"], rows["one"], rows["two"] = 2, 8, 8
            rows["value"], rows["trace"] = values[part], traces[part]
            copy.write(rows.tobytes())
        copy.write(b"\xff\xff")


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows past the mapper."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
            cursor.executemany(statement, rows)  # type: ignore[arg-type] # a generator will do
