"""How long the archive takes to answer and to remember when it holds many pictures and texts, and what it misses."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from checker.archive import lookup
from checker.archive.keys import seed
from checker.archive.models import Kind, Memory
from checker.archive.remembering import keep
from checker.archive.tracing import picture_trace, text_trace
from checker.devtools.reuse.clocks import Stopwatch
from checker.devtools.reuse.filling import fill, megabytes
from checker.devtools.reuse.scanning import Scan
from checker.reading.fingerprint import FEATURE_BYTES, FEATURES, GRAINS, PLACE_BYTES, PLACES, SCALES
from checker.reading.fingerprint_text import text_signature
from checker.vocabulary import Box, Fingerprint

PROBES, UNKNOWN = 400, 100
"""Pictures and texts that are remembered and asked for as copies, and such that nobody has seen."""
MOST_TURNED = 28
"""Bits of 256; a copy that was saved at low quality, shrunk or framed is within 10, a stamped one within 40."""
_BATCH = 100
_CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 2000)]


def speeds(size: int) -> Iterator[str]:
    """Fills the archive with `size` pictures and texts and says how long look-ups and remembering take."""
    chance = Random(size)  # noqa: S311 — no secret
    started = perf_counter()
    fill(size)
    yield (
        f"{size:,} pictures and {size:,} texts ({connection.vendor}), filled in {perf_counter() - started:.0f} s, "
        f"bands {megabytes('archive_band'):,.0f} MB"
    )
    prints = [_print(chance) for _ in range(PROBES)]
    yield f"  remembering pictures: {_rate([picture_trace(one) for one in prints])}"
    texts = ["".join(chance.choices(_CHARACTERS, k=200)) for _ in range(PROBES)]
    yield f"  remembering texts: {_rate([text_trace(text_signature(text, seed('text')) or b'') for text in texts])}"
    asked = [_altered(one, chance) for one in prints] + [_print(chance) for _ in range(UNKNOWN)]
    scan = Scan(Kind.PICTURE)
    yield f"  looking up pictures: {_times(lookup.pictures_like, asked, lambda one: scan.pictures(one.hash))}"
    copies = [text[:90] + "".join(chance.choices(_CHARACTERS, k=20)) + text[90:] for text in texts]
    copies += ["".join(chance.choices(_CHARACTERS, k=200)) for _ in range(UNKNOWN)]
    signatures = [text_signature(text, seed("text")) or b"" for text in copies]
    yield f"  looking up texts: {_times(lookup.texts_like, signatures, Scan(Kind.TEXT).texts)}"


def _times(ask: Callable[[Any], list[Memory]], asked: Sequence[Any], scan: Callable[[Any], set[int]]) -> str:
    """By the clock and, because other work may hold the processors, without the waits for one."""
    for one in asked[: len(asked) // 8]:  # what is asked for all day is in memory
        ask(one)
    watch, clock, alone, right = Stopwatch(), [], [], 0
    for one in asked:
        watch.start()
        right += len(ask(one))
        alone.append(1000 * watch.alone())
        clock.append(1000 * watch.clock())
    watch.start()
    known = sum(len(scan(one)) for one in asked)
    return (
        f"median {_part(alone, 0.5):.1f} ms, p95 {_part(alone, 0.95):.1f} ms (with the waits for a processor "
        f"{_part(clock, 0.5):.1f}, {_part(clock, 0.95):.1f}), found {right} of the {known} of a full scan, which takes "
        f"{1000 * watch.alone() / len(asked):.0f} ms"
    )


def _part(times: Sequence[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)]


def _rate(traces: Sequence[Any]) -> str:
    """Remembered a second, in transactions of so many: without the waits for a processor, and by the clock."""
    watch = Stopwatch()
    for start in range(0, len(traces), _BATCH):
        with transaction.atomic():
            part = traces[start : start + _BATCH]
            memories = Memory.objects.bulk_create([Memory(at=timezone.now()) for _ in part])
            keep(list(zip(memories, part, strict=True)))
    alone, clock = watch.alone(), watch.clock()
    return f"{len(traces) / alone:,.0f} a second (with the waits for a processor {len(traces) / clock:,.0f})"


def _print(chance: Random) -> Fingerprint:
    groups = [chance.randbytes(PLACES * PLACE_BYTES) for _ in range(len(GRAINS) * len(SCALES))]
    return Fingerprint(
        box=Box(left=0, top=0, width=480, height=480),
        hash=chance.randbytes(32).hex(),
        places=".".join(base64.b64encode(_with_bits(group)).decode() for group in groups),
        features=base64.b64encode(chance.randbytes(FEATURES * FEATURE_BYTES)).decode(),
    )


def _with_bits(group: bytes) -> bytes:
    """The last byte of each place is the number of a bit."""
    return bytes(byte % 24 if at % PLACE_BYTES == 3 else byte for at, byte in enumerate(group))


def _altered(one: Fingerprint, chance: Random) -> Fingerprint:
    """A copy of which only the hash leads back, with up to `MOST_TURNED` bits turned."""
    turned = int(one.hash, 16)
    for bit in chance.sample(range(256), chance.randint(0, MOST_TURNED)):
        turned ^= 1 << bit
    return replace(_print(chance), hash=f"{turned:064x}")
