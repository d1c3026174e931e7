"""The measurement counts what it says it counts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from checker.devtools.measuring import RowFault, group_rows, judge_rows, misses, read_rows, report, result
from checker.devtools.measuring.tables import Share, claim_scores

TODAY = date(2026, 11, 22)
ADMITS = "顶级复刻香奈儿，1:1 原版开模，现货，下单加微信"
ORDINARY = "周末去爬山，山顶风很大，云海特别好看，下山以后吃了一碗热汤面，整个人都暖和了，下次还想再去一次。"


def file_with(tmp_path: Path, *rows: dict[str, object]) -> Path:
    path = tmp_path / "dev.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def row(text: str, risk: int | None, **more: object) -> dict[str, object]:
    return {"id": "1", "text": text, "source": "drawn", "label": f"risk-{risk}", "risk": risk, **more}


def test_levels_shares_and_sellers_are_counted(tmp_path: Path) -> None:
    path = file_with(tmp_path, row(ADMITS, 1, shop="a"), row(ORDINARY, 1, shop="b"), row(ORDINARY, 0))
    risky, ordinary = group_rows(judge_rows(read_rows(path), TODAY))
    assert (risky.flagged.part, risky.flagged.whole) == (1, 2)
    assert risky.sellers == (2, 0.0, 0.5, 1.0)
    assert (ordinary.flagged.part, ordinary.flagged.whole) == (0, 1)
    assert ordinary.sellers is None


def test_the_misses_are_named_and_the_rest_is_not(tmp_path: Path) -> None:
    groups = group_rows(judge_rows(read_rows(file_with(tmp_path, row(ADMITS, 1), row(ORDINARY, 1, id="lost"))), TODAY))
    (line,) = misses(groups)
    assert line.split("\t")[1] == "lost"


def test_the_result_file_keeps_figures_and_no_text(tmp_path: Path) -> None:
    groups = group_rows(judge_rows(read_rows(file_with(tmp_path, row(ADMITS, 1))), TODAY))
    figures = result(groups, library="abc", today=TODAY)
    assert figures["posts"] == 1
    assert figures["groups"][0]["flagged"] == 1
    assert "复刻" not in json.dumps(figures, ensure_ascii=False)


def test_the_report_names_every_group(tmp_path: Path) -> None:
    lines = "\n".join(report(group_rows(judge_rows(read_rows(file_with(tmp_path, row(ADMITS, 1))), TODAY))))
    assert "risk-1" in lines
    assert "replica-grade" in lines


def test_precision_and_recall_come_from_marked_rows(tmp_path: Path) -> None:
    path = file_with(tmp_path, row(ADMITS, 1, claims=["replica-grade", "duty-free"]), row(ORDINARY, 0))
    scores = {score.claim: score for score in claim_scores(list(judge_rows(read_rows(path), TODAY)))}
    assert scores["replica-grade"].recall == Share(part=1, whole=1)
    assert scores["duty-free"].recall == Share(part=0, whole=1)


def test_the_interval_is_wilsons() -> None:
    low, high = Share(part=8, whole=10).interval
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


@pytest.mark.parametrize("line", ["no json", '{"text": "x"}', '{"id": 1, "text": 3}'], ids=["json", "id", "text"])
def test_a_line_that_is_no_post_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(RowFault, match="line 1"):
        list(read_rows(path))
