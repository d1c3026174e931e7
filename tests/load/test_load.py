"""The small form of `make load`: nothing accepted is lost, too much is refused helpfully, a worker does not grow."""

from __future__ import annotations

import signal

from tests.chaos.setups import signal_all
from tests.load import parts
from tests.load.clients import at_rate
from tests.processes import wait_for


def test_what_is_accepted_is_answered() -> None:
    told = parts.submissions("sqlite", rate=20, seconds=6)
    assert (told["lost"], told["other"], told["unhelpful"]) == (0, {}, []), told
    assert told["accepted"] == 120


def test_too_much_is_told_to_come_back_and_keeps_what_was_typed() -> None:
    """The workers sleep, so that the queue is full for sure."""
    with parts.measured("sqlite", QUEUE_LIMIT="1") as running:
        before, workers = running.ask(parts.OVER)[0][0], running.pids("worker")
        signal_all(workers, signal.SIGSTOP)
        try:
            sent = at_rate(running.installation.port, 20, 3, lambda _: [])
        finally:
            signal_all(workers, signal.SIGCONT)
        assert sent.unhelpful == []
        assert set(sent.statuses) == {303, 503}
        ended = [(before + sent.statuses[303],)]
        assert wait_for(lambda: running.ask(parts.OVER) == ended, 90), running.ask(parts.WAITING)


def test_a_worker_does_not_grow_with_its_pictures() -> None:
    told = parts.memory("sqlite", 60)
    held = told["megabytes"]
    # In the first half everything is loaded once, two pictures at a time for the first time perhaps late.
    assert held[-1] <= 1.04 * held[len(held) // 2], told
