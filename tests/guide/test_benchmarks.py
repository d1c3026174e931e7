"""The page of ratios shows what the benchmark wrote, with a name for everything in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from checker.guide import benchmarks
from checker.guide.ratios import place, shown

SPREAD = {"median": 0.18, "low": 0.15, "high": 0.22, "number": 10}
RATIO = {
    "id": "reading-drawn-rapidocr-seconds",
    "group": "drawn",
    "of": "ours",
    "to": "rapidocr",
    "measure": "seconds",
    "value": SPREAD,
    "limit": 0.2,
    "at_least": False,
    "beside": True,
    "holds": True,
}
RESULTS: dict[str, Any] = {
    "reading": {
        "rows": [{"group": "drawn", "contestant": "ours", "measures": {"seconds": SPREAD, "error": SPREAD}}],
        "ratios": [RATIO, {**RATIO, "id": "another", "limit": 0.1, "holds": False}],
        "skipped": {"photos": "data set not given"},
        "at": "2026-11-22 18:30",
        "seconds": 12.0,
        "load": [0.1, 0.9],
        "machine": {"processor": "p", "cores": "2", "memory": "4 GB", "system": "Linux", "python": "3.11"},
        "versions": {"rapidocr": "3.10.0"},
        "quick": False,
    }
}


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "benchmarks.json"
    monkeypatch.setattr(benchmarks, "RESULT_FILE", file)
    benchmarks._results.cache_clear()
    yield file  # type: ignore[misc]
    benchmarks._results.cache_clear()


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_a_ratio_stands_with_its_aim_and_whether_it_was_reached(client: Client, results: Path, language: str) -> None:
    results.write_text(json.dumps(RESULTS), encoding="utf-8")
    page = client.get("/guide/measured/", headers={"accept-language": language}).content.decode()
    assert "0.18×" in page
    assert "≤ 0.2×" in page
    assert "RapidOCR" in page
    assert 'class="interval ratio"' in page
    reached, missed = {"en": ("reached", "not reached"), "zh-CN": ("达到", "没达到"), "zh-TW": ("達到", "沒達到")}[
        language
    ]
    assert page.count(f"<b>{reached}</b>") == 2
    assert page.count(f">{missed}</span>") == 2


def test_without_results_the_page_says_so(client: Client, results: Path) -> None:
    page = client.get("/guide/measured/", headers={"accept-language": "en"}).content.decode()
    assert "Nothing has been measured yet." in page


def test_everything_in_the_results_of_record_has_a_name() -> None:
    for told in benchmarks._results().values():
        measures = {measure for row in told["rows"] for measure in row["measures"]} | {
            r["measure"] for r in told["ratios"]
        }
        assert measures <= set(benchmarks._names()["measures"])
        groups = {row["group"] for row in told["rows"]} | {ratio["group"] for ratio in told["ratios"]}
        assert [group for group in groups if benchmarks._group(group, "en") == group and not group[0].isdigit()] == []
        contestants = {row["contestant"] for row in told["rows"]}
        contestants |= {ratio[side] for ratio in told["ratios"] for side in ("of", "to")}
        named = set(benchmarks._names()["contestants"])
        assert [one for one in contestants if one not in named and one.rpartition(" ")[0] not in named] == []


def test_the_scale_is_the_same_length_for_a_tenth_as_for_ten_times() -> None:
    assert place(1) == 50
    assert place(10) - place(1) == pytest.approx(place(1) - place(0.1), abs=0.11)
    assert place(0) == place(1e-9) == 0
    assert place(1e9) == 100


def test_a_share_is_no_ratio() -> None:
    share = shown({**RATIO, "measure": "percent", "limit": 15.0}, group="g", of="a", to="b", measure="%")
    assert (share.is_ratio, share.aim) == (False, "≤ 15\N{NO-BREAK SPACE}%")


def test_a_spread_says_its_unit_once_and_nothing_where_there_is_none() -> None:
    names = {"group": "g", "of": "a", "to": "b", "measure": "seconds"}
    wide = {**RATIO, "value": {"median": 0.2, "low": 0.131, "high": 0.197, "number": 5}}
    assert shown(wide, **names).spread == "0.131\N{NO-BREAK SPACE}– 0.197×"
    once = {**RATIO, "value": {"median": 0.2, "low": 0.2, "high": 0.2, "number": 1}}
    assert shown(once, **names).spread == ""
