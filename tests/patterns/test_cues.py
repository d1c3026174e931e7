"""The cues of the gates are found by name, in order, with gaps and word boundaries like any phrase."""

from __future__ import annotations

from checker.patterns.cues import cue_finder
from checker.patterns.spelling import spell


def words(text: str) -> dict[str, list[str]]:
    sheet = spell(text).text
    return {name: [sheet[start:end] for start, end in spans] for name, spans in cue_finder().find(sheet).items()}


def test_cues_are_found_by_their_names() -> None:
    found = words("記者從警方獲悉,賣家說現貨秒發,私信下單")
    assert found["frame.public"] == ["记者", "警方"]
    assert found["here.told"] == ["卖家说"]
    assert found["seller.ordering"] == ["私信", "下单"]


def test_latin_cues_are_whole_words() -> None:
    assert "frame.public" in words("the court ruled")
    assert "frame.public" not in words("courtesy of the shop")


def test_a_seeming_denial_stands_beside_the_denial_that_it_holds() -> None:
    found = words("不输专柜")
    assert found["denial.left"] == ["不"]
    assert found["denial.none"] == ["不输"]
