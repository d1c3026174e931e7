"""The bands find what a full scan would find, and little else."""

from __future__ import annotations

from random import Random

import pytest

from checker.archive import band_table, keys
from checker.archive.bands import HASH_BANDS, MOST_TURNED, asked_hash_bands, place, stored_hash_bands
from checker.archive.keys import mark


def turned(code: bytes, bits: int, chance: Random) -> bytes:
    number = int.from_bytes(code, "big")
    for bit in chance.sample(range(256), bits):
        number ^= 1 << bit
    return number.to_bytes(32, "big")


@pytest.mark.parametrize("bits", [8, 16, 24])
def test_a_hash_within_24_bits_lies_in_a_place_that_is_looked_at(bits: int) -> None:
    chance = Random(bits)
    for _ in range(400):
        code = chance.randbytes(32)
        assert near(code, turned(code, bits, chance))


def test_unlike_hashes_are_hardly_ever_looked_at() -> None:
    chance = Random(3)
    stored = [chance.randbytes(32) for _ in range(100)]
    asked = [chance.randbytes(32) for _ in range(30)]
    assert all(len(set(stored_hash_bands(code))) == HASH_BANDS for code in stored)
    assert sum(near(one, other) for one in stored for other in asked) <= 2


def near(stored: bytes, asked: bytes) -> bool:
    """Whether some value lies in a place that is asked for, with further bits that are nearly the same."""
    values = {place(value): value for value in stored_hash_bands(stored)}
    return any(
        (values[place(value)] ^ value).bit_count() <= MOST_TURNED
        for value in asked_hash_bands(asked)
        if place(value) in values
    )


@pytest.mark.parametrize("value", [mark("place", b"abc"), 0, (1 << 63) - 1])
def test_what_is_no_hash_has_a_place_of_its_own(value: int) -> None:
    assert place(value) == value >= 0


def test_shuffling_keeps_distances_and_hides_the_hash() -> None:
    chance = Random(5)
    one = chance.randbytes(32)
    other = turned(one, 17, chance)
    hidden, hidden_other = keys.shuffled(one), keys.shuffled(other)
    assert hidden != one
    assert (int.from_bytes(hidden) ^ int.from_bytes(hidden_other)).bit_count() == 17
    assert len(keys.shuffled_features(chance.randbytes(34 * 5))) == 34 * 5


@pytest.mark.django_db
def test_the_table_counts_what_is_shared() -> None:
    band_table.add([(1, 10), (2, 10), (3, 10), (2, 11), (3, 11), (3, 12), (3, 12)])
    assert band_table.traces_sharing([1, 2, 3], least=2, most=9) == [10, 11]
    assert band_table.traces_sharing([3, 2**62], least=1, most=2) == [10, 11]
    assert band_table.traces_sharing([], least=1, most=2) == []
    band_table.remove([2, 3], 11)
    assert band_table.traces_sharing([1, 2, 3], least=1, most=9) == [10, 12]
