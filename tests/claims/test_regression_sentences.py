"""The regression sentences of the knowledge base: what must be found in each and what must not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.claims.saying import claims_of

FILE = Path(__file__).with_name("regression_sentences.toml")
SENTENCES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["sentence"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: f"{sentence['number']:03}")
def test_a_sentence_makes_the_claims_that_it_makes_and_no_other(sentence: dict[str, Any]) -> None:
    found = {claim.id: claim.quote for claim in claims_of(sentence["text"])}
    assert set(sentence["must"]) <= set(found)
    assert not set(sentence["must_not"]) & set(found)


def test_all_sentences_are_there() -> None:
    assert [sentence["number"] for sentence in SENTENCES] == list(range(1, 111))
