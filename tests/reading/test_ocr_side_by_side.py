"""Lines that are read side by side keep their words, their places and their order."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor

import numpy
import pytest

from checker.devtools.artist import Look, draw_photo, draw_receipt
from checker.reading import networks, ocr
from checker.reading.networks import Networks
from checker.reading.ocr import FoundLine, pixels

GOODS = [("双肩包", "1 680,00"), ("卡包", "520,00"), ("长款连衣裙 黑色 均码", "2 390,00"), ("鞋", "9,00")]
RECEIPT = pixels(draw_receipt("示例商店", GOODS, Look(width=720)).png())


def read(threads: int) -> tuple[FoundLine, ...]:
    return ocr._Engine(threads).read(RECEIPT, ocr.SECONDS).lines


def test_three_threads_read_what_one_reads_and_the_same_every_time() -> None:
    engine = ocr._Engine(3)
    first = engine.read(RECEIPT, ocr.SECONDS).lines
    assert "双肩包" in "".join(line.text for line in first)
    assert engine.read(RECEIPT, ocr.SECONDS).lines == first
    assert [(line.text, line.box) for line in first] == [(line.text, line.box) for line in read(1)]


def test_two_pictures_at_once_do_not_mix_their_lines() -> None:
    other = pixels(draw_photo("专柜正品假一赔十", Look(width=600)).png())
    engine = ocr._Engine(2)
    alone = [engine.read(image, ocr.SECONDS).lines for image in (RECEIPT, other)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda image: engine.read(image, ocr.SECONDS).lines, [RECEIPT, other] * 3))
    assert together == alone * 3


def test_the_time_of_others_does_not_count() -> None:
    engine = ocr._Engine(2)
    session = engine._networks._model.text_det.session
    search = session._session

    def slowly(page: object) -> object:
        time.sleep(0.5)
        return search(page)

    session._session = slowly
    with ThreadPoolExecutor(3) as pool:
        started = time.monotonic()
        found = list(pool.map(lambda _: engine.read(RECEIPT, 1.2), range(3)))
    assert time.monotonic() - started >= 1.5, "they were searched one by one"
    assert [one.complete for one in found] == [True] * 3
    session._session = lambda page: (time.sleep(1.0), search(page))[1]
    assert not engine.read(RECEIPT, 0.9).complete


def test_what_the_search_says_of_a_page_stays_when_the_next_is_searched() -> None:
    session = Networks(1)._model.text_det.session
    dark, light = numpy.full((1, 3, 64, 64), -1, numpy.float32), numpy.ones((1, 3, 64, 64), numpy.float32)
    said = session(dark)
    before = said.copy()
    assert (session(light) != before).any()
    assert (said == before).all()


def test_upright_places_are_cut_out_as_the_library_cuts_them_and_slanting_ones_by_it() -> None:
    import rapidocr

    library = rapidocr.RapidOCR(params={"Global.log_level": "critical"})
    upright = [[20, 30], [90, 30], [90, 50], [20, 50]]
    slanting = [[20, 30], [90, 32], [90, 52], [20, 50]]
    on_end = [[20, 30], [40, 30], [40, 90], [20, 90]]
    boxes = numpy.array([upright, slanting, on_end], numpy.float32)
    asked: list[object] = []

    def crop(image: object, some: list[object]) -> list[object]:
        asked.extend(some)
        return list(library.crop_text_regions(image, some))

    ours, theirs = networks._cut_out(crop)(RECEIPT, boxes), library.crop_text_regions(RECEIPT, boxes)
    assert [cut.shape for cut in ours] == [(20, 70, 3), theirs[1].shape, (20, 60, 3)]
    assert all((mine == other).all() for mine, other in zip(ours, theirs, strict=True))
    assert len(asked) == 2


def test_words_come_in_the_order_of_the_lines_though_wide_ones_are_begun_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = Networks(2)
    crops = [crop for _, crop in both.find(RECEIPT)]
    begun: list[float] = []
    whole = both._line

    def noted(line: object) -> tuple[str, float]:
        begun.append(line.shape[1] / line.shape[0])  # type: ignore[attr-defined]
        return whole(line)

    one = Networks(1)
    monkeypatch.setattr(one, "_line", noted)
    assert one.read(crops) == both.read(crops) == [both._line(crop) for crop in crops]
    assert begun == sorted(begun, reverse=True)


def test_a_process_takes_no_more_threads_than_it_has_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= networks.cores() <= len(os.sched_getaffinity(0))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)))
    assert networks.cores() == networks.MOST_THREADS
