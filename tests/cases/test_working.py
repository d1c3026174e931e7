"""One attempt at a case: what the row says at the end, whatever happens in the middle."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from celery.exceptions import TimeLimitExceeded, WorkerLostError
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from checker import reading
from checker.cases import claiming, pictures, pipeline, retention, working
from checker.cases.models import Case, Failure, Item, State, StoredOutcome
from checker.cases.opening import Opened, open_case
from checker.cases.queries import outcome_of
from checker.cases.tasks import tell_of_a_death, work_on_case
from checker.vocabulary import Outcome
from tests.cases.conftest import POST, draw, new_case
from tests.cases.test_pipeline import timeless


@pytest.fixture
def case(opened: Opened, case_of: Callable[[Opened], Case]) -> Case:
    return case_of(opened)


class Clock:
    """Says the same moment until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def fails(error: BaseException) -> Callable[..., Outcome]:
    def run(*_: object, **__: object) -> Outcome:
        raise error

    return run


def test_a_case_is_worked_on_to_its_end(case: Case, now: datetime) -> None:
    assert working.work_on(case.id, Clock(now))
    case.refresh_from_db()
    outcome = outcome_of(case)
    assert outcome is not None
    assert (case.state, case.finished_at, case.attempts) == (State.DONE, now, 1)
    assert case.library_version == outcome.library
    assert timeless(outcome) == timeless(pipeline.examine([POST], today=now.date()))
    assert Item.objects.get().reading is not None


@pytest.mark.parametrize(
    ("pictures_too", "quiet", "steps"),
    [(True, 60.0, (1, 5)), (True, 0.0, (4, 5)), (False, 0.0, (3, 4)), (False, 60.0, (0, 0))],
)
def test_what_is_being_done_is_said_of_work_that_takes_a_while(
    now: datetime,
    db: None,
    case_of: Callable[[Opened], Case],
    monkeypatch: pytest.MonkeyPatch,
    pictures_too: bool,
    quiet: float,
    steps: tuple[int, int],
) -> None:
    monkeypatch.setattr(working, "QUIET_SECONDS", quiet)
    case = case_of(open_case(new_case(pictures=(draw(),) if pictures_too else ()), now))
    assert working.work_on(case.id, Clock(now))
    case.refresh_from_db()
    assert (case.steps_done, case.steps_total) == steps


def test_hints_that_come_twice_or_too_late_do_nothing(case: Case) -> None:
    hint = {"case_id": str(case.id)}
    for _ in range(5):
        work_on_case(**hint, from_a_newer_version=True)
    assert StoredOutcome.objects.count() == 1
    case.delete()
    work_on_case(**hint)
    assert not Case.objects.exists()


def test_an_unforeseen_error_is_tried_three_times(case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "run", fails(ZeroDivisionError()))
    clock = Clock(now)
    for attempt in (1, 2, 3):
        case.refresh_from_db()
        assert (case.state, case.attempts, case.failure) == (State.QUEUED, attempt - 1, "")
        assert working.work_on(case.id, clock)
        assert not working.work_on(case.id, clock), "a pause comes first"
        clock.now += timedelta(minutes=1)
    case.refresh_from_db()
    assert (case.state, case.failure) == (State.FAILED, Failure.BROKEN)
    assert not working.work_on(case.id, clock)


@pytest.mark.parametrize("away", [OSError("disk full"), OperationalError("locked"), InterfaceError("closed")])
def test_what_is_away_for_a_while_costs_time_and_no_attempt(
    away: Exception, case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(now)
    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "run", fails(away))
        for _ in range(5):
            assert working.work_on(case.id, clock)
            assert not working.work_on(case.id, clock), "a pause comes first"
            clock.now += timedelta(seconds=10)
    working.work_on(case.id, clock)
    case.refresh_from_db()
    assert (case.state, case.attempts) == (State.DONE, 1)


def test_nothing_is_put_off_for_ever(case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "run", fails(OperationalError("always")))
    clock = Clock(now + timedelta(hours=2))
    for _ in range(3):
        working.work_on(case.id, clock)
        clock.now += timedelta(minutes=1)
    case.refresh_from_db()
    assert (case.state, case.failure, case.attempts) == (State.FAILED, Failure.BROKEN, 3)


def test_the_end_of_an_attempt_waits_for_the_database(
    case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "run", fails(OperationalError("gone")))
    monkeypatch.setattr(working, "AGAIN_SECONDS", 0.01)
    write, asked = claiming.put_off, []

    def twice_away(*args: Any) -> None:
        asked.append(args)
        if len(asked) < 3:
            raise OperationalError("still gone")
        write(*args)

    monkeypatch.setattr(claiming, "put_off", twice_away)
    working.work_on(case.id, Clock(now))
    case.refresh_from_db()
    assert (case.state, case.attempts, len(asked)) == (State.QUEUED, 0, 3)


