"""Lists: every row is answered exactly once, behind every shopper, and nothing is kept longer than a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from checker import reading
from checker.cases import (
    batch_feeding,
    batch_hinting,
    batch_limits,
    batches,
    claiming,
    hinting,
    opening,
    pictures,
    queries,
    retention,
    sweeping,
)
from checker.cases.batch_limits import TooManyBatches, TooMuchKept
from checker.cases.batches import Arrived, BatchNotFound, NotReady
from checker.cases.models import Arrival, Batch, BatchRow, BatchState, Case, Item, RowState, State
from checker.cases.opening import open_case
from checker.cases.stores import StoreAway
from checker.organisations import people
from checker.organisations.models import Member, Role
from checker.organisations.opening import open_organisation
from checker.reading.refusals import DecoderUnavailable
from tests.cases.conftest import new_case

COLUMNS = {"text": "words", "id": "number"}


@pytest.fixture
def member(db: None, now: datetime) -> Member:
    organisation = open_organisation("shoppers", "Shoppers' Union", now)
    person = people.make("editor@shoppers.example", name="Editor")
    return Member.objects.create(organisation=organisation, person=person, role=Role.EDITOR, joined_at=now)


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return file.getvalue()


def rows(number: int) -> list[Arrived]:
    return [
        Arrived(ref=str(one), cells={"number": str(one), "words": f"专柜小票齐全，第{one}件"}) for one in range(number)
    ]


def started(member: Member, some: list[Arrived], now: datetime) -> Batch:
    batch = batches.receive(member, "list.csv", some, "zh-hans", now)
    batches.start(batch, COLUMNS, now)
    batch.refresh_from_db()
    return batch


def feed_all(now: datetime) -> None:
    while batch_feeding.feed(now):
        Case.objects.filter(state=State.QUEUED).update(state=State.DONE, finished_at=now)


def test_every_row_becomes_one_case_in_its_order(member: Member, now: datetime) -> None:
    batch = started(member, rows(95), now)
    feed_all(now)
    batch.refresh_from_db()
    assert (batch.state, batch.fed) == (BatchState.DONE, 95)
    assert batch.finished_at == now
    kept = list(batch.rows.order_by("number").select_related("case"))
    assert len({row.case_id for row in kept}) == 95
    texts = dict(Item.objects.values_list("case_id", "text"))
    assert [texts[row.case_id] for row in kept if row.case_id] == [f"专柜小票齐全，第{one}件" for one in range(95)]
    assert all(row.cells == {} for row in kept), "the words are kept once only"


def test_only_a_few_rows_are_cases_at_a_time_and_shoppers_are_never_turned_away(
    member: Member, now: datetime, settings: Any
) -> None:
    settings.QUEUE_LIMIT = 5
    started(member, rows(500), now)
    while batch_feeding.feed(now):
        pass
    assert Case.objects.count() <= batch_feeding.AHEAD + batch_feeding.TEXTS_AT_ONCE
    assert open_case(new_case(), now).created
    assert queries.state_of_work(now + timedelta(hours=1)).waiting == 1


def test_shoppers_go_first(member: Member, now: datetime) -> None:
    started(member, rows(3), now)
    batch_feeding.feed(now)
    later = now + timedelta(minutes=1)
    open_case(new_case(), later)
    assert batch_feeding.next_case(later) == Case.objects.get(batch=None).id
    Case.objects.filter(batch=None).update(state=State.DONE, finished_at=later)
    first = BatchRow.objects.get(number=0)
    assert batch_feeding.next_case(later) == first.case_id


def test_two_workers_with_the_same_rows_open_them_once(
    member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = started(member, rows(30), now)
    before = batch_feeding._post_of

    def another_is_quicker(row: BatchRow, of: Batch, at: datetime) -> Any:
        monkeypatch.setattr(batch_feeding, "_post_of", before)
        batch_feeding.feed(now)
        return before(row, of, at)

    monkeypatch.setattr(batch_feeding, "_post_of", another_is_quicker)
    batch_feeding.feed(now)
    batch.refresh_from_db()
    assert batch.fed == Case.objects.count() == batch_feeding.TEXTS_AT_ONCE


def test_a_worker_that_dies_while_opening_leaves_nothing_half_done(
    member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = started(member, rows(10), now)
    calls: list[int] = []

    def dies(new: opening.NewCase, at: datetime) -> opening.Opened:
        calls.append(1)
        if len(calls) == 4:
            raise SystemExit
        return open_case(new, at)

    monkeypatch.setattr(batch_feeding, "open_case", dies)
    with pytest.raises(SystemExit):
        batch_feeding.feed(now)
    batch.refresh_from_db()
    assert (batch.fed, Case.objects.count()) == (0, 0)
    monkeypatch.setattr(batch_feeding, "open_case", open_case)
    feed_all(now)
    assert Case.objects.count() == 10


def test_what_is_no_post_is_refused_with_a_reason_and_the_rest_goes_on(member: Member, now: datetime) -> None:
    some = [
        Arrived(ref="a", cells={"words": "  "}),
        Arrived(ref="b", cells={"words": "字" * (opening.MAX_CHARACTERS + 1)}),
        Arrived(ref="c", cells={"words": "正常的一条"}),
        Arrived(ref="d", pictures=(b"no picture",)),
        Arrived(ref="e", pictures=(png(), png())),
    ]
    batch = started(member, some, now)
    feed_all(now)
    kept = {row.ref: row for row in batch.rows.all()}
    assert {ref for ref, row in kept.items() if row.state == RowState.REFUSED} == {"a", "b", "d"}
    reasons = [row.problem["id"] for _, row in sorted(kept.items()) if row.problem]
    assert reasons == ["bulk.no-text", "bulk.too-long", "reading.not-a-picture"]
    assert Item.objects.filter(case=kept["e"].case).count() == 2
    assert not Arrival.objects.exists()
    assert not any(name.endswith(".arrived") for name in pictures.older_than(now + timedelta(days=999)))


def test_a_picture_that_ends_its_worker_is_given_up_after_three_times(
    member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = started(member, [Arrived(ref="a", pictures=(png(),))], now)

    def dies(data: bytes) -> None:
        raise SystemExit

    monkeypatch.setattr("checker.reading.decode", dies)
    for _ in range(batch_feeding.MOST_TRIES):
        with pytest.raises(SystemExit):
            batch_feeding.feed(now)
    assert batch_feeding.feed(now) == 0, "they may be other workers, and alive"
    feed_all(now + batch_feeding.STANDS_STILL)
    assert batch.rows.get().problem == {"id": "bulk.unreadable", "params": {}}


@pytest.mark.parametrize("place", ["checker.reading.decode", "checker.cases.pictures.read"])
def test_a_store_or_decoder_that_is_away_is_no_fault_of_the_picture(
    place: str, member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = started(member, [Arrived(ref="a", pictures=(png(),))], now)
    later = now + 2 * batch_feeding.STANDS_STILL

    def away(_: object) -> None:
        raise DecoderUnavailable if place.endswith("decode") else StoreAway

    with monkeypatch.context() as patch:
        patch.setattr(place, away)
        for _ in range(batch_feeding.MOST_TRIES + 1):
            assert batch_feeding.feed(later) == 0
    feed_all(later)
    assert (batch.rows.get().problem, Case.objects.count()) == (None, 1)


def test_the_same_picture_in_the_hands_of_many_workers_is_read(
    member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = started(member, [Arrived(ref="a", pictures=(png(),))], now)
    decode, hands = reading.decode, []

    def others_come(data: bytes) -> Any:
        hands.append(data)
        assert batch_feeding.feed(now) in (0, 1)
        return decode(data)

    monkeypatch.setattr("checker.reading.decode", others_come)
    feed_all(now)
    assert (len(hands), batch.rows.get().problem, Case.objects.count()) == (batch_feeding.MOST_TRIES, None, 1)


def test_a_list_is_stopped_and_taken_up_where_it_was(member: Member, now: datetime) -> None:
    batch = started(member, rows(60), now)
    batch_feeding.feed(now)
    batches.stop(batch)
    feed_all(now)
    assert Case.objects.count() == batch_feeding.TEXTS_AT_ONCE
    with pytest.raises(NotReady):
        batches.stop(batch)
    batches.resume(batch, now)
    feed_all(now)
    assert Case.objects.count() == 60
    with pytest.raises(NotReady):
        batches.resume(batch, now)


def test_an_upload_that_breaks_off_leaves_nothing(member: Member, now: datetime) -> None:
    def breaks_off() -> Any:
        yield Arrived(ref="a", pictures=(png(),))
        yield from rows(300)
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        batches.receive(member, "list.zip", breaks_off(), "en", now)
    assert not Batch.objects.exists()
    assert not list(pictures.older_than(now + timedelta(days=999)))


def test_an_organisation_has_a_few_lists_at_a_time_and_only_its_own(member: Member, now: datetime) -> None:
    mine = [batches.receive(member, "list", rows(1), "en", now) for _ in range(batch_limits.MOST_UNFINISHED)]
    with pytest.raises(TooManyBatches):
        batches.receive(member, "list", rows(1), "en", now)
    other = open_organisation("others", "Others", now)
    foreign = Member.objects.create(organisation=other, person=member.person, role=Role.OWNER, joined_at=now)
    assert batches.batch_for(member, mine[0].id) == mine[0]
    with pytest.raises(BatchNotFound):
        batches.batch_for(foreign, mine[0].id)


def test_stopped_lists_are_counted_while_they_are_kept_and_go_on_only_where_there_is_room(
    member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_limits, "MOST_KEPT", 4)
    stopped = started(member, rows(1), now)
    batches.stop(stopped)
    for _ in range(batch_limits.MOST_UNFINISHED):
        moving = started(member, rows(1), now)
    with pytest.raises(TooManyBatches):
        batches.resume(stopped, now)
    batches.stop(moving)
    with pytest.raises(TooMuchKept):
        batches.receive(member, "list", rows(1), "en", now)
    batches.resume(stopped, now)
    feed_all(now)
    batches.receive(member, "list", rows(1), "en", now)


def test_the_bytes_of_all_unfinished_lists_are_bounded_together(
    member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_limits, "MOST_KEPT_BYTES", 3 * len(png()))
    some = [Arrived(ref="a", pictures=(png(), png()))]
    batches.stop(started(member, some, now))
    with pytest.raises(TooMuchKept):
        batches.receive(member, "list", some, "en", now)
    assert Batch.objects.count() == 1, "nothing of a list that is too much stays"
    assert Arrival.objects.count() == 2


@pytest.mark.parametrize("kind", ["opened", "waiting", "unused"])
def test_a_list_is_erased_with_all_that_came_of_it(kind: str, member: Member, now: datetime, settings: Any) -> None:
    some = [Arrived(ref="a", pictures=(png(),))]
    batches.receive(member, "list", some, "en", now) if kind == "unused" else started(member, some, now)
    if kind == "opened":
        feed_all(now)
    days = 1 if kind == "unused" else settings.RETENTION_DAYS
    retention.enforce(now + timedelta(days=days) - timedelta(hours=1))
    assert Batch.objects.exists()
    assert list(pictures.older_than(now + timedelta(days=999))), "a file that waits for its row is no orphan"
    retention.enforce(now + timedelta(days=days, seconds=1))
    assert [model.objects.count() for model in (Batch, BatchRow, Arrival, Case, Item)] == [0] * 5
    assert not list(pictures.older_than(now + timedelta(days=999)))


def test_workers_are_told_of_lists_while_there_are_any(
    member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.WORKER_PROCESSES = 2
    told: list[int] = []
    monkeypatch.setattr(hinting, "hint_at_lists", lambda seconds: told.append(seconds) or True)
    batch_hinting.hint(now)
    assert not told
    started(member, rows(1), now)
    batch_hinting.hint(now)
    assert told == [2 * settings.SWEEP_SECONDS] * 2


def test_where_nobody_takes_a_list_up_somebody_stands_in(
    member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(member, rows(60), now)
    stood_in: list[int] = []
    monkeypatch.setattr(sweeping.Sweeper, "_stand_in", lambda self: stood_in.append(1))
    monkeypatch.setattr(hinting, "hint_at_lists", lambda seconds: False)
    sweeping.Sweeper(clock=lambda: now).sweep(now + timedelta(seconds=20))
    assert not stood_in
    sweeping.Sweeper(clock=lambda: now).sweep(now + timedelta(seconds=40))
    assert stood_in
    batch_feeding.feed(now + timedelta(seconds=40))
    assert not batch_hinting.nobody_works(now + timedelta(seconds=60))
    assert batch_hinting.nobody_works(now + timedelta(minutes=3))


def test_a_case_of_a_list_that_was_left_running_is_taken_over(
    member: Member, now: datetime, case_of: Callable[..., Case]
) -> None:
    started(member, rows(1), now)
    batch_feeding.feed(now)
    case = Case.objects.get()
    assert claiming.claim(case.id, now)
    assert batch_feeding.next_case(now + timedelta(seconds=5)) is None
    assert batch_feeding.next_case(now + timedelta(minutes=5)) == case.id
