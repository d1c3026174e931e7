"""What is added to a data file leaves the rest of it as its author wrote it."""

from __future__ import annotations

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st

from checker.patterns.editing import NotEditable, add_block, add_table, add_to_list, difference
from checker.patterns.loader import pattern_files

FILE = """id = "one"
sources = ["[not]", "a"]

[forms] # a remark with ] in it
"zh-Hans" = [
    "一", "二]",
    "三"
]
en = ["one [1]", 'two']

[[positive]]
text = "[forms]"

[[negative]]
text = "last"
"""
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@given(WORDS, st.sampled_from(["zh-Hans", "en", "evasive"]))
def test_a_list_is_one_longer_and_nothing_else_changes(word: str, key: str) -> None:
    before, after = rtoml.loads(FILE), rtoml.loads(add_to_list(FILE, "forms", key, word))
    assert after["forms"].pop(key) == [*before["forms"].pop(key, []), word]
    assert after == before


@given(WORDS)
def test_a_block_stands_behind_the_last_of_its_kind(word: str) -> None:
    for name in ("positive", "negative"):
        before, after = rtoml.loads(FILE), rtoml.loads(add_block(FILE, name, {"text": word}))
        assert after[name] == [*before[name], {"text": word}]
        assert {**after, name: before[name]} == before
    assert rtoml.loads(add_table(FILE, "S99", {"title": word}))["S99"] == {"title": word}


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(NotEditable):
        add_to_list(FILE, "lookalikes", "zh", "四")


@pytest.mark.parametrize("path", pattern_files(), ids=lambda path: path.stem)
def test_every_file_of_the_library_can_be_added_to(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    text = path.read_text(encoding="utf-8")
    before = rtoml.loads(text)
    for table, key in (("forms", "zh-Hant"), ("forms", "evasive"), ("lookalikes", "zh"), ("abuse", "sources")):
        text = add_to_list(text, table, key, "新的“话”")
        before[table][key] = [*before[table].get(key, []), "新的“话”"]
    assert rtoml.loads(text) == before


def test_a_file_without_a_last_line_end_has_a_difference_too() -> None:
    told = difference("a.toml", "x = 1", "x = 1\ny = 2\n")
    assert "\\ No newline at end of file" in told
    assert difference("a.toml", "x", "x") == ""
