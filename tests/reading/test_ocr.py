"""Words on drawn screenshots: read right, in the right place, whole when the picture is long, and without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import unicodedata
from pathlib import Path

import pytest

from checker.devtools.artist import (
    Bubble,
    Drawing,
    Look,
    MomentsPost,
    TimeMark,
    draw_chat,
    draw_moments,
    draw_photo,
    draw_receipt,
)
from checker.reading import decode, networks, ocr, read_picture
from checker.vocabulary import Box, Reading

ROOT = Path(__file__).parents[2]
POST = MomentsPost(
    name="小岛代购日记",
    text="刚从专柜出来，新款双肩包现货两只，小票齐全，支持专柜验货，假一赔十。\n双肩包 ¥1680，卡包 ¥520，全国包邮\n"
    "加 wx: example-shop 备注朋友圈",
    photos=4,
    place="巴黎 · 老佛爷百货",
    likes="阿梅，小鱼，Lily",
    comments=("阿梅：还有货吗", "小岛代购日记 回复 阿梅：最后两只"),
)
TRADITIONAL = MomentsPost(
    name="小艾日本連線",
    text="機場免稅店現貨，專櫃正品，附購物發票與刷卡單。\n韓國直郵，台灣香港都可寄。",
    posted="剛剛",
)


@pytest.mark.parametrize(
    "look",
    [Look(), Look(dark=True), Look(width=1170), Look(width=720)],
    ids=["light", "dark", "wide", "narrow"],
)
def test_a_screenshot_of_a_post_is_read_with_at_most_three_errors_in_a_hundred(look: Look) -> None:
    drawing = draw_moments(POST, look)
    reading = read(drawing)
    assert error_rate(drawing, reading) <= 0.03
    assert not reading.troubles
    assert min(line.confidence for line in reading.lines) > 0.8


def test_a_compressed_and_shrunken_screenshot_is_still_read() -> None:
    drawing = draw_moments(POST, Look(width=540))
    assert error_rate(drawing, read_picture(0, decode(drawing.jpeg(quality=50)))) <= 0.03


def test_traditional_characters_stay_traditional() -> None:
    drawing = draw_moments(TRADITIONAL)
    reading = read(drawing)
    assert error_rate(drawing, reading) <= 0.03
    assert "專櫃正品" in reading.text


def test_a_chat_is_read_in_the_order_it_was_written() -> None:
    drawing = draw_chat(
        "小岛代购日记",
        [TimeMark(text="昨天 14:32"), Bubble(text="是正品吗？", mine=True), Bubble(text="专柜采购，可以放心")],
        Look(dark=True),
    )
    assert error_rate(drawing, read(drawing)) <= 0.03


def test_a_tiny_picture_of_a_few_words_is_read() -> None:
    drawing = draw_photo("专柜正品假一赔十", Look(width=200))
    assert "专柜正品假一赔十" in read(drawing).text


def test_each_line_lies_where_its_words_were_drawn_and_offsets_lead_back_to_it() -> None:
    drawing = draw_moments(POST)
    reading = read(drawing)
    for drawn, line in zip(drawing.lines, reading.lines, strict=True):
        assert line.box is not None
        assert overlap(drawn.box, line.box) > 0.4, drawn.text
        assert reading.text[line.start : line.start + len(line.text)] == line.text
        assert reading.line_at(line.start) == line
    place = reading.text.index("¥520")
    box = reading.box_of(place, place + 4)
    drawn = next(line for line in drawing.lines if "¥520" in line.text)
    assert box is not None
    assert drawn.box.left + drawn.box.width * 0.4 < box.left < drawn.box.left + drawn.box.width * 0.8


def test_a_long_screenshot_is_read_whole_and_nothing_twice() -> None:
    posts = [
        MomentsPost(
            name=f"小店{number}", text=f"第{number}款现货，编号 A{number:02d}，售价 ¥{100 + number}。", photos=3
        )
        for number in range(20)
    ]
    drawing = draw_moments(posts)
    assert drawing.image.height >= 8000
    reading = read(drawing)
    assert len(reading.lines) == len(drawing.lines)
    assert error_rate(drawing, reading) <= 0.03
    for number in range(20):
        assert reading.text.count(f"A{number:02d}") == 1
    for drawn, line in zip(drawing.lines, reading.lines, strict=True):
        assert line.box is not None
        assert overlap(drawn.box, line.box) > 0.3, drawn.text


def test_a_flood_of_words_is_cut_and_said_to_be_partly_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "MOST_LINES", 12)
    drawing = draw_receipt("示例商店", [(f"商品{number}", f"{number},00") for number in range(20)], Look(width=720))
    reading = read(drawing)
    assert len(reading.lines) == 12
    assert [trouble.message.id for trouble in reading.troubles] == ["reading.partly-read"]
    assert reading.troubles[0].message.params == {"lines": "12"}


def test_a_picture_in_letters_that_are_not_known_is_said_to_be_hard_to_read() -> None:
    korean = MomentsPost(
        name="예시상점", text="정품 보장합니다 백화점 영수증 포함 오늘만 할인\n매장 방문 수령 가능합니다"
    )
    reading = read(draw_moments([korean, korean]))
    assert [trouble.message.id for trouble in reading.troubles] == ["reading.hardly-read"]


def test_reading_stops_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "BATCH", 1)
    found = ocr.find_lines(decode(draw_moments(POST).png()).data, seconds=0.0)
    assert not found.complete
    assert not found.lines


def test_without_a_library_for_ocr_the_reading_has_a_trouble_and_the_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    monkeypatch.setattr(ocr, "_engines", {})
    drawing = draw_photo("专柜正品", code="https://example.com/")
    reading = read(drawing)
    assert [trouble.message.id for trouble in reading.troubles] == ["reading.ocr-unavailable"]
    assert reading.text == ""
    assert reading.codes[0].text == "https://example.com/"
    with pytest.raises(networks.OcrUnavailable):
        ocr.warm_up()


def test_without_openvino_onnx_runtime_reads_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "find_spec", lambda _: None)
    monkeypatch.setattr(ocr, "_engines", {})
    drawing = draw_photo("专柜正品假一赔十", Look(width=600))
    assert "专柜正品假一赔十" in read(drawing).text


def test_words_are_read_on_as_many_cores_as_were_given(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[int] = []
    monkeypatch.setattr(ocr, "Networks", loaded.append)
    monkeypatch.setattr(ocr, "cores", lambda: 3)
    monkeypatch.setattr(ocr, "_cores", None)  # put back afterwards
    for given in (0, 1):
        monkeypatch.setattr(ocr, "_engines", {})
        ocr.read_on(given)
        ocr._engine()
    assert loaded == [3, 1]


def test_no_thread_is_bound_to_a_core_on_which_another_process_may_read() -> None:
    program = """
        import os, threading
        from checker import reading
        reading.read_on(1)
        reading.warm_up()
        bound, over = [], threading.Event()
        def look():
            while not over.wait(0.001):
                threads = [int(thread) for thread in os.listdir("/proc/self/task")]
                bound.append(any(os.sched_getaffinity(one) != os.sched_getaffinity(0) for one in threads))
        looking = threading.Thread(target=look)
        looking.start()
        for _ in range(20):
            reading.warm_up()
        over.set()
        looking.join()
        print(len(bound), sum(bound))
    """
    said = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    looks, bound = map(int, said)
    assert looks > 20
    assert bound == 0


def test_a_fork_reads_with_an_engine_of_its_own(tmp_path: Path) -> None:
    # In a process of its own: a fork hangs where other tests had more threads read than there are cores.
    picture = tmp_path / "post.png"
    picture.write_bytes(draw_photo("专柜正品", Look(width=600)).png())
    program = f"""
        import os, pathlib
        from checker.reading import decode, ocr
        data = decode(pathlib.Path({str(picture)!r}).read_bytes()).data
        print(ocr.find_lines(data).lines[0].text, flush=True)
        if (child := os.fork()) == 0:
            try:
                print(ocr.find_lines(data).lines[0].text, len(ocr._engines), flush=True)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
    """
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    assert ended.stdout.splitlines() == ["专柜正品", "专柜正品 2"]


def test_reading_asks_nothing_of_the_network_and_writes_nothing_at_home(tmp_path: Path) -> None:
    picture = tmp_path / "post.png"
    picture.write_bytes(draw_photo("专柜正品", Look(width=600)).png())
    program = f"""
        import json, pathlib, socket
        asked = []
        def refuse(*arguments, **_):
            asked.append(str(arguments))
            raise OSError("no network here")
        socket.getaddrinfo = socket.create_connection = refuse
        socket.socket.connect = lambda _, address: refuse(address)
        from checker import reading
        reading.warm_up()
        read = reading.read_picture(0, reading.decode(pathlib.Path({str(picture)!r}).read_bytes()))
        print(json.dumps([asked, read.text]))
    """
    home = tmp_path / "home"
    home.mkdir()
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=ROOT,
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(ended.stdout) == [[], "专柜正品"]
    assert list(home.iterdir()) == []


def test_importing_the_room_loads_no_heavy_library() -> None:
    program = "import sys, checker.reading; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True)
    loaded = set(ended.stdout.split())
    assert "checker.reading.ocr" in loaded
    assert not loaded & {"PIL", "pi_heif", "cv2", "numpy", "openvino", "onnxruntime", "rapidocr", "zxingcpp", "cattrs"}


def read(drawing: Drawing) -> Reading:
    return read_picture(0, decode(drawing.png()))


def error_rate(drawing: Drawing, reading: Reading) -> float:
    """Levenshtein distance of the lines in order, by the length of the truth, white space and discs left out."""
    truth, said = (plain("".join(line.text for line in lines)) for lines in (drawing.lines, reading.lines))
    before = list(range(len(said) + 1))
    for row, wanted in enumerate(truth, 1):
        now = [row]
        for column, got in enumerate(said, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (wanted != got)))
        before = now
    return before[-1] / len(truth)


def plain(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", text) if not character.isspace())


def overlap(one: Box, other: Box) -> float:
    """Intersection over union."""
    width = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    height = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    shared = max(width, 0) * max(height, 0)
    return shared / (one.width * one.height + other.width * other.height - shared)
