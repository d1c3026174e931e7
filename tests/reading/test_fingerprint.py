"""Fingerprints: the hash is the known one, copies are confirmed, others are not, plain areas have none."""

from __future__ import annotations

from random import Random

import imagehash
import numpy
import pytest
from PIL import Image

from checker.archive.bands import asked_hash_bands, place, stored_hash_bands
from checker.archive.lookup import SAME_HASH
from checker.devtools.reuse.edits import EDITS
from checker.reading.fingerprint import fingerprints, perceptual_hash
from checker.reading.fingerprint_matching import same_picture
from checker.reading.fingerprint_text import likeness, text_bands, text_signature
from checker.reading.fingerprint_words import asked_words, features, stored_features, stored_words
from checker.vocabulary import Fingerprint
from tests.archive.conftest import POST, jpeg, scene


def first(image: Image.Image) -> Fingerprint:
    return fingerprints(jpeg(image))[0]


def apart(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


@pytest.mark.parametrize("number", range(5))
def test_the_hash_is_the_one_of_imagehash(number: int) -> None:
    grey = scene(number).convert("L").resize((480, 373))
    assert perceptual_hash(numpy.asarray(grey)) == str(imagehash.phash(grey, hash_size=16))


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_is_found_and_confirmed(edit: str) -> None:
    known = 0
    for number in range(8):
        original = first(scene(number))
        copies = fingerprints(jpeg(EDITS[edit](scene(number), Random(number))))
        known += any(is_found(original, copy) and is_confirmed(original, copy) for copy in copies)
    # Stamps all over hide the few corners of a drawn scene; photos have more of them.
    assert known >= (4 if edit == "watermarked" else 8)


def is_found(original: Fingerprint, copy: Fingerprint) -> bool:
    places = {place(value) for value in stored_hash_bands(bytes.fromhex(original.hash))}
    near = any(place(asked) in places for asked in asked_hash_bands(bytes.fromhex(copy.hash)))
    return near or len({*stored_words(original)} & {*asked_words(copy)}) >= 2


def is_confirmed(original: Fingerprint, copy: Fingerprint) -> bool:
    same = same_picture(stored_features(original), features(copy))
    return same or apart(original.hash, copy.hash) <= SAME_HASH


def test_different_pictures_are_not_confirmed() -> None:
    prints = [first(scene(number)) for number in range(12)]
    for at, one in enumerate(prints):
        for other in prints[:at]:
            assert apart(one.hash, other.hash) > SAME_HASH
            assert not same_picture(stored_features(one), features(other))


def test_a_plain_area_has_no_fingerprint() -> None:
    assert fingerprints(jpeg(Image.new("RGB", (600, 400), "white"))) == ()
    assert fingerprints(jpeg(scene(1, (20, 20)))) == ()


def test_the_pictures_of_a_page_get_their_own() -> None:
    page = Image.new("RGB", (1080, 2300), "white")
    for at in range(4):
        page.paste(scene(at, (400, 400)), (100 + at % 2 * 420, 600 + at // 2 * 420))
    found = fingerprints(jpeg(page), shown_from=0.14)
    assert len(found) == 4
    assert {(round(one.box.left, -2), round(one.box.top, -2)) for one in found} == {
        (100, 600),
        (500, 600),
        (100, 1000),
        (500, 1000),
    }


def test_a_text_is_like_its_copy_and_unlike_another() -> None:
    original = text_signature(POST + " ¥3680 微信 example-shop", 1)
    copy = text_signature("🔥🔥 " + POST.replace("每一只都是", "件件都是") + " 💰2980 vx example1", 1)
    other = text_signature("昨天带孩子去动物园看了长颈鹿和大象，回来的路上堵车堵了两个小时，累得够呛。", 1)
    assert original
    assert copy
    assert other
    assert likeness(original, copy) > 0.6
    assert likeness(original, other) < 0.1
    assert set(text_bands(original)) & set(text_bands(copy))


def test_what_agents_change_does_not_count() -> None:
    assert text_signature(POST, 1) == text_signature("🔥" + POST + "💰3680 ➕V：example-shop88", 1)


def test_signatures_of_different_keys_do_not_compare() -> None:
    one, other = text_signature(POST, 1), text_signature(POST, 2)
    assert one
    assert other
    assert likeness(one, other) < 0.1


def test_a_short_text_has_no_signature() -> None:
    assert text_signature("现货秒发", 1) is None
