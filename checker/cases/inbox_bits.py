"""Bitmaps over the handovers of an organisation: which of them have one claim, brand, level, assignee …

A row of an ordinary index is read for each case that has a common property, so two common ones that never meet cost as
much as there are cases. Of bitmaps a million cases are some hundred kilobytes, whatever is asked and however it is put
together, and the numbers of each level come with the answer. Python's integers are the bitmaps.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q

from checker.cases.models import InboxBits

BLOCK = 16_384
"""Handovers of one row: two kilobytes at most, which the database keeps beside the row's other columns."""
_BYTES = BLOCK // 8

Property = tuple[str, str]
"""A kind and a value: those of a fact, or one of the desk's own kinds."""

CLOSED, ASSIGNEE, TAG = "closed", "assignee", "tag"
IS_CLOSED: Property = (CLOSED, "")


def change(organisation: int, number: int, *, add: Collection[Property], remove: Collection[Property]) -> None:
    """Give a handover some properties and take others away. The caller holds the organisation's row, so that nobody
    else changes the same block."""
    block, bit = divmod(number, BLOCK)
    wanted = {**dict.fromkeys(remove, 0), **dict.fromkeys(add, 1 << bit)}
    if not wanted:
        return
    with transaction.atomic():
        rows = InboxBits.objects.filter(_any_of(wanted), organisation=organisation, block=block)
        before = {(row.kind, row.value): _unpacked(bytes(row.bits)) for row in rows}
        after = {one: before.get(one, 0) & ~(1 << bit) | set_bit for one, set_bit in wanted.items()}
        write(organisation, block, {one: bits for one, bits in after.items() if bits})
        emptied = [one for one, bits in after.items() if not bits and one in before]
        if emptied:
            InboxBits.objects.filter(_any_of(emptied), organisation=organisation, block=block).delete()


def write(organisation: int, block: int, bitmaps: Mapping[Property, int]) -> None:
    """Put bitmaps of a block in the place of those that are there."""
    InboxBits.objects.bulk_create(
        (
            InboxBits(organisation_id=organisation, kind=kind, value=value, block=block, bits=_packed(bits))
            for (kind, value), bits in sorted(bitmaps.items())
        ),
        update_conflicts=True,
        unique_fields=["organisation", "kind", "value", "block"],
        update_fields=["bits"],
        batch_size=500,
    )


def of(organisation: int, properties: Iterable[Property], *, kinds: Collection[str] = ()) -> dict[Property, int]:
    """The bitmaps of these properties, and of all values of `kinds`, in one query; 0 where no handover has it."""
    asked = set(properties)
    rows = InboxBits.objects.filter(_any_of(asked) | Q(kind__in=kinds), organisation=organisation)
    found: dict[Property, bytearray] = {}
    for kind, value, block, bits in rows.values_list("kind", "value", "block", "bits"):
        whole = found.setdefault((kind, value), bytearray())
        start = block * _BYTES
        if len(whole) < start + _BYTES:
            whole.extend(bytes(start + _BYTES - len(whole)))
        piece = zlib.decompress(bytes(bits))
        whole[start : start + len(piece)] = piece
    return {one: int.from_bytes(found.get(one, b""), "little") for one in asked | set(found)}


def values(organisation: int, kind: str) -> list[str]:
    """The values of a kind that some handover has, in their order."""
    rows = InboxBits.objects.filter(organisation=organisation, kind=kind)
    return list(rows.order_by("value").values_list("value", flat=True).distinct())


def joined(bitmaps: Iterable[int]) -> int:
    """The handovers in any of these."""
    return reduce(or_, bitmaps, 0)


def newest(bits: int, most: int) -> Iterator[int]:
    """The highest numbers in a bitmap, the highest first."""
    while bits and most:
        top = bits.bit_length() - 1
        yield top
        # What is above the next number is cut off, so that the integer gets shorter on the way.
        bits &= (1 << top) - 1
        most -= 1


def _any_of(properties: Iterable[Property]) -> Q:
    asked: dict[str, list[str]] = {}
    for kind, value in properties:
        asked.setdefault(kind, []).append(value)
    return reduce(or_, (Q(kind=kind, value__in=values) for kind, values in asked.items()), Q(pk__in=[]))


def _packed(bits: int) -> bytes:
    return zlib.compress(bits.to_bytes((bits.bit_length() + 7) // 8, "little"), 1)


def _unpacked(packed: bytes) -> int:
    return int.from_bytes(zlib.decompress(packed), "little")
