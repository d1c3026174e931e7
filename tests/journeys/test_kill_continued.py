"""With real processes: a case that is continued keeps what it said before, and its next version is answered once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.installation import PARTS, Installation, Shopper
from tests.journeys.test_kill import long_screenshots
from tests.processes import wait_for

POST, MORE = "我是空姐，国际航班代购，专柜小票齐全。", "还有：全年现货齐码，招代理一件代发。"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Installation]:
    with Installation(tmp_path) as installation:
        yield installation


@pytest.mark.parametrize("part", list(PARTS))
def test_whatever_is_killed_a_continued_case_is_answered_once_more_and_once_only(
    running: Installation, part: str
) -> None:
    shopper = Shopper(running.address)
    report = shopper.send(POST)
    assert wait_for(lambda: shopper.state(report) == "done", 90), running.log.read_text()
    first = running.ask("SELECT level, score, created_at FROM cases_storedoutcome")
    shopper.add(report, MORE, long_screenshots(3))
    running.kill(part)
    ended = [("done", 2)]
    assert wait_for(lambda: running.ask("SELECT state, version FROM cases_case") == ended, 120), running.log.read_text()
    stored = running.ask("SELECT version, level, score, created_at FROM cases_storedoutcome ORDER BY version")
    assert [row[0] for row in stored] == [1, 2]
    assert stored[0][1:] == first[0]
    assert running.ask('SELECT "index", version FROM cases_item ORDER BY "index"') == [
        (0, 1),
        (1, 2),
        (2, 2),
        (3, 2),
        (4, 2),
    ]
    assert wait_for(lambda: shopper.state(f"{report}?version=1") == "done", 30)
