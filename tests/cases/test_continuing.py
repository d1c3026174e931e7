"""Continuing a case: what is added joins what was there, once, and each version keeps its own answer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from checker.archive.models import Memory, Trace
from checker.cases import claiming, continuing, pictures, queries, working
from checker.cases.continuing import CannotContinue, ContinuedMeanwhile, More, NoRoom
from checker.cases.models import Case, Item, State, StoredOutcome
from checker.cases.opening import NotAccepted, NothingHandedIn, Opened, TooBusy, open_case
from tests.cases.conftest import POST, cut_off_at_commit, draw, new_case

MORE = "还有：全年现货齐码，随时发，只收微信转账"
LATER = timedelta(minutes=5)


@pytest.fixture
def case(opened: Opened, now: datetime, case_of: Callable[[Opened], Case]) -> Case:
    """A case that has been answered once."""
    case = case_of(opened)
    assert working.work_on(case.id, lambda: now)
    case.refresh_from_db()
    return case


def more(text: str = MORE, *words: str, after: int = 1) -> More:
    return More(text=text, pictures=tuple(draw(word) for word in words), after=after)


def test_a_continued_case_is_asked_again_with_everything(case: Case, now: datetime) -> None:
    assert continuing.continue_case(case, more(MORE, "receipt"), now + LATER)
    case.refresh_from_db()
    assert (case.state, case.version, case.attempts, case.finished_at) == (State.QUEUED, 2, 0, None)
    assert (case.created_at, case.asked_at) == (now, now + LATER)
    assert list(case.items.values_list("index", "version", "kind")) == [
        (0, 1, "text"),
        (1, 2, "text"),
        (2, 2, "picture"),
    ]
    assert working.work_on(case.id, lambda: now + LATER)
    assert [version.number for version in queries.versions_of(case)] == [1, 2]
    first, second = queries.outcome_of(case, 1), queries.outcome_of(case)
    assert first
    assert second
    assert (len(first.readings), len(second.readings)) == (1, 3)
    assert second.verdict.score > first.verdict.score
    assert first.readings[0].text == second.readings[0].text == POST


def test_what_was_read_before_is_not_read_again(case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    continuing.continue_case(case, more(), now + LATER)
    read: list[str] = []
    whole = working.pipeline.reading.read_text
    monkeypatch.setattr(working.pipeline.reading, "read_text", lambda item: read.append(item.text) or whole(item))
    working.work_on(case.id, lambda: now + LATER)
    assert read == [MORE]


def test_the_same_sent_twice_is_added_once(case: Case, now: datetime) -> None:
    assert continuing.continue_case(case, more(MORE, "receipt"), now + LATER)
    case.refresh_from_db()
    assert not continuing.continue_case(case, more(MORE, "receipt"), now + LATER)
    assert case.items.count() == 3


def test_of_two_who_continue_the_same_version_the_second_is_told(case: Case, now: datetime) -> None:
    stale = Case.objects.get(id=case.id)
    continuing.continue_case(case, more(), now + LATER)
    for late in (stale, Case.objects.get(id=case.id)):
        with pytest.raises(ContinuedMeanwhile):
            continuing.continue_case(late, more("something else"), now + LATER)
    assert case.items.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_at_one_moment_one_is_kept(case: Case, now: datetime) -> None:

    def click(_: int) -> bool:
        try:
            return continuing.continue_case(case, more(MORE, "receipt"), now + LATER)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as clicks:
        assert sum(clicks.map(click, range(6))) == 1
    assert Item.objects.count() == 3
    assert len(list(pictures.older_than(datetime.now(now.tzinfo) + LATER))) == 1


@pytest.mark.django_db(transaction=True)
def test_what_was_added_stays_whole_where_the_commit_was_not_answered(case: Case, now: datetime) -> None:
    with cut_off_at_commit(), pytest.raises(NotAccepted):
        continuing.continue_case(case, more(MORE, "receipt"), now + LATER)
    assert not continuing.continue_case(case, more(MORE, "receipt"), now + LATER)
    assert pictures.is_kept(Item.objects.get(kind="picture").picture)
    assert working.work_on(case.id, lambda: now + LATER)
    assert Case.objects.get().state == State.DONE


def test_an_old_lease_cannot_end_the_new_version(case: Case, opened: Opened, now: datetime) -> None:
    continuing.continue_case(case, more(), now + LATER)
    slow = claiming.claim(case.id, now + LATER)
    quick = claiming.claim(case.id, now + LATER * 2)
    assert slow
    assert quick
    outcome = queries.outcome_of(case, 1)
    assert outcome
    with pytest.raises(claiming.LeaseLost):
        claiming.finish(slow, outcome, now + LATER * 2)
    claiming.finish(quick, outcome, now + LATER * 2)
    assert list(StoredOutcome.objects.values_list("version", flat=True)) == [1, 2]


def test_nine_pictures_and_twenty_thousand_characters_fit_into_a_case(case: Case, now: datetime) -> None:
    room = continuing.room_in(case)
    assert room == continuing.Room(pictures=9, characters=20_000 - len(POST))
    with pytest.raises(NoRoom) as too_long:
        continuing.continue_case(case, more("长" * (room.characters + 1)), now)
    assert too_long.value.room == room
    with pytest.raises(NoRoom):
        continuing.continue_case(case, more("", *map(str, range(10))), now)
    assert continuing.continue_case(case, more("长" * room.characters, *map(str, range(9))), now)
    assert continuing.room_in(case) == continuing.Room(pictures=0, characters=0)


def test_nothing_added_is_no_new_version(case: Case, now: datetime) -> None:
    with pytest.raises(NothingHandedIn):
        continuing.continue_case(case, more(" \n"), now)


def test_a_case_goes_on_only_while_its_originals_are_there(
    db: None, now: datetime, case_of: Callable[[Opened], Case]
) -> None:
    case = case_of(open_case(new_case(pictures=(draw(),)), now))
    with pytest.raises(CannotContinue):
        continuing.continue_case(case, more(), now)
    working.work_on(case.id, lambda: now)
    case.refresh_from_db()
    assert continuing.can_continue(case)
    pictures.forget(case.items.exclude(picture="").values_list("picture", flat=True))
    with pytest.raises(CannotContinue):
        continuing.continue_case(case, more(), now)
    assert case.version == 1


def test_a_case_whose_originals_are_erased_just_now_does_not_go_on(case: Case, now: datetime) -> None:
    late = Case.objects.get(id=case.id)
    Case.objects.filter(id=case.id).update(masked_at=now)
    assert not continuing.can_continue(Case.objects.get(id=case.id))
    with pytest.raises(ContinuedMeanwhile):
        continuing.continue_case(late, more(), now)
    assert case.items.count() == 1


def test_a_case_is_not_asked_again_for_ever(case: Case, now: datetime) -> None:
    Case.objects.filter(id=case.id).update(version=continuing.MOST_VERSIONS)
    case.refresh_from_db()
    with pytest.raises(CannotContinue):
        continuing.continue_case(case, more(after=case.version), now)


def test_a_full_queue_and_a_full_disk_keep_nothing(
    case: Case, now: datetime, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(pictures, "keep", full)
        with pytest.raises(NotAccepted):
            continuing.continue_case(case, more("", "receipt"), now)
    settings.QUEUE_LIMIT = 0  # type: ignore[attr-defined]
    with pytest.raises(TooBusy):
        continuing.continue_case(case, more(), now)
    case.refresh_from_db()
    assert (case.state, case.version, case.items.count()) == (State.DONE, 1, 1)


def test_a_continued_case_is_remembered_with_what_was_added(case: Case, now: datetime) -> None:
    before = Trace.objects.count()
    continuing.continue_case(case, more(MORE + " 加微信 example-shop7"), now + LATER)
    working.work_on(case.id, lambda: now + LATER)
    assert Memory.objects.get().case == case.id
    assert Trace.objects.count() > before
