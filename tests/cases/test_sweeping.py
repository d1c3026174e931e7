"""The sweeper: hints again at what waits, ends what failed too often, notices when nobody works."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

import pytest

from checker.cases import claiming, hinting, queries, retention, sweeping
from checker.cases.models import Case, Failure, Heartbeat, State
from checker.cases.opening import Opened, open_case
from checker.cases.stores import StoreAway
from tests.cases.conftest import new_case

LATER = timedelta(seconds=61)


@pytest.fixture
def case(opened: Opened, case_of: Callable[[Opened], Case]) -> Case:
    return case_of(opened)


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """The ids of the cases that were hinted at; the broker takes everything."""
    given: list[UUID] = []

    def take(case_id: UUID, *, even_if_resting: bool = False) -> bool:
        assert even_if_resting
        given.append(case_id)
        return True

    monkeypatch.setattr(hinting, "hint", take)
    return given


def test_a_fresh_case_is_left_to_its_first_hint(case: Case, now: datetime, hints: list[UUID]) -> None:
    assert sweeping.hint_again(now + timedelta(seconds=1)) == 0


def test_a_waiting_case_is_hinted_at_again_but_not_at_every_sweep(case: Case, now: datetime, hints: list[UUID]) -> None:
    for second in range(5, 65, 3):
        sweeping.hint_again(now + timedelta(seconds=second))
    assert set(hints) == {case.id}
    assert 4 <= len(hints) <= 12


def test_few_are_hinted_at_again_while_somebody_works(
    db: None, now: datetime, hints: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their first hints are mostly still on the broker; where nobody works they are lost."""
    monkeypatch.setattr(sweeping, "HINTS_WHILE_BUSY", 2)
    for _ in range(4):
        open_case(new_case(), now)
    busy = Case.objects.order_by("id").first()
    assert busy is not None
    assert claiming.claim(busy.id, now + timedelta(seconds=20))
    assert sweeping.hint_again(now + timedelta(seconds=21)) == 2
    assert sweeping.hint_again(now + timedelta(seconds=90)) == 4


def test_a_case_whose_worker_died_is_hinted_at(case: Case, now: datetime, hints: list[UUID]) -> None:
    claiming.claim(case.id, now)
    assert sweeping.hint_again(now + timedelta(seconds=59)) == 0
    assert sweeping.hint_again(now + LATER) == 1


def test_a_dead_broker_is_asked_once_a_sweep(db: None, now: datetime) -> None:
    for _ in range(3):
        open_case(new_case(), now)
    assert sweeping.hint_again(now + LATER) == 0
    assert hinting.breaker.failed == 1
    assert sweeping.hint_again(now + LATER) == 0, "a resting breaker must not keep the sweeper from trying"
    assert hinting.breaker.failed == 2


def test_a_case_that_dies_three_times_is_ended_with_a_reason(case: Case, now: datetime) -> None:
    for attempt in range(claiming.MAX_ATTEMPTS):
        assert sweeping.end_exhausted(now + LATER * attempt) == 0
        assert claiming.claim(case.id, now + LATER * attempt)
    assert sweeping.end_exhausted(now + LATER * claiming.MAX_ATTEMPTS) == 1
    case.refresh_from_db()
    assert (case.state, case.failure) == (State.FAILED, Failure.INTERRUPTED)


def test_it_notices_when_nobody_works(db: None, now: datetime) -> None:
    open_case(new_case(), now)
    assert not sweeping.nobody_works(now + timedelta(seconds=10))
    assert sweeping.nobody_works(now + timedelta(seconds=20))


def test_a_long_queue_with_a_busy_worker_is_no_alarm(db: None, now: datetime) -> None:
    for _ in range(3):
        open_case(new_case(), now)
    busy = Case.objects.first()
    assert busy is not None
    claiming.claim(busy.id, now + timedelta(seconds=10))
    assert not sweeping.nobody_works(now + timedelta(seconds=40))


def test_a_round_leaves_a_heartbeat(db: None, now: datetime, hints: list[UUID]) -> None:
    assert "sweeper" in queries.state_of_work(now).troubles
    sweeper = sweeping.Sweeper(clock=lambda: now)
    sweeper.sweep(now)
    sweeper.sweep(now + timedelta(seconds=5))
    assert Heartbeat.objects.get().at == now
    assert queries.state_of_work(now + timedelta(seconds=5)).troubles == ()
    assert queries.state_of_work(now + timedelta(seconds=200)).troubles == ("sweeper",)


@pytest.mark.parametrize(("number", "counted"), [(signal.SIGKILL, True), (signal.SIGTERM, False)])
def test_it_sees_when_the_process_that_stands_in_is_killed(
    case: Case, now: datetime, hints: list[UUID], number: signal.Signals, counted: bool
) -> None:
    sweeper = sweeping.Sweeper(clock=lambda: now)
    code = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: sys.exit(0)); print(1); time.sleep(60)"
    sweeper.stand_in = subprocess.Popen([sys.executable, "-u", "-c", code], stdout=subprocess.PIPE)
    sweeper.stand_in_as = "one"
    assert claiming.claim(case.id, now, "one")
    with sweeper.stand_in as process:
        assert process.stdout
        process.stdout.readline()
        sweeper.sweep(now)
        assert sweeper.stand_in is process
        process.send_signal(number)
        process.wait()
    sweeper.sweep(now)
    case.refresh_from_db()
    assert (case.state, sweeper.stand_in) == (State.QUEUED if counted else State.RUNNING, None)


def test_a_store_that_is_away_does_not_end_it(
    db: None, now: datetime, hints: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = Event()

    def away(_: datetime) -> int:
        stop.set()
        raise StoreAway

    monkeypatch.setattr(retention, "enforce", away)
    sweeper = sweeping.Sweeper(clock=lambda: now)
    sweeper.run(stop)
    assert stop.is_set()
    assert sweeper.next_retention is None, "it is tried again"


def test_a_case_that_waits_for_minutes_is_a_trouble(case: Case, now: datetime) -> None:
    state = queries.state_of_work(now + timedelta(seconds=300))
    assert (state.waiting, state.oldest_waiting_seconds) == (1, 300)
    assert "queue" in state.troubles


def test_after_a_clock_was_set_back_a_waiting_case_is_hinted_at(case: Case, now: datetime, hints: list[UUID]) -> None:
    before = now - timedelta(minutes=10)
    sweeping.hint_again(before)
    assert hints == [case.id]
    assert sweeping.hint_again(before + timedelta(seconds=1)) == 0


def test_after_a_clock_was_set_back_a_dead_workers_case_goes_on(case: Case, now: datetime, hints: list[UUID]) -> None:
    claiming.claim(case.id, now)
    before = now - timedelta(minutes=10)
    assert sweeping.nobody_works(before)
    sweeping.hint_again(before)
    assert hints == [case.id]
    assert claiming.claim(case.id, before)


def test_after_a_clock_was_set_back_a_pause_is_over(case: Case, now: datetime) -> None:
    lease = claiming.claim(case.id, now)
    assert lease
    claiming.give_back(lease, now)
    assert claiming.claim(case.id, now) is None
    assert claiming.claim(case.id, now - timedelta(minutes=10))


def test_after_a_clock_was_set_back_the_round_goes_on(db: None, now: datetime, hints: list[UUID]) -> None:
    sweeper = sweeping.Sweeper(clock=lambda: now)
    before = now - timedelta(minutes=10)
    sweeper.sweep(now)
    sweeper.sweep(before)
    assert Heartbeat.objects.get().at == before
