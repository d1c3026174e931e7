"""The supervisor with real processes: it restarts what dies and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from checker.cases.supervising import Part, Supervisor
from tests.processes import cpu_seconds, wait_for, with_word

ROOT = Path(__file__).resolve().parent.parent.parent
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
SLEEP = "import time; time.sleep(60)"
# A part with a child of its own, as the web server and the worker have.
WITH_CHILD = (
    f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', '{SLEEP}', *sys.argv[1:]]); {SLEEP}"
)


@contextmanager
def supervised(folder: Path, **parts: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A supervisor of Python snippets, and a word that finds the processes it started by their arguments."""
    word = uuid4().hex
    made = ", ".join(f"Part({name!r}, [sys.executable, '-c', {code!r}, {word!r}])" for name, code in parts.items())
    program = (
        "import sys; from checker.cases import supervising; from checker.cases.supervising import Part, Supervisor\n"
        f"supervising.STOP_SECONDS = 1\nwith Supervisor([{made}]) as supervisor: supervisor.tend_for_ever()\n"
    )
    (folder / "supervise.py").write_text(program)
    command = [sys.executable, str(folder / "supervise.py")]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        yield process, word
    finally:
        for pid in with_word(word):
            os.kill(pid, signal.SIGKILL)
        process.kill()
        process.wait()


def test_what_dies_is_started_again(tmp_path: Path) -> None:
    with supervised(tmp_path, one=SLEEP, two=SLEEP) as (_, word):
        assert wait_for(lambda: len(with_word(word)) == 2)
        before = with_word(word)
        os.kill(min(before), signal.SIGKILL)
        assert wait_for(lambda: len(with_word(word)) == 2 and with_word(word) != before, 3)


def test_the_children_of_what_died_are_cleared_up(tmp_path: Path) -> None:
    with supervised(tmp_path, one=WITH_CHILD) as (process, word):
        assert wait_for(lambda: len(with_word(word)) == 2)
        before = with_word(word)
        leader = next(pid for pid in before if os.getpgid(pid) == pid)
        os.kill(leader, signal.SIGKILL)
        assert wait_for(lambda: len(with_word(word)) == 2 and not with_word(word) & before, 3)
        assert process.poll() is None


def test_what_dies_at_once_is_started_ever_more_slowly(tmp_path: Path) -> None:
    tally = tmp_path / "tally"
    with supervised(tmp_path, one=f"open({str(tally)!r}, 'a').write('x')"):
        time.sleep(4)
        assert 2 <= len(tally.read_text()) <= 5


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_stop_leaves_no_process(tmp_path: Path, number: signal.Signals) -> None:
    with supervised(tmp_path, one=WITH_CHILD, two=STUBBORN) as (process, word):
        assert wait_for(lambda: len(with_word(word)) == 3)
        time.sleep(0.3)  # the stubborn one has to learn to ignore
        process.send_signal(number)
        assert process.wait(5) == 0
        assert with_word(word) == set()


def test_when_the_supervisor_itself_is_killed_its_parts_end(tmp_path: Path) -> None:
    with supervised(tmp_path, one=SLEEP, two=SLEEP) as (process, word):
        assert wait_for(lambda: len(with_word(word)) == 2)
        process.kill()
        assert wait_for(lambda: not with_word(word), 3)


def test_what_is_held_waits_for_the_others_and_is_then_tended_like_them() -> None:
    first, held = (Part(name, [sys.executable, "-c", SLEEP]) for name in ("first", "held"))
    held.is_held = True
    with Supervisor([first, held]) as supervisor:
        assert not supervisor.tend_until(lambda: held.process is not None, 0.5)
        assert first.process is not None
        supervisor.start_all()
        assert held.process is not None
        before = held.process.pid
        held.process.kill()
        assert supervisor.tend_until(lambda: held.process is not None and held.process.pid != before, 5)


def test_it_sleeps_while_nothing_happens(tmp_path: Path) -> None:
    with supervised(tmp_path, one=SLEEP) as (process, word):
        assert wait_for(lambda: with_word(word))
        time.sleep(1)  # until it has read its own code
        before = cpu_seconds(process.pid)
        time.sleep(2)
        assert cpu_seconds(process.pid) - before < 0.02
