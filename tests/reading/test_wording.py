"""Readings of texts and pictures: offsets, troubles, and every sentence in both languages."""

from __future__ import annotations

import string
import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checker.devtools.artist import Look, draw_photo
from checker.reading import SENTENCES, decode, read_picture, read_text, sentence, wording
from checker.reading.fingerprint import Prints, fingerprints
from checker.reading.ocr import FoundLines
from checker.vocabulary import Item, ItemKind, Message, Reading
from checker.vocabulary.plain import from_plain, to_plain
from tests.reading import hostile

BANNED = ("假货", "骗子", "诈骗", "必是高仿", "造假团伙", "100%", "counterfeit confirmed", "scam seller", "fraudster")


@given(some.text())
def test_a_text_stays_as_it_was_given_and_its_lines_lead_back_into_it(text: str) -> None:
    reading = read_text(Item(index=3, kind=ItemKind.TEXT, text=text))
    assert reading.text == text
    assert reading.item == 3
    assert "\n".join(line.text for line in reading.lines) == text
    for line in reading.lines:
        assert text[line.start : line.start + len(line.text)] == line.text


def test_a_reading_of_a_picture_can_be_stored_and_read_back() -> None:
    reading = read_picture(2, decode(draw_photo("专柜正品", Look(width=600), code="https://example.com/").png()))
    assert (reading.item, reading.width, reading.height) == (2, 600, 600)
    assert reading.seconds > 0
    assert from_plain(Reading, to_plain(reading)) == reading


def test_the_camera_of_a_photo_is_in_its_reading() -> None:
    reading = read_picture(0, decode(hostile.phone_photo()))
    assert reading.camera is not None
    assert reading.camera.model == "Phone 1"
    assert reading.text == ""
    assert reading.troubles == ()


def test_of_a_moving_picture_the_reading_says_that_only_the_first_frame_was_read() -> None:
    reading = read_picture(0, decode(hostile.animated("GIF")))
    assert [trouble.message.id for trouble in reading.troubles] == ["reading.first-frame-only"]


def test_a_failing_search_for_codes_leaves_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: bytes) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(wording, "find_codes_on", fail)
    reading = read_picture(0, decode(draw_photo("专柜正品", Look(width=600)).png()))
    assert reading.text == "专柜正品"
    assert [(trouble.step, trouble.message.id) for trouble in reading.troubles] == [
        ("codes", "reading.codes-unavailable")
    ]


@pytest.mark.parametrize(("places", "ahead"), [(3, True), (40, False)])
def test_a_picture_of_few_words_gets_all_its_fingerprints_while_they_are_read(
    places: int, ahead: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_are_taken = threading.Event()
    take_all = Prints.take_all

    def noted(prints: Prints) -> None:
        take_all(prints)
        all_are_taken.set()

    def find(image: object, searched: Callable[[int], None]) -> FoundLines:
        searched(places)
        assert all_are_taken.wait(20 if ahead else 0.5) is ahead
        return FoundLines(lines=(), complete=True)

    monkeypatch.setattr(Prints, "take_all", noted)
    monkeypatch.setattr(wording, "find_lines_on", find)
    picture = decode(draw_photo("专柜正品", Look(width=600)).png())
    reading = read_picture(0, picture)
    assert reading.troubles == ()
    assert len(reading.fingerprints) == 2
    assert [one.box for one in reading.fingerprints] == [one.box for one in fingerprints(picture.data)]


@pytest.mark.parametrize("name", SENTENCES)
def test_every_sentence_has_the_same_places_in_both_languages_and_no_banned_word(name: str) -> None:
    chinese, english = SENTENCES[name]["zh"], SENTENCES[name]["en"]
    assert places(chinese) == places(english)
    said = [sentence(Message(id=name, params=dict.fromkeys(places(chinese), "7")), lang) for lang in ("zh", "en")]
    for text in said:
        assert "{" not in text
        assert not any(banned in text for banned in BANNED)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
