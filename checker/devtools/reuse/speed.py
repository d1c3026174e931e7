"""How long the archive takes to answer and to remember when it holds many pictures and texts.

The bulk is made of chance: hashes and words are drawn evenly, one word in ten from a small set, as corners of text
are alike. Only the pictures and texts that are asked for are remembered whole, features included.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from random import Random
from time import perf_counter, process_time
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from checker.archive import lookup
from checker.archive.bands import HASH_BAND_BITS, HASH_BANDS
from checker.archive.keys import marks, seed
from checker.archive.models import Memory
from checker.archive.remembering import keep
from checker.archive.tracing import picture_trace, text_trace
from checker.reading.fingerprint import FEATURE_BYTES, FEATURES, GRAINS, PLACE_BYTES, PLACES, SCALES, STORED_PLACES
from checker.reading.fingerprint_text import BANDS, text_signature
from checker.vocabulary import Box, Fingerprint

PROBES = 200
_BATCH = 100
_COMMON_WORDS, _COMMON_SHARE = 4096, 0.1
_WORDS = STORED_PLACES * len(GRAINS)
_CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 2000)]
_ROWS_AT_ONCE = 200_000


def speeds(size: int) -> Iterator[str]:
    """Fills the archive with `size` pictures and texts and says how long look-ups and remembering take."""
    chance = Random(size)  # noqa: S311 — no secret
    started = perf_counter()
    _fill(size)
    yield f"{size:,} pictures and {size:,} texts ({connection.vendor}), filled in {perf_counter() - started:.0f} s"
    prints = [_print(chance) for _ in range(PROBES)]
    texts = ["".join(chance.choices(_CHARACTERS, k=200)) for _ in range(PROBES)]
    rate = _rate([picture_trace(one) for one in prints])
    yield f"  remembering pictures: {rate:,.0f} a second of processor time"
    signatures = [text_signature(text, seed("text")) or b"" for text in texts]
    rate = _rate([text_trace(signature) for signature in signatures])
    yield f"  remembering texts: {rate:,.0f} a second of processor time"
    altered = [_altered(one, chance) for one in prints]
    for one in altered[:50]:  # what is asked for all day is in memory
        lookup.pictures_like(one)
    yield f"  looking up pictures: {_times(lookup.pictures_like, altered)}"
    copies = [text[:90] + "".join(chance.choices(_CHARACTERS, k=20)) + text[90:] for text in texts]
    asked = [text_signature(text, seed("text")) or b"" for text in copies]
    yield f"  looking up texts: {_times(lookup.texts_like, asked)}"


def _times(ask: Callable[[Any], list[Memory]], asked: Sequence[Any]) -> str:
    """By the clock and, because other work may hold the processors, by this process's own processor time."""
    clock, own, known = [], [], 0
    for one in asked:
        started, started_own = perf_counter(), process_time()
        known += bool(ask(one))
        clock.append(1000 * (perf_counter() - started))
        own.append(1000 * (process_time() - started_own))
    late = int(len(asked) * 0.95)
    return (
        f"median {sorted(clock)[len(clock) // 2]:.1f} ms, p95 {sorted(clock)[late]:.1f} ms "
        f"(processor: {sorted(own)[len(own) // 2]:.1f}, {sorted(own)[late]:.1f}), known {known}/{len(asked)}"
    )


def _rate(traces: Sequence[Any]) -> float:
    """Remembered a second of processor time."""
    started = process_time()
    for start in range(0, len(traces), _BATCH):
        with transaction.atomic():
            part = traces[start : start + _BATCH]
            memories = Memory.objects.bulk_create([Memory(at=timezone.now()) for _ in part])
            keep(list(zip(memories, part, strict=True)))
    return len(traces) / (process_time() - started)


def _print(chance: Random) -> Fingerprint:
    groups = [chance.randbytes(PLACES * PLACE_BYTES) for _ in range(len(GRAINS) * len(SCALES))]
    return Fingerprint(
        box=Box(left=0, top=0, width=480, height=480),
        hash=chance.randbytes(32).hex(),
        unsure=f"{sum(1 << bit for bit in chance.sample(range(256), 56)):064x}",
        places=".".join(base64.b64encode(_with_bits(group)).decode() for group in groups),
        features=base64.b64encode(chance.randbytes(FEATURES * FEATURE_BYTES)).decode(),
    )


def _with_bits(group: bytes) -> bytes:
    """The last two bytes of each place are numbers of bits."""
    return bytes(byte % 24 if at % PLACE_BYTES >= 3 else byte for at, byte in enumerate(group))


def _altered(one: Fingerprint, chance: Random) -> Fingerprint:
    """The same picture with 20 of 256 bits turned."""
    turned = int(one.hash, 16)
    for bit in chance.sample(range(256), 20):
        turned ^= 1 << bit
    return replace(one, hash=f"{turned:064x}")


def _fill(size: int) -> None:
    import numpy

    random = numpy.random.default_rng(size)
    memory = Memory.objects.create(at=timezone.now())
    with transaction.atomic():
        pieces = random.integers(0, 1 << HASH_BAND_BITS, (size, HASH_BANDS))
        words = random.integers(0, 1 << 24, (size, _WORDS))
        common = random.random((size, _WORDS)) < _COMMON_SHARE
        words[common] = words[common] % _COMMON_WORDS * 4095
        values = numpy.concatenate([_hash_marks(pieces), _word_marks()[words]], axis=1)
        _write(memory.pk, "picture", size, values, 32, first=1)
        texts = random.integers(0, 1 << 63, (size, BANDS))
        _write(memory.pk, "text", size, texts, 192, first=size + 1)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence('archive_trace', 'id'), %s)", [2 * size + 1])
        cursor.execute("ANALYZE")


def _hash_marks(pieces: Any) -> Any:
    import numpy

    return numpy.stack([_band_marks(band)[pieces[:, band]] for band in range(HASH_BANDS)], axis=1)


@cache
def _band_marks(band: int) -> Any:
    import numpy

    head, size = bytes([band]), 1 << HASH_BAND_BITS
    return numpy.array(marks("hash", (head + piece.to_bytes(3, "big") for piece in range(size))), numpy.int64)


@cache
def _word_marks() -> Any:
    import numpy

    return numpy.array(marks("place", (word.to_bytes(3, "big") for word in range(1 << 24))), numpy.int64)


def _write(memory: int, kind: str, size: int, values: Any, code_bytes: int, *, first: int) -> None:
    """Rows in the order of the key, which is how databases take in most rows in least time."""
    import numpy

    traces = numpy.repeat(numpy.arange(first, first + size), values.shape[1])
    flat = values.ravel()
    order = numpy.argsort(flat, kind="stable")
    flat, traces = flat[order], traces[order]
    fresh = numpy.concatenate([[True], (flat[1:] != flat[:-1]) | (traces[1:] != traces[:-1])])
    flat, traces = flat[fresh], traces[fresh]
    chance = Random(size)  # noqa: S311 — no secret
    rows = ((at, memory, kind, chance.randbytes(code_bytes), b"", b"") for at in range(first, first + size))
    _copy("archive_trace", ("id", "memory_id", "kind", "code", "features", "bands"), rows)
    for start in range(0, len(flat), _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        _copy("archive_band", ("value", "trace"), zip(flat[part].tolist(), traces[part].tolist(), strict=True))


def _copy(table: str, columns: Sequence[str], rows: Any) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608
