"""What is advised is said to the shopper, and no level says more than a sum of signs can carry."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import checker.verdict

TEXTS = tomllib.loads((Path(checker.verdict.__file__).parent / "advice.toml").read_text(encoding="utf-8"))


def every(key: str, where: object) -> list[dict[str, str]]:
    """All the bilingual texts under `key`, however deep."""
    if isinstance(where, list):
        return [text for part in where for text in every(key, part)]
    if not isinstance(where, dict):
        return []
    here = [where[key]] if isinstance(where.get(key), dict) else []
    return here + [text for part in where.values() for text in every(key, part)]


def test_what_to_send_next_tells_the_shopper_whom_to_ask() -> None:
    sent = every("send", TEXTS)
    assert len(sent) > 3
    assert [text["zh"] for text in sent if text["zh"].startswith(("请发", "请提供"))] == []


@pytest.mark.parametrize(("language", "too_much"), [("zh", "不能同时"), ("en", "cannot all")])
def test_a_level_that_a_sum_can_reach_does_not_speak_of_the_impossible(language: str, too_much: str) -> None:
    levels = every("says", TEXTS["levels"])
    assert len(levels) == 5
    assert [text for text in levels if too_much in text[language]] == []
