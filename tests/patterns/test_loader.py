"""The loader names every mistake of every file at once, and leaves sound files alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.patterns import LibraryFault, library, public_ids, survey
from checker.patterns.loader import FOLDER

PATTERN = """
id = "airline-crew"
block = "I01"
family = "identity"
status = "stable"
reviewed = 2026-11-22
role = "risk"
strength = "weak"
name = { zh = "空乘身份", en = "Airline crew" }
says = { zh = "内容说卖家是空乘。", en = "The post says the seller is crew." }
true_if = { zh = "真有这么一班。", en = "There was such a flight." }
why = { zh = "多数是真的。", en = "Mostly true." }
abuse = { zh = "有人冒用。", en = "Some borrow it.", sources = ["S02"] }
supports = { zh = "排班。", en = "A roster." }
five_minutes = { zh = "查航班。", en = "Look up the flight." }
questions = { zh = ["哪一班?"], en = ["Which flight?"] }
request = { zh = "请提供航班日期。", en = "Please state the flight." }
lookalikes = { zh = ["空姐招聘"], en = [] }
expressions = [{ language = "zh-Hans", needs = ["飞"], match = '飞\\d趟' }]
positive = [
  { language = "zh-Hans", text = "我是空姐", quote = "我是空姐" }, { language = "zh-Hant", text = "空服員代購" },
  { language = "en", text = "i am cabin crew" }, { language = "en", text = "crew here" },
  { language = "zh-Hans", text = "本人空乘" }, { language = "zh-Hans", text = "飞3趟" },
]
negative = [
  { language = "zh-Hans", text = "一" }, { language = "zh-Hans", text = "二" }, { language = "zh-Hans", text = "三" },
  { language = "zh-Hans", text = "四" }, { language = "zh-Hans", text = "五" }, { language = "zh-Hans", text = "六" },
]
[forms]
"zh-Hans" = ["我是空姐", "招…代理"]
"zh-Hant" = ["空服員代購"]
en = ["cabin crew"]
"""
COMBINATION = """
id = "k01-crew-always-in-stock"
rule = "K01"
status = "stable"
reviewed = 2026-11-22
strength = "strong"
same_item = false
all = ["airline-crew", "always-in-stock"]
sources = ["S02"]
name = { zh = "空乘与常备现货", en = "Crew and stock" }
says = { zh = "{first} 与 {second}", en = "{first} and {second}" }
why = { zh = "行李有限。", en = "A suitcase is small." }
innocent = { zh = "也许分几次带。", en = "Perhaps over many trips." }
questions = { zh = ["现货从哪来?"], en = ["Where does the stock come from?"] }
fires = [
  { language = "zh-Hans", text = "一" }, { language = "zh-Hans", text = "二" }, { language = "en", text = "three" },
]
silent = [
  { language = "zh-Hans", text = "一" }, { language = "zh-Hans", text = "二" }, { language = "en", text = "three" },
]
"""
SOURCES = """
[S02]
title = "A report on albums"
date = "2013"
url = "https://example.org/report"
quality = "B"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "library" / "identity").mkdir(parents=True)
    (tmp_path / "combinations").mkdir()
    (tmp_path / "library" / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "library" / "identity" / "airline-crew.toml").write_text(PATTERN, encoding="utf-8")
    (tmp_path / "combinations" / "k01-crew-always-in-stock.toml").write_text(COMBINATION, encoding="utf-8")
    return tmp_path


def faults_after(folder: Path, name: str, old: str, new: str) -> list[str]:
    path = next(folder.rglob(name))
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return [fault.sentence for fault in survey(folder).faults]


