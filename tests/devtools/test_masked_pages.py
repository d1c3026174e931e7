"""Nothing planted in a case stands in what its shared link shows, and the search finds what is left uncovered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.cases import masking
from checker.devtools.masking import pages
from checker.devtools.masking.scenes import scenes
from checker.vocabulary import Outcome


@pytest.fixture(autouse=True)
def _apart(db: None, settings: Any, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"
    settings.CHANGES_PER_HOUR = 0


def test_pages_frames_cards_pictures_and_the_pack_hold_nothing_of_anybody() -> None:
    for number, scene in enumerate(scenes(2, 17)):
        searched = pages.search(scene, number)
        assert searched.planted >= 3
        assert searched.leaks == []
        assert {"page en", "embed zh-TW", "/oembed zh-CN", "card.png", "picture/1"} <= set(searched.fetched)
        assert {"pack report.pdf", "pack report.json"} <= set(searched.fetched)


def test_words_that_were_not_masked_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def unmasked(outcome: Outcome) -> Outcome:
        return outcome

    monkeypatch.setattr(masking, "masked", unmasked)
    (scene,) = scenes(1, 17)
    searched = pages.search(scene, 0)
    assert {leak.split(":")[0] for leak in searched.leaks} >= {"page en", "pack report.pdf", "pack report.json"}