def test_a_lost_picture_ends_the_case_at_once(db: None, now: datetime, case_of: Callable[[Opened], Case]) -> None:
    case = case_of(open_case(new_case(pictures=(draw(),)), now))
    pictures.forget(Item.objects.exclude(picture="").values_list("picture", flat=True))
    working.work_on(case.id, Clock(now))
    case.refresh_from_db()
    assert (case.state, case.failure, case.attempts) == (State.FAILED, Failure.PICTURE_LOST, 1)


def test_a_worker_that_is_asked_to_stop_gives_the_case_back(
    case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "run", fails(SystemExit(0)))
    with pytest.raises(SystemExit):
        working.work_on(case.id, Clock(now))
    case.refresh_from_db()
    assert (case.state, case.attempts) == (State.QUEUED, 0)


def test_a_case_that_is_erased_meanwhile_is_let_go(
    opened: Opened, case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.run

    def run(*args: Any, **kwargs: Any) -> Outcome:
        outcome = whole(*args, **kwargs)
        retention.delete(opened.token, opened.delete_token)
        return outcome

    monkeypatch.setattr(pipeline, "run", run)
    assert working.work_on(case.id, Clock(now))
    assert not Case.objects.exists()
    assert not StoredOutcome.objects.exists()


def test_a_worker_that_slept_past_its_lease_overwrites_nothing(
    case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, clock = pipeline.run, Clock(now)

    def run(*args: Any, **kwargs: Any) -> Outcome:
        outcome = whole(*args, **kwargs)
        monkeypatch.setattr(pipeline, "run", whole)
        working.work_on(case.id, Clock(now + timedelta(minutes=2)))  # the other worker, while this one sleeps
        return outcome

    monkeypatch.setattr(pipeline, "run", run)
    working.work_on(case.id, clock)
    case.refresh_from_db()
    assert (case.attempts, case.finished_at) == (2, now + timedelta(minutes=2))
    assert StoredOutcome.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_long_work_keeps_its_lease_after_the_database_was_away(
    now: datetime, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LEASE_SECONDS = 1
    monkeypatch.setattr(working, "AGAIN_SECONDS", 0.01)
    open_case(new_case(), now)
    case_id, whole, renewed = Case.objects.get().id, claiming.renew, threading.Event()
    away = [OperationalError("gone"), InterfaceError("closed")]

    def renew(lease: claiming.Lease, moment: datetime) -> None:
        if away:
            raise away.pop()
        whole(lease, moment)
        renewed.set()

    monkeypatch.setattr(claiming, "renew", renew)
    monkeypatch.setattr(
        pipeline, "run", lambda *_, **__: renewed.wait(10) and pipeline.examine([POST], today=now.date())
    )
    assert working.work_on(case_id, timezone.now)
    assert (Case.objects.get().state, away) == (State.DONE, [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("error", "attempts"), [(WorkerLostError("killed"), 1), (TimeLimitExceeded(300), 1), (ValueError("alive"), 0)]
)
def test_a_process_that_died_over_a_case_is_counted_at_once(
    case: Case, now: datetime, error: Exception, attempts: int
) -> None:
    assert claiming.claim(case.id, now, "the-id-of-a-task")
    tell_of_a_death(task_id="the-id-of-a-task", exception=error)
    assert Case.objects.filter(state=State.QUEUED).count() == attempts


@pytest.mark.django_db(transaction=True)
def test_long_work_keeps_its_lease(now: datetime, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LEASE_SECONDS = 1
    open_case(new_case(pictures=(draw(),)), now)
    case_id = Case.objects.get().id
    going_on, may_end = threading.Event(), threading.Event()
    whole = reading.read_picture

    def slowly(*args: Any, **kwargs: Any) -> Any:
        going_on.set()
        may_end.wait(10)
        return whole(*args, **kwargs)

    monkeypatch.setattr(reading, "read_picture", slowly)
    monkeypatch.setattr(reading, "read_text", reading.read_text)
    worker = threading.Thread(target=_work_and_close, args=(case_id,))
    worker.start()
    assert going_on.wait(10)
    time.sleep(2.5)
    assert claiming.claim(case_id, timezone.now()) is None
    may_end.set()
    worker.join(60)
    assert Case.objects.get().state == State.DONE
    assert Case.objects.get().attempts == 1


def _work_and_close(case_id: Any) -> None:
    from django.db import connection

    try:
        working.work_on(case_id, timezone.now)
    finally:
        connection.close()
