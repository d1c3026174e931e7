"""The decoding process: what it may not do, what happens when it dies, and that nothing is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from checker.reading.limits import LIMITS, Limits
from checker.reading.refusals import TooCostly
from checker.reading.sandbox import Sandbox
from tests.reading import hostile
from tests.reading.hostile import encoded

SMALL = encoded(Image.new("RGB", (60, 40), "red"))
ROOT = Path(__file__).parents[2]


def sandbox(**changes: float) -> Sandbox:
    limits: Limits = replace(LIMITS, **changes)  # type: ignore[arg-type]
    return Sandbox(limits)


def test_a_file_that_eats_memory_ends_in_a_refusal_and_the_next_one_is_read() -> None:
    box = sandbox(memory=64 * 1024 * 1024)
    facts, _ = box.decode(encoded(Image.new("RGB", (5400, 5500), "white")))
    assert facts == {"refused": "too-costly"}
    assert box.decode(SMALL)[0]["width"] == 60
    box.close()


def test_a_file_that_eats_processor_time_is_killed_and_the_next_one_is_read() -> None:
    box = sandbox(cpu_seconds=1)
    started = time.monotonic()
    with pytest.raises(TooCostly):
        box.decode(hostile.scan_bomb(3000))
    assert time.monotonic() - started < 15
    assert box.decode(SMALL)[0]["width"] == 60
    box.close()


def test_a_file_that_takes_too_long_is_killed_by_the_clock() -> None:
    box = sandbox(wall_seconds=1.5)
    assert box.decode(SMALL)[0]["width"] == 60
    with pytest.raises(TooCostly):
        box.decode(hostile.scan_bomb(3000))
    assert until(lambda: not children_of(box.pid)), "the child has to be gone, not only given up"
    assert box.decode(SMALL)[0]["width"] == 60
    box.close()


def test_when_the_decoding_process_dies_the_next_file_starts_another() -> None:
    box = sandbox()
    box.decode(SMALL)
    first = box.pid
    os.kill(first, signal.SIGKILL)
    assert box.decode(SMALL)[0]["width"] == 60
    assert box.pid != first
    box.close()


def test_threads_share_one_decoding_process() -> None:
    box = sandbox()
    answers: list[int] = []

    def ask(width: int) -> None:
        answers.append(box.decode(encoded(Image.new("RGB", (width, 40), "red")))[0]["width"])

    threads = [threading.Thread(target=ask, args=(width,)) for width in range(50, 62)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == list(range(50, 62))
    assert len([pid for pid in children_of(os.getpid()) if pid == box.pid]) == 1
    box.close()


def test_a_child_that_is_decoding_is_under_its_limits_and_cannot_gain_rights() -> None:
    box = sandbox()
    box.decode(SMALL)
    asking = threading.Thread(target=ignoring_refusal, args=(box, hostile.scan_bomb(3000)))
    asking.start()
    assert until(lambda: bool(children_of(box.pid)))
    (child,) = children_of(box.pid)
    assert until(lambda: "NoNewPrivs:\t1" in Path(f"/proc/{child}/status").read_text())
    limits = Path(f"/proc/{child}/limits").read_text()
    rows = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert rows["Max cpu time"] == "10"
    assert rows["Max open files"] == "32"
    assert rows["Max file size"] == "0"
    assert rows["Max core file size"] == "0"
    assert int(rows["Max address space"]) < 2 * 1024**3
    os.kill(child, signal.SIGKILL)
    asking.join()
    box.close()


def test_the_decoding_process_holds_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMPLE_SECRET", "do-not-pass-on")
    box = sandbox()
    box.decode(SMALL)
    assert b"do-not-pass-on" not in Path(f"/proc/{box.pid}/environ").read_bytes()
    box.close()


def test_a_fork_of_this_process_starts_its_own_decoding_process() -> None:
    box = sandbox()
    box.decode(SMALL)
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            width = box.decode(SMALL)[0]["width"]
            os.write(writing, f"{box.pid} {width}".encode())
            box.close()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    pid, width = os.read(reading, 100).split()
    os.close(reading)
    os.close(writing)
    assert int(width) == 60
    assert int(pid) != box.pid
    assert box.decode(SMALL)[0]["width"] == 60
    box.close()


@pytest.mark.parametrize("ending", ["pass", "os._exit(0)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_no_process_is_left_behind_however_we_end(ending: str) -> None:
    program = f"""
        import os, signal, sys
        from checker.reading.sandbox import Sandbox
        box = Sandbox()
        box.decode(sys.stdin.buffer.read())
        print(box.pid, flush=True)
        {ending}
    """
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(program)], cwd=ROOT, input=SMALL, capture_output=True
    )
    assert ended.stderr == b""
    assert until(lambda: not running(int(ended.stdout)))


def test_the_bundled_decoders_are_new_enough_for_the_known_holes() -> None:
    import pi_heif
    from PIL import features

    def numbers(version: str | None) -> list[int]:
        return [int(part) for part in (version or "0").split(".")]

    # CVE-2023-4863 (libwebp), CVE-2026-49271 (libheif); package audits do not see what a wheel bundles.
    assert numbers(features.version("webp")) >= [1, 6, 0]
    assert numbers(pi_heif.libheif_version()) >= [1, 22, 1]
    assert numbers(features.version("pil")) >= [12, 3]


def ignoring_refusal(box: Sandbox, data: bytes) -> None:
    with pytest.raises(TooCostly):
        box.decode(data)


def children_of(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = int(status.parent.name), status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(rest[1]) == parent and rest[0] != "Z":
            found.append(pid)
    return found


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(true: object, seconds: float = 10.0) -> bool:
    assert callable(true)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False
