"""The benchmark itself: turns, ratios pair by pair, and a child that cannot compete is skipped."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.benchmarks import __main__ as runner
from tests.benchmarks import environment, machine, receipts
from tests.benchmarks.asking import plain
from tests.benchmarks.contest import Answer, Ratio, Row, in_turns, spread, times
from tests.benchmarks.contestant import Contestant, ContestantMissing
from tests.benchmarks.inference import covered
from tests.benchmarks.telling import lines

RATIO = {"id": "r", "group": "g", "of": "ours", "to": "other", "measure": "seconds"}


def test_contestants_take_turns_and_neither_always_comes_first() -> None:
    order: list[tuple[str, int]] = []

    def player(name: str) -> object:
        return lambda thing: order.append((name, thing)) or float(thing)

    taken = in_turns({"a": player("a"), "b": player("b")}, [1, 2], rounds=2)  # type: ignore[dict-item]
    assert order == [("a", 1), ("b", 1), ("b", 2), ("a", 2), ("b", 1), ("a", 1), ("a", 2), ("b", 2)]
    assert taken == {"a": [1.0, 2.0, 1.0, 2.0], "b": [1.0, 2.0, 1.0, 2.0]}


def test_a_ratio_is_of_pairs_and_not_of_sums() -> None:
    assert times([1, 10, 4], [2, 2, 2]).median == 2
    assert spread([3.0]) == spread([3.0, 3.0]).__class__(median=3.0, low=3.0, high=3.0, number=1)


@pytest.mark.parametrize(
    ("value", "limit", "at_least", "beside", "holds"),
    [
        (0.19, 0.2, False, True, True),
        (0.19, 0.2, False, False, False),
        (0.21, 0.2, False, True, False),
        (1.9, 1.8, True, True, True),
        (1.7, 1.8, True, True, False),
        (5.0, None, False, True, None),
    ],
)
def test_an_aim_is_reached_or_missed(
    value: float, limit: float | None, at_least: bool, beside: bool, holds: bool | None
) -> None:
    ratio = Ratio(**RATIO, value=spread([value]), limit=limit, at_least=at_least, beside=beside)  # type: ignore[arg-type]
    assert ratio.holds is holds


def test_time_of_networks_that_work_at_once_counts_once() -> None:
    assert covered([(5.0, 6.0), (0.0, 2.0), (1.0, 3.0)]) == 4.0


def test_a_child_answers_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "python", lambda: Path(sys.executable))
    with Contestant("words") as child:
        turn = child.ask("by_words", ["原单 尾单", "今天下雨"])
        assert turn.answer == [True, False]
        assert turn.seconds >= turn.cpu * 0.5
        with pytest.raises(ContestantMissing, match="nobody_knows_this"):
            child.ask("nobody_knows_this")


def test_a_child_that_cannot_compete_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "python", lambda: Path(sys.executable))
    with pytest.raises(ContestantMissing, match="no_such_module"):
        Contestant("no_such_module")


def test_answers_are_written_as_json_and_told_in_lines() -> None:
    answer = Answer(
        rows=[Row(group="g", contestant="ours", measures={"seconds": spread([1.23456789])})],
        ratios=[Ratio(**RATIO, value=spread([0.5, 0.6]), limit=1.0)],  # type: ignore[arg-type]
        skipped={"tesseract": "not installed"},
    )
    told = json.loads(json.dumps(plain(answer))) | {"seconds": 1.0, "load": [0.0, 0.1]}
    assert told["rows"][0]["measures"]["seconds"]["median"] == 1.2346
    assert told["ratios"][0]["holds"] is True
    said = "\n".join(lines("reading", told))
    assert "aim ≤ 1: reached" in said
    assert "skipped tesseract: not installed" in said


def test_what_was_answered_for_this_commit_is_not_asked_again() -> None:
    answered = {"revision": machine.revision(), "quick": False}
    assert runner.is_answered(answered, quick=True)
    assert not runner.is_answered(answered | {"quick": True}, quick=False)
    assert not runner.is_answered(answered | {"revision": "another"}, quick=True)
    assert not runner.is_answered(None, quick=True)


def test_together_the_questions_are_the_files_of_the_folder() -> None:
    for question in runner.QUESTIONS:
        assert (Path(runner.__file__).parent / f"{question}.py").exists()


def test_a_contestants_words_are_judged_as_ours_are() -> None:
    row = receipts.Labelled(
        id="1",
        fields={"total": "12.50", "date": "2018-04-03", "merchant": "示例商店"},
        reading=None,
        picture=None,  # type: ignore[arg-type]
    )
    read = receipts.receipt({"total": "RM 12.50", "date": "03/04/2018", "time": "14:05", "merchant": "示例商店"}, row)
    for name in row.fields:
        score = receipts.Score()
        receipts._judge(score, name, row, (read,))
        assert (score.right, score.wrong, score.missed) == (1, 0, 0), name
