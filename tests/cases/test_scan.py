"""The scan command keeps its contract: keys, order, offsets, bad lines, exit code; without database or broker."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from checker.cases.scanning import answer_line, scan

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
POST = "【上新】顶级复刻 L0U*S VUI*T0N 手袋 P680，有小票，下单加薇信"


def answer(case: dict[str, Any], folder: Path = ROOT) -> dict[str, Any]:
    return answer_line(json.dumps(case, ensure_ascii=False), today=TODAY, folder=folder)


def run(arguments: list[str], stdin: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATA_DIR": str(tmp_path / "never-made"), "BROKER_URL": "redis://127.0.0.1:1/0"}
    command = [sys.executable, "manage.py", "scan", *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env=environment,
        check=False,
    )


def test_an_answer_has_the_keys_that_others_rely_on() -> None:
    said = answer({"id": "a", "text": POST})
    assert {"id", "level", "score", "claims", "offers", "receipts", "findings", "readings"} <= set(said)
    assert said["level"] == "stop"
    assert {"brand": "louis-vuitton", "disguised": True, "price": "680", "currency": "CNY"}.items() <= said["offers"][
        0
    ].items()
    finding = said["findings"][0]
    assert {"check", "leaning", "strength", "message", "evidence"} <= set(finding)
    assert said["readings"][0]["lines"] == [POST]


def test_offsets_point_at_the_text_as_it_was_given() -> None:
    text = "\u200b【上新】顶级​复刻手袋，Ｆ１５０，微➕信下单"
    claims = answer({"id": "a", "text": text})["claims"]
    assert "replica-grade" in {claim["id"] for claim in claims}
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in claims)


def test_an_empty_text_cannot_be_told() -> None:
    assert answer({"id": "a", "text": ""})["level"] == "cannot-tell"


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        ("{not json", None),
        ("[1, 2]", None),
        ('{"id": "x"}', "x"),
        ('{"id": "x", "text": 5}', "x"),
        ('{"id": "x", "images": "a.png"}', "x"),
        ('{"id": "x", "images": ["no-such-picture.png"]}', "x"),
    ],
    ids=["broken", "list", "nothing", "number", "no list", "missing picture"],
)
def test_a_bad_line_is_answered_with_an_error(line: str, identity: str | None) -> None:
    said = answer_line(line, today=TODAY, folder=ROOT)
    assert said["id"] == identity
    assert said["error"]
    assert set(said) == {"id", "error"}


def test_a_file_that_is_no_picture_is_an_error_of_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.png").write_text("<html></html>", encoding="utf-8")
    said = answer({"id": "x", "images": ["page.png"]}, folder=tmp_path)
    assert "page.png" in said["error"]


def test_a_picture_is_found_beside_the_file_and_its_claims_have_boxes(tmp_path: Path) -> None:
    from checker.devtools.artist import draw_photo

    buffer = io.BytesIO()
    picture: Image.Image = draw_photo("顶级复刻手袋 1:1 原版开模").image
    picture.save(buffer, "PNG")
    (tmp_path / "post.png").write_bytes(buffer.getvalue())
    said = answer({"id": "x", "images": ["post.png"]}, folder=tmp_path)
    claim = next(claim for claim in said["claims"] if claim["id"] == "replica-grade")
    left, top, width, height = claim["box"]
    assert 0 <= left < left + width <= picture.width
    assert 0 <= top < top + height <= picture.height
    assert "start" not in claim


def test_answers_come_in_order_and_bad_lines_do_not_stop_the_others(tmp_path: Path) -> None:
    lines = "\n".join([json.dumps({"id": "1", "text": POST}), "oops", "", json.dumps({"id": "3", "text": "你好"})])
    finished = run(["-"], lines, tmp_path)
    said = [json.loads(line) for line in finished.stdout.splitlines()]
    assert [one["id"] for one in said] == ["1", None, "3"]
    assert finished.returncode == 1
    assert not (tmp_path / "never-made").exists()


def test_odd_bytes_and_half_characters_cost_one_line_at_most(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    marked = b"\xef\xbb\xbf" + json.dumps({"id": "marked", "text": POST}).encode()
    path.write_bytes(
        b"\r\n".join([marked, b'{"id": "half", "text": "\\ud83d"}', b"\xff\xfe", b'{"id": "last", "text": "x"}'])
    )
    for arguments, stdin in (([str(path)], ""), (["-"], path.read_bytes().decode(errors="surrogateescape"))):
        finished = run(arguments, stdin, tmp_path)
        said = [json.loads(line) for line in finished.stdout.splitlines()]
        assert [one["id"] for one in said] == ["marked", "half", None, "last"], finished.stderr
        assert (said[0]["level"], said[1]["readings"][0]["lines"]) == ("stop", ["\ud83d"])
        assert ["error" in one for one in said] == [False, False, True, False]


def test_a_reader_that_leaves_early_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text((json.dumps({"id": "1", "text": POST}) + "\n") * 400, encoding="utf-8")
    command = f"{sys.executable} manage.py scan {path} | head -n 1"
    finished = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (len(finished.stdout.splitlines()), finished.stderr) == (1, "")


def test_a_clean_scan_exits_with_zero(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps({"id": "1", "text": POST}), encoding="utf-8")
    finished = run([str(path)], "", tmp_path)
    assert (finished.returncode, len(finished.stdout.splitlines())) == (0, 1)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    finished = run(["no-such-file.jsonl"], "", tmp_path)
    assert finished.returncode == 1
    assert "no-such-file.jsonl" in finished.stderr
    assert not finished.stdout


def test_more_workers_give_the_same_answers_in_the_same_order() -> None:
    lines = [json.dumps({"id": str(number), "text": POST[number % 5 :]}) for number in range(12)]
    alone = [without_seconds(one) for one in scan(lines, workers=1, today=TODAY, folder=ROOT)]
    together = [without_seconds(one) for one in scan(lines, workers=2, today=TODAY, folder=ROOT)]
    assert alone == together


def without_seconds(said: dict[str, Any]) -> dict[str, Any]:
    return {**said, "readings": [{**one, "seconds": 0} for one in said["readings"]]}
