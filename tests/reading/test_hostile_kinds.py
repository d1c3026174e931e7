"""Hostile files are read or turned away in time, within their memory, with advice, and the decoder lives on."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from checker.reading import Picture, PictureRefused, decode
from checker.reading.limits import LIMITS
from checker.reading.picture import _sandbox
from checker.web.wording import say
from tests.reading import hostile_kinds
from tests.reading.hostile import encoded
from tests.reading.hostile_makers import PLAIN

SECONDS = 12
SMALL = encoded(PLAIN)
LANGUAGES = ("zh", "zh-TW", "en")


class Watch:
    """The most memory that any decoding child had, in bytes."""

    most = 0

    def look(self) -> None:
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(status.read_text().rpartition(")")[2].split()[1])
                if parent == _sandbox.pid:
                    lines = (status.parent / "status").read_text().splitlines()
                    peak = next((line for line in lines if line.startswith("VmHWM")), "VmHWM: 0 kB")
                    self.most = max(self.most, int(peak.split()[1]) * 1024)
            except (OSError, IndexError, ValueError):
                continue


@contextmanager
def watched() -> Iterator[Watch]:
    watch, over = Watch(), threading.Event()

    def keep_looking() -> None:
        while not over.wait(0.02):
            watch.look()

    looking = threading.Thread(target=keep_looking)
    looking.start()
    try:
        yield watch
    finally:
        over.set()
        looking.join()


def outcome(data: bytes) -> Picture | PictureRefused:
    """What became of the file, after everything that must hold for each."""
    decode(SMALL)
    before = _sandbox.pid
    started = time.monotonic()
    result: Picture | PictureRefused
    with watched() as watch:
        try:
            result = decode(data)
        except PictureRefused as refused:
            result = refused
    assert time.monotonic() - started < SECONDS
    assert watch.most < LIMITS.memory + 100 * 1024 * 1024
    assert _sandbox.pid == before, "the decoding process has to live on"
    assert decode(SMALL).width == PLAIN.width
    return result


@pytest.mark.parametrize("name", hostile_kinds.REFUSED)
def test_it_is_turned_away_with_advice_in_three_languages(name: str) -> None:
    result = outcome(hostile_kinds.REFUSED[name]())
    assert isinstance(result, PictureRefused)
    said = {say(result.message, language) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    for words in said:
        assert len(words) > 12
        assert "{" not in words


@pytest.mark.parametrize("name", hostile_kinds.READ)
def test_it_is_read_and_nothing_of_it_but_pixels_is_left(name: str) -> None:
    result = outcome(hostile_kinds.READ[name]())
    assert isinstance(result, Picture)
    assert result.data.startswith((b"\x89PNG", b"\xff\xd8\xff"))
    for trace in (b"<script", b"PK\x05\x06", b"alert(1)"):
        assert trace not in result.data


@pytest.mark.parametrize("name", hostile_kinds.SPOILED)
def test_whatever_is_spoiled_ends_in_a_picture_or_a_refusal(name: str) -> None:
    result = outcome(hostile_kinds.SPOILED[name]())
    if isinstance(result, PictureRefused):
        assert all(say(result.message, language) for language in LANGUAGES)
        assert result.reason != "decoder-unavailable"
    else:
        assert 0 < result.width * result.height <= LIMITS.pixels


def test_there_are_kinds_enough() -> None:
    assert len(hostile_kinds.REFUSED) + len(hostile_kinds.READ) >= 31
