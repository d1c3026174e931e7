"""The small form of `make chaos`: three set-ups at once, each with killed, frozen, wiped and filled-up parts."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.chaos.round import Told, play, table
from tests.chaos.setups import SETUPS

SUBMISSIONS, KILLS = 60, 8


@pytest.fixture(scope="module")
def rounds() -> Iterator[dict[str, Future[Told]]]:
    """All set-ups at the same time: most of a round is waiting."""
    with ThreadPoolExecutor(len(SETUPS)) as pool:
        yield {setup: pool.submit(play, setup, SUBMISSIONS, KILLS, seed=8) for setup in SETUPS}


@pytest.mark.parametrize("setup", SETUPS)
def test_every_acknowledged_case_ends_once(rounds: dict[str, Future[Told]], setup: str) -> None:
    told = rounds[setup].result()
    assert told.wrong == [], table(told)
    assert sum(count for kind, count in told.figures["faults"].items() if kind.startswith("kill")) == KILLS
