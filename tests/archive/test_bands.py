"""The bands find what a full scan would find, and little else."""

from __future__ import annotations

from random import Random

import pytest

from checker.archive import band_table, keys
from checker.archive.bands import HASH_BANDS, asked_hash_bands, stored_hash_bands

SURE = bytes(32)


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
        asked = set(asked_hash_bands(turned(code, bits, chance), SURE))
        missed += len(asked & set(stored_hash_bands(code))) < 2
    assert missed <= 4


def test_bits_known_to_be_unsure_are_forgiven_further_off() -> None:
    chance = Random(7)
    known = {SURE: 0, b"unsure": 0}
    for _ in range(200):
        code = chance.randbytes(32)
        copy = turned(code, 44, chance)
        differing = bytes(one ^ other for one, other in zip(code, copy, strict=True))
        stored = set(stored_hash_bands(code))
        known[SURE] += len(stored & set(asked_hash_bands(copy, SURE))) >= 2
        known[b"unsure"] += len(stored & set(asked_hash_bands(copy, differing))) >= 2
    assert known[b"unsure"] > known[SURE] + 30


def test_unlike_hashes_hardly_ever_share_a_band() -> None:
    chance = Random(3)
    stored = {value for _ in range(300) for value in stored_hash_bands(chance.randbytes(32))}
    asked = {value for _ in range(30) for value in asked_hash_bands(chance.randbytes(32), SURE)}
    assert len(stored) >= 300 * HASH_BANDS - 9
    assert len(stored & asked) <= 20


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
