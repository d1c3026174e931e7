"""How quickly a shared report is read. It measures, so nothing else runs beside it."""

from __future__ import annotations

from tests.load import parts


def test_a_shared_report_is_read_half_as_fast_as_nothing() -> None:
    told = parts.reading("sqlite", readers=50, each=20)
    assert told["wrong"] == {}
    assert told["of_empty"]["zipped"] >= 0.5, told