def test_sound_files_have_no_faults(folder: Path) -> None:
    found = survey(folder)
    assert not found.faults
    assert set(found.library.patterns) == {"airline-crew"}
    assert set(found.library.combinations) == {"k01-crew-always-in-stock"}
    assert found.library.sources["S02"].quality == "B"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('status = "stable"', 'status = "fine"', "'fine' is not a valid Status at .status"),
        ("[forms]", '[forms]\ncolour = ["red"]', "unknown keys: colour at .forms"),
        ('"zh-Hant" = ["空服員代購"]', "", "forms has none in zh-Hant"),
        ('says = { zh = "内容说卖家是空乘。", ', "says = { ", "missing: zh at .says.zh"),
        ("reviewed = 2026-11-22", 'reviewed = "soon"', "a date such as 2026-11-22 is wanted, not 'soon' at .reviewed"),
        ('sources = ["S02"]', 'sources = ["S99"]', "abuse names the unknown source S99"),
        ('id = "airline-crew"', 'id = "crew"', "id crew is not the file name airline-crew"),
        ('family = "identity"', 'family = "proof"', "family proof is not the folder identity"),
        ('block = "I01"', 'block = "I02"', "airline-crew belongs to block 'I01' and family identity"),
        ('zh = "多数是真的。"', 'zh = "都是骗子。"', "why.zh uses the banned word 骗子"),
        ('zh = ["哪一班?"]', "zh = []", "questions.zh must hold 1 to 3 questions"),
        ('language = "zh-Hans", text = "六"', 'language = "zh-Hans", text = ""', "negative has an empty example"),
        (', { language = "zh-Hans", text = "六" }', "", "negative has 5 examples, at least 6 are wanted"),
        ('quote = "我是空姐"', 'quote = "我是空少"', "positive: the quote '我是空少' is not in its text"),
        ("飞\\d趟", "飞(?=趟)", "expression '飞(?=趟)' is not RE2: invalid perl operator: (?="),
        ('needs = ["飞"]', "needs = []", "expression '飞\\\\d趟' needs at least one literal phrase"),
        ("招…代理", "…代理", "forms: '…代理' is empty or has a gap at its edge"),
        ('role = "risk"', 'role = "context"\n', None),
        ('strength = "weak"', 'strength = "strong"', None),
    ],
)
def test_a_mistake_in_a_pattern_is_named(folder: Path, old: str, new: str, told: str | None) -> None:
    faults = faults_after(folder, "airline-crew.toml", old, new)
    assert faults == ([] if told is None else faults)
    assert told is None or told in faults


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"always-in-stock"]', '"always-in-stok"]', "all names the unknown claim always-in-stok"),
        ('all = ["airline-crew", "always-in-stock"]', "", "neither all nor any names a claim"),
        ('sources = ["S02"]', 'sources = ["S98"]', "unknown source S98"),
        (
            ', { language = "en", text = "three" },\n]\nsilent',
            "\n]\nsilent",
            "fires has 2 examples, at least 3 are wanted",
        ),
        ("same_item = false", 'same_item = "no"', "true or false is wanted, not 'no' at .same_item"),
    ],
)
def test_a_mistake_in_a_combination_is_named(folder: Path, old: str, new: str, told: str) -> None:
    assert told in faults_after(folder, "k01-crew-always-in-stock.toml", old, new)


def test_all_mistakes_of_all_files_are_named_at_once(folder: Path) -> None:
    faults_after(folder, "k01-crew-always-in-stock.toml", 'strength = "strong"', "strength = 5")
    faults = faults_after(folder, "airline-crew.toml", 'status = "stable"', 'status = "fine"\nhue = 1')
    assert len(faults) == 3
    assert "5 is not a valid Strength at .strength" in faults


def test_a_file_that_is_not_toml_is_named_and_the_others_are_read(folder: Path) -> None:
    (folder / "library" / "identity" / "broken.toml").write_text("id = ", encoding="utf-8")
    found = survey(folder)
    assert [fault.path.name for fault in found.faults] == ["broken.toml"]
    assert set(found.library.patterns) == {"airline-crew"}


def test_context_never_has_more_than_weak_strength(folder: Path) -> None:
    faults_after(folder, "airline-crew.toml", 'role = "risk"', 'role = "context"')
    faults = faults_after(folder, "airline-crew.toml", 'strength = "weak"', 'strength = "fair"')
    assert faults == ["a context pattern never adds points, so its strength must be weak"]


def test_a_pattern_of_a_new_kind_is_one_new_file(folder: Path) -> None:
    text = PATTERN.replace('"airline-crew"', '"cabin-raffle"').replace('block = "I01"\n', "")
    (folder / "library" / "identity" / "cabin-raffle.toml").write_text(text, encoding="utf-8")
    found = survey(folder)
    assert not found.faults
    assert "cabin-raffle" in found.library.patterns


def test_a_pattern_with_a_block_must_be_the_claim_of_that_block(folder: Path) -> None:
    text = PATTERN.replace('"airline-crew"', '"airline-crw"')
    (folder / "library" / "identity" / "airline-crw.toml").write_text(text, encoding="utf-8")
    assert [fault.sentence for fault in survey(folder).faults] == ["id airline-crw is not a public claim id"]


def test_the_version_changes_with_every_data_file(folder: Path) -> None:
    before = survey(folder).library.version
    assert len(before) == 12
    assert survey(folder).library.version == before
    (folder / "brands.toml").write_text("x = 1", encoding="utf-8")
    assert survey(folder).library.version != before


def test_drafts_and_retired_patterns_do_not_fire(folder: Path) -> None:
    assert [pattern.id for pattern in survey(folder).library.firing()] == ["airline-crew"]
    faults_after(folder, "airline-crew.toml", 'status = "stable"', 'status = "retired"')
    assert survey(folder).library.firing() == ()


def test_the_library_of_this_program_has_every_public_claim() -> None:
    assert len(public_ids()) == 59
    assert set(public_ids()) <= set(library().patterns)


def test_the_loader_refuses_a_library_with_faults(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults_after(folder, "airline-crew.toml", 'role = "risk"', 'role = "joke"')
    monkeypatch.setattr("checker.patterns.loader.FOLDER", folder)
    library.cache_clear()
    try:
        with pytest.raises(LibraryFault, match="'joke' is not a valid Role"):
            library()
    finally:
        monkeypatch.undo()
        library.cache_clear()
    assert FOLDER.name == "patterns"
