"""The bands find what a full scan would find, and little else."""

from __future__ import annotations

from random import Random

import pytest

from checker.archive import band_table, keys
from checker.archive.bands import HASH_BANDS, asked_hash_bands, stored_hash_bands


def turned(code: bytes, bits: int, chance: Random) -> bytes:
    number = int.from_bytes(code, "big")
    for bit in chance.sample(range(256), bits):
        number ^= 1 << bit
    return number.to_bytes(32, "big")


@pytest.mark.parametrize("bits", [8, 16, 24])
def test_a_hash_within_24_bits_shares_two_bands_as_a_full_scan_would_find_it(bits: int) -> None:
    chance = Random(bits)
    missed = 0
    for _ in range(400):
        code = chance.randbytes(32)
        asked = set(asked_hash_bands(turned(code, bits, chance)))
        missed += len(asked & set(stored_hash_bands(code))) < 2
    assert missed <= 4


def test_unlike_hashes_hardly_ever_share_two_bands() -> None:
    chance = Random(3)
    stored = [set(stored_hash_bands(chance.randbytes(32))) for _ in range(300)]
    asked = [set(asked_hash_bands(chance.randbytes(32))) for _ in range(30)]
    assert all(len(values) == HASH_BANDS for values in stored)
    assert sum(len(one & other) >= 2 for one in stored for other in asked) <= 2


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
