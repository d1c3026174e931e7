"""From what was handed in to an outcome: every item is read once, and one that cannot be read ends nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from checker import claims, patterns, reading
from checker.cases import pictures, pipeline, steps
from checker.cases.amending import Amendments, Reread
from checker.cases.claiming import LeaseLost
from checker.cases.models import Case, Item
from checker.cases.opening import Opened, open_case
from checker.cases.steps import sentence
from checker.reading import Picture
from checker.verdict import point_table
from checker.vocabulary import ItemKind, Message, Outcome, Reading, Receipt
from checker.vocabulary.plain import to_plain
from tests.cases.conftest import POST, draw, new_case

TODAY = date(2026, 11, 20)


class Watched:
    """Collects the steps that were announced."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, int, int]] = []

    def __call__(self, step: Message, done: int, total: int) -> None:
        self.steps.append((sentence(step), done, total))


def timeless(outcome: Outcome) -> Outcome:
    """Without the seconds that the reading took."""
    return replace(outcome, readings=tuple(replace(reading, seconds=0) for reading in outcome.readings))


def broken(index: int, picture: Picture) -> Reading:
    raise MemoryError("the reader is out of memory")


def test_a_post_becomes_claims_with_exact_quotes() -> None:
    outcome = pipeline.examine([POST], today=TODAY)
    assert "airline-crew" in {claim.id for claim in outcome.claims}
    assert all(POST[claim.start : claim.end] == claim.quote for claim in outcome.claims)
    assert outcome.library == f"{patterns.library().version}.{point_table().version}"


def test_the_same_post_gives_the_same_outcome() -> None:
    assert timeless(pipeline.examine([POST], today=TODAY)) == timeless(pipeline.examine([POST], today=TODAY))


def test_each_step_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_picture", broken)
    watched = Watched()
    pipeline.examine([POST, draw("a"), draw("b")], today=TODAY, progress=watched)
    assert [(done, total) for _, done, total in watched.steps] == [(done, 6) for done in range(6)]
    assert len({words for words, _, _ in watched.steps}) == 6


def test_a_picture_that_breaks_the_reader_is_a_trouble_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_picture", broken)
    outcome = pipeline.examine([draw(), POST], today=TODAY)
    (trouble,) = outcome.readings[0].troubles
    assert reading.sentence(trouble.message, "zh")
    assert "airline-crew" in {claim.id for claim in outcome.claims}


@pytest.fixture
def case(db: None, now: datetime, case_of: Callable[[Opened], Case]) -> Case:
    return case_of(open_case(new_case(POST, (draw("one"), draw("two"))), now))


def test_a_stored_case_gives_what_the_same_things_give_by_themselves(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(index: int, picture: Picture) -> Reading:
        return Reading(item=index, kind=ItemKind.PICTURE, width=picture.width, height=picture.height)

    monkeypatch.setattr(reading, "read_picture", read)
    kept: list[Reading] = []
    outcome = pipeline.run(case, Watched(), kept.append)
    assert timeless(outcome) == timeless(pipeline.examine([POST, draw("one"), draw("two")], today=TODAY))
    assert sorted(kept, key=lambda one: one.item) == list(outcome.readings)


def test_what_was_read_before_is_not_read_again(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Reading(item=1, kind=ItemKind.PICTURE, text="我是空姐", width=200, height=80)
    Item.objects.filter(index=1).update(reading=to_plain(before))
    asked: list[int] = []

    def read(index: int, picture: Picture) -> Reading:
        asked.append(index)
        return Reading(item=index, kind=ItemKind.PICTURE)

    monkeypatch.setattr(reading, "read_picture", read)
    watched = Watched()
    outcome = pipeline.run(case, watched, lambda _: None)
    assert asked == [2]
    assert outcome.readings[1] == before
    assert [done for _, done, _ in watched.steps] == [1, 2, 3, 4, 5]


def test_a_lost_picture_is_said_so(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_picture", broken)
    pictures.forget(Item.objects.filter(index=2).values_list("picture", flat=True))
    with pytest.raises(pictures.PictureLost):
        pipeline.run(case, Watched(), lambda _: None)


def test_every_step_has_words_in_both_languages() -> None:
    from django.utils import translation

    messages = [steps.reading_text(), steps.reading_picture(2, 5), steps.FINDING_CLAIMS, steps.CHECKING, steps.JUDGING]
    for message in messages:
        with translation.override("en"):
            english = sentence(message)
        with translation.override("zh-hans"):
            assert sentence(message) != english


def test_two_pictures_are_read_at_a_time(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    together = threading.Barrier(2)

    def read(index: int, picture: Picture) -> Reading:
        together.wait(20)
        return Reading(item=index, kind=ItemKind.PICTURE)

    monkeypatch.setattr(reading, "read_picture", read)
    kept: list[Reading] = []
    pipeline.run(case, Watched(), kept.append)
    assert sorted(one.item for one in kept) == [0, 1, 2]


def test_what_is_read_first_is_kept_first_and_concluded_in_the_order_it_was_handed_in(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_is_kept = threading.Event()

    def read(index: int, picture: Picture) -> Reading:
        if index == 1:
            second_is_kept.wait(20)
        return Reading(item=index, kind=ItemKind.PICTURE)

    def keep(reading: Reading) -> None:
        kept.append(reading.item)
        if reading.item == 2:
            second_is_kept.set()

    kept: list[int] = []
    watched = Watched()
    monkeypatch.setattr(reading, "read_picture", read)
    outcome = pipeline.run(case, watched, keep)
    assert kept == [0, 2, 1]
    assert [one.item for one in outcome.readings] == [0, 1, 2]
    assert [words for words, _, _ in watched.steps][1:3] == [sentence(steps.reading_picture(1, 2))] * 2
    assert [done for _, done, _ in watched.steps] == [0, 1, 2, 3, 4, 5]


def test_receipts_are_looked_for_while_other_items_are_read_and_again_only_where_a_line_was_corrected(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[tuple[int, bool]] = []

    def find(readings: Sequence[Reading]) -> tuple[Receipt, ...]:
        looked.extend((one.item, threading.current_thread().name.startswith("reading")) for one in readings)
        return ()

    monkeypatch.setattr(claims, "find_receipts", find)
    monkeypatch.setattr(reading, "read_picture", lambda index, _: Reading(item=index, kind=ItemKind.PICTURE))
    outcome = pipeline.run(case, Watched(), lambda _: None)
    assert sorted(looked) == [(0, True), (1, True), (2, True)]
    text = outcome.readings[0].lines[0].text
    corrected = Amendments(rereads=(Reread(item=0, start=0, length=len(text), text=text + "。"),))
    parsed = {one.item: pipeline._Parsed(one) for one in outcome.readings}
    looked.clear()
    pipeline.conclude(outcome.readings, TODAY, corrected=corrected, parsed=parsed)
    assert looked == [(0, False)]


def test_a_case_that_is_left_in_the_middle_begins_no_further_picture(
    db: None, now: datetime, case_of: Callable[[Opened], Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_of(open_case(new_case("", tuple(draw(str(number)) for number in range(6))), now))
    begun: list[int] = []
    go_on = threading.Event()

    def read(index: int, picture: Picture) -> Reading:
        begun.append(index)
        if index:
            go_on.wait(20)
        return Reading(item=index, kind=ItemKind.PICTURE)

    def lose(reading: Reading) -> None:
        raise LeaseLost

    monkeypatch.setattr(reading, "read_picture", read)
    with pytest.raises(LeaseLost):
        pipeline.run(case, Watched(), lose)
    go_on.set()
    assert set(begun) <= {0, 1, 2}
