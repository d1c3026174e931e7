"""Faults one at a time, where a figure or a reason is promised: a broker that is away, a clock that jumps."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.setups import Site, signal_all, site
from tests.chaos.shopping import POST
from tests.journeys.installation import Shopper
from tests.processes import wait_for

ANSWERED_WITHIN = 1.5
FAKETIME = [str(path) for path in Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")]
DONE = "SELECT count(*) FROM cases_case WHERE state = 'done'"


@pytest.fixture(scope="module", params=["postgres-redis", "postgres-rabbitmq"])
def running(request: pytest.FixtureRequest) -> Iterator[Site]:
    with site(request.param) as running:
        yield running


def answered_in(shopper: Shopper, text: str) -> float:
    """The seconds from the form that is sent to the page of the report."""
    begun = time.monotonic()
    shopper.send(text)
    return time.monotonic() - begun


@pytest.mark.parametrize("how", ["killed", "frozen"])
def test_a_submission_does_not_wait_for_the_broker(running: Site, how: str) -> None:
    """Each web process asks the broker once, then leaves it in peace; the case ends after the broker is back."""
    shopper, broker = Shopper(running.installation.address), running.servers["broker"]
    before = running.ask(DONE)[0][0]
    if how == "killed":
        broker.kill()
    else:
        broker.signal(signal.SIGSTOP)
    try:
        took = [answered_in(shopper, POST.format(f"{how} {number}")) for number in range(4)]
    finally:
        if how == "killed":
            broker.start()
        else:
            broker.signal(signal.SIGCONT)
    assert max(took) <= ANSWERED_WITHIN, took
    assert wait_for(lambda: running.ask(DONE)[0][0] == before + 4, 60), running.installation.log.read_text()


def test_a_clock_that_jumps_loses_nothing(tmp_path: Path) -> None:
    """Ten minutes ahead and twenty back, with a worker killed at each: what waited until a moment that is now far off
    goes on. The clock of all processes is moved by libfaketime."""
    assert FAKETIME, "this needs Debian's faketime"
    clock = tmp_path / "clock"
    clock.write_text("+0")
    faked = {"LD_PRELOAD": FAKETIME[0], "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_CACHE_DURATION": "1"}
    with site("sqlite", FAKETIME_DONT_FAKE_MONOTONIC="1", **faked) as running:
        shopper, sent = Shopper(running.installation.address), 0
        for jump in ("+600", "-600"):
            for _ in range(4):
                shopper.send(POST.format(sent))
                sent += 1
            assert wait_for(lambda: running.ask("SELECT 1 FROM cases_case WHERE state <> 'queued'"), 60)
            signal_all(running.pids("worker"), signal.SIGKILL)
            clock.write_text(jump)
        ended = wait_for(lambda: running.ask(DONE) == [(sent,)], 120)
        assert ended, running.ask("SELECT * FROM cases_case")
        assert running.ask("SELECT count(*), count(DISTINCT case_id) FROM cases_storedoutcome") == [(sent, sent)]
