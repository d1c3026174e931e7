"""Pictures that are remembered get the values under which hashes are looked up now; nothing is forgotten."""

from typing import Any

from django.db import migrations

from checker.archive import band_table
from checker.archive.bands import stored_hash_bands
from checker.archive.keys import marks, seed
from checker.archive.tracing import packed, unpacked

_AT_ONCE = 1000


def renew(apps: Any, schema_editor: Any) -> None:
    """In one transaction; a trace whose old values are not those of the present key was forgotten with the old one."""
    traces = apps.get_model("archive", "Trace").objects.filter(kind="picture").only("code", "bands").order_by("pk")
    last = 0
    while batch := list(traces.filter(pk__gt=last)[:_AT_ONCE]):
        last, gone, new = batch[-1].pk, [], []
        for trace in batch:
            code, values = bytes(trace.code), set(unpacked(bytes(trace.bands)))
            old = set(_former_values(code))
            if old <= values:
                fresh = stored_hash_bands(code)
                gone += [(value, trace.pk) for value in old]
                new += [(value, trace.pk) for value in fresh]
                trace.bands = packed(sorted({*values - old, *fresh}))
        traces.bulk_update(batch, ["bands"], batch_size=_AT_ONCE // 4)
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany("DELETE FROM archive_band WHERE value = %s AND trace = %s", sorted(gone))
        band_table.add(new)


def _former_values(code: bytes) -> list[int]:
    """16 bands of 16 bits, each a keyed hash."""
    from numpy.random import default_rng

    order = default_rng(seed("bands")).permutation(256).tolist()
    bits = f"{int.from_bytes(code, 'big'):0256b}"
    pieces = ["".join(bits[at] for at in order[16 * band : 16 * band + 16]) for band in range(16)]
    return marks("hash", (bytes([band]) + int(piece, 2).to_bytes(3, "big") for band, piece in enumerate(pieces)))


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop, elidable=True)]
