"""What an installation uses that nobody asks. It measures, so nothing else runs beside it."""

from __future__ import annotations

from tests.load import parts


def test_idle_it_uses_next_to_nothing() -> None:
    told = parts.idle("sqlite", seconds=20)
    assert 0 < told["percent_of_a_core"] <= 1, told
