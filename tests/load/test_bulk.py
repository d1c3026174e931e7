"""The small form of `python -m tests.load.bulk`: a list survives the death of a worker and of the web process."""

from __future__ import annotations

from pathlib import Path

from tests.load import bulk


def test_each_post_of_a_list_is_answered_once_although_parts_die(tmp_path: Path) -> None:
    told = bulk.run(tmp_path, 40, {0.1: "worker", 0.5: "web"}, patience=180)
    assert [part for part, _ in told.killed] == ["worker", "web"]
    assert (told.rows, told.cases) == ({"opened": 40}, {"done": 40})
    assert (told.distinct, told.outcomes, told.in_order) == (40, 40, True)
