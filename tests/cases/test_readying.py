"""What the engine builds once is there before the first case."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import pytest

from checker.cases.readying import load_the_engine
from checker.evidence import phrases
from checker.patterns import phrasebook
from checker.patterns.phrasebook import Shelf


@pytest.fixture
def shelves() -> Iterator[tuple[Shelf, Shelf]]:
    """The two shelves of the engine, with no book filled."""
    both = (phrasebook.POSTS, phrases.EVERYBODYS)
    for shelf in both:
        shelf.empty()
    yield both
    gc.unfreeze()


def test_all_phrases_are_loaded(shelves: tuple[Shelf, Shelf]) -> None:
    assert not any(shelf.is_filled for shelf in shelves)
    load_the_engine(date(2026, 11, 22))
    assert all(shelf.is_filled for shelf in shelves)
    assert gc.isenabled()


def test_the_garbage_is_collected_again_even_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("checker.cases.pipeline.examine", broken)
    with pytest.raises(RuntimeError):
        load_the_engine(date(2026, 11, 22))
    assert gc.isenabled()
