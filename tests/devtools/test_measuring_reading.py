"""The measuring of our OCR: what counts as missed, and that both readers see the same pictures."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.devtools.artist import Look, draw_photo
from checker.devtools.measuring_reading import Sample, default_reader, drawn, labelled, measure, missing, ours
from checker.reading.ocr import pixels


@pytest.mark.parametrize(
    ("lines", "read", "missed"),
    [
        (["专柜正品"], "专柜正品", 0),
        (["专柜正品", "假一赔十"], "假一赔十专柜正品", 0),
        (["wx: example-shop"], "WXwx：example-shop", 0),
        (["专柜正品"], "专拒正品", 1),
        (["专柜正品"], "专柜品", 1),
        (["专柜正品"], "", 4),
        (["专柜正品"], "别的一些字", 4),
    ],
)
def test_characters_are_missed_where_no_stretch_of_what_was_read_has_them(
    lines: list[str], read: str, missed: int
) -> None:
    assert missing(lines, read)[1] == missed


def test_all_characters_but_white_space_count() -> None:
    assert missing(["a b", " c"], "abc") == (3, 0)


def test_each_reader_sees_each_picture_in_turn() -> None:
    seen: list[tuple[str, int]] = []

    def reader(name: str, says: str) -> Callable[[Any], str]:
        def read(image: Any) -> str:
            seen.append((name, image.shape[1]))
            return says

        return read

    samples = [
        Sample(group="drawn", name=str(width), data=draw_photo("正品", Look(width=width)).png(), lines=["正品"])
        for width in (100, 200)
    ]
    results = measure(samples, {"one": reader("one", "正品"), "other": reader("other", "正")}, 2)
    assert seen == [(name, width) for width in (100, 200) for _ in range(2) for name in ("one", "other")]
    assert results["drawn", "one"].error_rate == 0
    assert results["drawn", "other"].error_rate == 0.5
    assert len(results["drawn", "one"].wall) == len(results["drawn", "one"].cpu) == 4


def test_a_folder_of_labelled_pictures_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(draw_photo("正品").png())
    row = {"id": "one", "image": "a.png", "lines": ["正品"], "kind": "photo"}
    (tmp_path / "dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (sample,) = labelled(tmp_path)
    assert (sample.name, sample.lines) == ("one", ["正品"])


def test_drawn_screenshots_have_the_size_that_seconds_are_told_for() -> None:
    samples = list(drawn(2, 3))
    assert len(samples) == 2
    assert {pixels(sample.data).shape for sample in samples} == {(2400, 1080, 3)}


def test_both_readers_read_words() -> None:
    image = pixels(draw_photo("专柜正品假一赔十", Look(width=600)).png())
    assert "专柜正品" in ours(image)
    assert "专柜正品" in default_reader()(image)
