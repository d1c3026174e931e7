"""The measuring of screens: a perfect reading is all right, each kind of mistake is noticed, OCR lines are kept."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import noto_cjk_sans_otc
import pytest
from django.core.management import CommandError, call_command

from checker.devtools import measuring_screens
from checker.devtools.artist.scenes import KINDS, Scene, compose_one
from checker.devtools.artist.screens import truth_of
from checker.devtools.measuring_screens import FIELDS, Tally, judge, read_scene, typefaces_in
from checker.vocabulary import Reading
from checker.vocabulary.page import PageKind, Part, Role, StatusBar, Voice


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(3))
def test_the_truth_itself_is_right_in_everything(kind: str, seed: int) -> None:
    scene = compose_one(kind, seed)
    answers = list(judge(scene, truth_of(scene.drawing)))
    assert answers
    assert [answer for answer in answers if not answer.right] == []


def test_a_bubble_given_to_the_wrong_side_is_noticed_once() -> None:
    scene, truth = chat()
    bubbles = [part for part in parts(truth) if part.role is Role.BUBBLE and part.voice is Voice.SELLER]
    assert wrong(scene, changed(truth, bubbles[0], voice=Voice.SHOPPER)) == ["side"]


def test_a_transfer_with_another_amount_or_state_is_noticed() -> None:
    scene, truth = next(one for one in map(chat, range(20)) if any(part.amount for part in parts(one[1])))
    money = next(part for part in parts(truth) if part.amount)
    assert wrong(scene, changed(truth, money, amount="1.23")) == ["transfer"]
    assert wrong(scene, changed(truth, money, state="elsewhere")) == ["transfer"]


def test_a_time_that_is_missed_and_a_time_that_is_invented_are_noticed() -> None:
    scene, truth = next(one for one in map(chat, range(20)) if any(part.role is Role.TIME for part in parts(one[1])))
    time = next(part for part in parts(truth) if part.role is Role.TIME)
    bubble = next(part for part in parts(truth) if part.role is Role.BUBBLE)
    assert wrong(scene, changed(truth, time, role=Role.NOTICE)) == ["time"]
    assert "time" in wrong(scene, changed(truth, bubble, role=Role.TIME))


def test_another_kind_theme_or_status_bar_is_noticed() -> None:
    scene, truth = chat()
    assert truth.page
    assert "kind" in wrong(scene, replace(truth, page=replace(truth.page, kind=PageKind.FEED)))
    assert wrong(scene, replace(truth, page=replace(truth.page, dark=not truth.page.dark))) == ["theme"]
    assert truth.page.status
    said = replace(truth.page.status, clock="99:99", carrier="nobody", battery=101)
    assert wrong(scene, replace(truth, page=replace(truth.page, status=said))) == ["clock", "carrier", "battery"]
    assert isinstance(said, StatusBar)


def test_what_the_ocr_did_not_read_is_not_asked() -> None:
    scene, truth = chat()
    blind = replace(truth, lines=(), text="", page=replace(truth.page, parts=()) if truth.page else None)
    assert {answer.field for answer in judge(scene, blind)} <= {"kind", "app", "theme", "clock", "carrier", "battery"}


def test_a_tally_counts_by_field() -> None:
    scene, truth = chat()
    tally = Tally()
    tally.add(judge(scene, truth))
    assert tally.right == tally.asked
    assert tally.asked["kind"] == 1
    assert tally.row().count("100.0%") == sum(1 for name in FIELDS if tally.asked[name])


def test_fonts_with_chinese_letters_are_found_with_their_faces() -> None:
    (found,) = typefaces_in(Path(noto_cjk_sans_otc.FONT_PATH).parent)
    assert (found.simplified, found.traditional) == (2, 3)


def test_lines_that_were_read_are_kept_and_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = compose_one("result", 1)
    first = read_scene(scene, tmp_path)
    assert first.lines

    def unused(image: Any) -> None:
        raise AssertionError("the kept lines were to be used")

    monkeypatch.setattr(measuring_screens, "find_lines_on", unused)
    assert read_scene(scene, tmp_path) == first


def test_the_command_prints_a_table_and_writes_what_was_wrong(tmp_path: Path) -> None:
    out = StringIO()
    call_command("measure_screens", count=2, seed=4, errors=tmp_path / "errors", cache=tmp_path / "kept", stdout=out)
    rows = out.getvalue().splitlines()
    assert rows[0].split() == list(FIELDS)
    assert rows[1].split()[0] == "all"
    assert (tmp_path / "errors/misses.txt").exists()
    assert len(list((tmp_path / "kept").iterdir())) == 2
    with pytest.raises(CommandError):
        call_command("measure_screens", count=1, fonts=tmp_path / "errors", stdout=out)


def chat(seed: int = 1) -> tuple[Scene, Reading]:
    """A chat with one other side and a status bar."""
    for number in range(seed * 100, seed * 100 + 50):
        scene = compose_one("chat", number)
        truth = truth_of(scene.drawing)
        voices = {part.voice for part in parts(truth) if part.role is Role.BUBBLE}
        if voices == {Voice.SELLER, Voice.SHOPPER} and truth.page and truth.page.status:
            return scene, truth
    raise AssertionError("no such chat")


def parts(truth: Reading) -> tuple[Part, ...]:
    assert truth.page
    return truth.page.parts


def changed(truth: Reading, part: Part, **values: Any) -> Reading:
    assert truth.page
    others = tuple(replace(one, **values) if one is part else one for one in truth.page.parts)
    return replace(truth, page=replace(truth.page, parts=others))


def wrong(scene: Scene, read: Reading) -> list[str]:
    return [answer.field for answer in judge(scene, read) if not answer.right]
