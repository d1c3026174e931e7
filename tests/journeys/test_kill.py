"""With real processes: whatever is killed, an accepted case ends, once, and a stop leaves nothing behind."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.journeys.installation import PARTS, ROOT, Installation, Shopper
from tests.processes import tree, wait_for

POST = "我是空姐，国际航班代购，专柜小票齐全，现货当天发。第{}条"


def long_screenshots(number: int) -> list[bytes]:
    """Pictures with so many words that reading one takes a good part of a second."""
    return [_long_screenshot(picture) for picture in range(number)]


def _long_screenshot(picture: int) -> bytes:
    image = Image.new("RGB", (1080, 2400), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(32)
    for line in range(48):
        pen.text((40, 10 + line * 49), f"line {line} of picture {picture}, price {line * 137} yuan", "black", font)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Installation]:
    with Installation(tmp_path) as installation:
        yield installation


def test_a_worker_killed_in_the_middle_of_a_case_loses_nothing(running: Installation) -> None:
    report = Shopper(running.address).send(POST.format(1), long_screenshots(9))
    assert wait_for(lambda: running.ask("SELECT steps_done FROM cases_case")[0][0] >= 2, 60)
    assert running.ask("SELECT state FROM cases_case") == [("running",)]
    running.kill("worker")
    read_before = running.ask("SELECT count(*) FROM cases_item WHERE reading IS NOT NULL")[0][0]
    assert 1 <= read_before < 10
    assert wait_for(lambda: Shopper(running.address).state(report) == "done", 120), running.log.read_text()
    assert running.ask("SELECT state, attempts FROM cases_case") == [("done", 1)], "it was no fault of the case"
    assert running.ask("SELECT count(*) FROM cases_storedoutcome") == [(1,)]


def test_a_case_that_kills_its_worker_ends_after_three_attempts_and_stops_no_other(running: Installation) -> None:
    """What a case kills is the process that reads it, not the one that watches."""
    shopper = Shopper(running.address)
    deadly = shopper.send("", long_screenshots(9))  # what an attempt has read is not read again
    lease, deaths = "", 0
    while deaths < 12 and (lease := next_lease(running, lease)):
        time.sleep(0.3)
        kill_who_works(running)  # before it is known who has the case that is nobody's fault, and not counted
        deaths += 1
    other = shopper.send(POST.format(1))
    assert wait_for(lambda: shopper.state(other) == "done", 90)
    assert wait_for(lambda: shopper.state(deadly) == "failed", 90), running.log.read_text()
    assert running.ask("SELECT failure, attempts FROM cases_case WHERE state = 'failed'") == [("interrupted", 3)]


def next_lease(running: Installation, before: str) -> str:
    """The lease of the only case, once another attempt has taken it; empty when the case is over."""
    end = time.monotonic() + 90
    while time.monotonic() < end:
        [(finished, lease)] = running.ask("SELECT finished_at, lease_token FROM cases_case")
        if finished or lease not in {"", before}:
            return str(lease)
        time.sleep(0.05)
    raise AssertionError(running.log.read_text())


def kill_who_works(running: Installation) -> None:
    """The worker's processes, and the one that works in their place while they are slow to come back."""
    for name in ("worker", "sweeper"):
        leader = running.part(name)
        assert leader
        for pid in tree(leader) - {leader}:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def test_whatever_is_killed_every_accepted_case_ends_once(running: Installation) -> None:
    chance = random.Random(20)
    shopper, reports = Shopper(running.address), []
    for number in range(24):
        reports.append(shopper.send(POST.format(number)))
        if number % 3 == 2:
            running.kill(chance.choice(list(PARTS)) if number > 12 else list(PARTS)[number // 3 % 4])
    assert len(set(reports)) == 24
    ended = "SELECT count(*) FROM cases_case WHERE state = 'done'"
    assert wait_for(lambda: running.ask(ended) == [(24,)], 60), running.log.read_text()
    assert running.ask("SELECT count(*) FROM cases_storedoutcome") == [(24,)]
    assert {shopper.state(report) for report in reports} == {"done"}


def test_without_worker_and_broker_the_sweeper_sees_to_it(running: Installation) -> None:
    """Frozen, not dead: nothing restarts them, and only somebody who looks can tell."""
    for name in ("worker", "broker"):
        leader = running.part(name)
        assert leader
        os.kill(leader, signal.SIGSTOP)
    try:
        report = Shopper(running.address).send(POST.format(1))
        assert wait_for(lambda: Shopper(running.address).state(report) == "done", 120), running.log.read_text()
    finally:
        for name in ("worker", "broker"):
            os.kill(running.part(name) or 0, signal.SIGCONT)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_stop_leaves_no_process_and_the_next_start_goes_on(tmp_path: Path, number: signal.Signals) -> None:
    with Installation(tmp_path) as running:
        assert wait_for(lambda: all(running.part(name) for name in PARTS))
        report = Shopper(running.address).send(POST.format(1))
        running.stop(number)
        assert wait_for(lambda: not running.left_behind(), 15), running.left_behind()
        assert running.start() < 20
        assert wait_for(lambda: Shopper(running.address).state(report) == "done", 90)


def test_a_worker_that_is_asked_to_stop_hands_its_case_back(running: Installation) -> None:
    Shopper(running.address).send("", long_screenshots(9))
    assert wait_for(lambda: running.ask("SELECT steps_done FROM cases_case")[0][0] >= 1, 60)
    running.stop(signal.SIGTERM)
    state, attempts = running.ask("SELECT state, attempts FROM cases_case")[0]
    assert (state, attempts) in {("queued", 0), ("done", 1)}
    running.start()
    assert wait_for(lambda: running.ask("SELECT state FROM cases_case") == [("done",)], 120)


def serve(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        said = serve(DATA_DIR=str(tmp_path), PORT=port)
    assert said.returncode != 0
    assert said.stderr.strip() == (
        f"CommandError: 127.0.0.1:{port} cannot be used: Address already in use. Set PORT or HOST to another one."
    )


def test_a_folder_in_use_is_said_in_one_line(running: Installation) -> None:
    said = serve(DATA_DIR=str(running.folder / "data"), PORT="1")
    assert said.returncode != 0
    assert said.stderr.startswith("CommandError: Already running with DATA_DIR")
    assert len(said.stderr.strip().splitlines()) == 1


def test_where_there_is_no_broker_for_the_machine_hints_go_through_files(tmp_path: Path) -> None:
    with Installation(tmp_path, BROKER_URL="filesystem://") as running:
        assert running.part("broker") is None
        report = Shopper(running.address).send(POST.format(1), long_screenshots(1))
        assert wait_for(lambda: Shopper(running.address).state(report) == "done", 90), running.log.read_text()
        assert "without the broker" not in running.log.read_text()
