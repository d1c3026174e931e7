"""Pictures that are remembered get the values under which hashes are looked up now; nothing is forgotten."""

import struct
from typing import Any

from django.db import migrations

from checker.archive.keys import marks, seed

_AT_ONCE = 1000
# As they were on the day of this migration; a later one begins with what this one wrote. Only the installation's key is
# asked of the archive: rows that were marked otherwise would be known to nobody anyway.
_BANDS, _BAND_BITS, _FURTHER_BITS = 14, 18, 40
_FURTHER = (1 << _FURTHER_BITS) - 1
_BAND_SHIFT = _BAND_BITS + _FURTHER_BITS
_LEAST_VALUE = -(1 << 62)
_COMMON = 200
_ADD = (
    "INSERT INTO archive_band (value, trace) SELECT CAST(%s AS bigint), CAST(%s AS bigint) WHERE"
    f" (SELECT 1 FROM archive_band AS band WHERE band.value BETWEEN %s AND %s"
    f" ORDER BY band.value LIMIT 1 OFFSET {_COMMON - 1}) IS NULL"
)


def renew(apps: Any, schema_editor: Any) -> None:
    """In one transaction; a trace whose old values are not those of the present key was forgotten with the old one."""
    traces = apps.get_model("archive", "Trace").objects.filter(kind="picture").only("code", "bands").order_by("pk")
    last = 0
    while batch := list(traces.filter(pk__gt=last)[:_AT_ONCE]):
        last, gone, new = batch[-1].pk, [], []
        for trace in batch:
            code, values = bytes(trace.code), set(_unpacked(bytes(trace.bands)))
            old = set(_former_values(code))
            if old <= values:
                fresh = _fresh_values(code)
                gone += [(value, trace.pk) for value in old]
                new += [(value, trace.pk) for value in fresh]
                trace.bands = _packed(sorted({*values - old, *fresh}))
        traces.bulk_update(batch, ["bands"], batch_size=_AT_ONCE // 4)
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany("DELETE FROM archive_band WHERE value = %s AND trace = %s", sorted(gone))
            rows = [(value, trace, value & ~_FURTHER, value | _FURTHER) for value, trace in sorted(set(new))]
            cursor.executemany(_ADD, rows)


def _fresh_values(code: bytes) -> list[int]:
    """14 bands of 18 bits, each with 40 further bits of the hash behind it."""
    around, kept = int.from_bytes(code * 2, "big"), (1 << _BAND_SHIFT) - 1
    ends = (512 - _BAND_BITS * band - _BAND_SHIFT for band in range(_BANDS))
    return [_LEAST_VALUE + (band << _BAND_SHIFT) + (around >> end & kept) for band, end in enumerate(ends)]


def _former_values(code: bytes) -> list[int]:
    """16 bands of 16 bits, each a keyed hash."""
    from numpy.random import default_rng

    order = default_rng(seed("bands")).permutation(256).tolist()
    bits = f"{int.from_bytes(code, 'big'):0256b}"
    pieces = ["".join(bits[at] for at in order[16 * band : 16 * band + 16]) for band in range(16)]
    return marks("hash", (bytes([band]) + int(piece, 2).to_bytes(3, "big") for band, piece in enumerate(pieces)))


def _packed(values: list[int]) -> bytes:
    return struct.pack(f">{len(values)}q", *values)


def _unpacked(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(data) // 8}q", data)


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop, elidable=True)]
