"""The measurement of masking sees a leak where there is one, and none on a few scenes of every kind."""

from __future__ import annotations

import random

import pytest

from checker.devtools.artist.screens import Setting
from checker.devtools.masking import leaks
from checker.devtools.masking.scenes import KINDS, scenes
from checker.reading import Picture
from checker.vocabulary import Reading


def test_the_same_seed_gives_the_same_scenes() -> None:
    once, again = scenes(10, 3), scenes(10, 3)
    assert [scene.planted for scene in once] == [scene.planted for scene in again]
    assert once[0].draw().png() == again[0].draw().png()


@pytest.mark.parametrize("kind", sorted({kind.__name__ for kind in KINDS}))
def test_nothing_planted_is_left_and_no_claim_is_hidden(kind: str) -> None:
    make = next(each for each in KINDS if each.__name__ == kind)
    judged = leaks.judge(make(random.Random(11), Setting()))
    assert judged.planted >= 2
    assert judged.leaks == []
    assert judged.hidden == []


def test_a_picture_that_was_not_masked_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def unmasked(picture: Picture, reading: Reading) -> bytes:
        return picture.data

    monkeypatch.setattr(leaks, "mask_picture", unmasked)
    judged = leaks.judge(scenes(1, 5)[0])
    assert len([leak for leak in judged.leaks if leak.startswith("picture")]) == judged.planted
