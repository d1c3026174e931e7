"""Leases: one worker at a time, and whoever lost the lease writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from checker.cases import claiming
from checker.cases.claiming import Lease, LeaseLost
from checker.cases.models import Case, Failure, Item, State, StoredOutcome
from checker.cases.opening import Opened, open_case
from checker.vocabulary import ItemKind, Level, Message, Outcome, Reading, Verdict
from tests.cases.conftest import new_case

LATER = timedelta(seconds=61)
OUTCOME = Outcome(
    library="test",
    readings=(Reading(item=0, kind=ItemKind.TEXT, text="你好"),),
    claims=(),
    offers=(),
    findings=(),
    verdict=Verdict(level=Level.CANNOT_TELL, score=0, rule="too-little"),
)


@pytest.fixture
def case(opened: Opened, case_of: Callable[[Opened], Case]) -> Case:
    return case_of(opened)


def taken(case: Case, now: datetime) -> Lease:
    lease = claiming.claim(case.id, now)
    assert lease is not None
    return lease


def test_a_case_is_taken_once(case: Case, now: datetime) -> None:
    lease = taken(case, now)
    assert lease.attempt == 1
    assert claiming.claim(case.id, now) is None
    case.refresh_from_db()
    assert case.state == State.RUNNING


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_gets_the_case(now: datetime) -> None:
    open_case(new_case(), now)
    case_id = Case.objects.get().id

    def take(_: int) -> Lease | None:
        try:
            return claiming.claim(case_id, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as workers:
        leases = [lease for lease in workers.map(take, range(16)) if lease]
    assert len(leases) == 1


def test_a_case_is_not_taken_before_its_time(case: Case, now: datetime) -> None:
    claiming.give_back(taken(case, now), now, chance=lambda low, high: high)
    assert claiming.claim(case.id, now + timedelta(seconds=2)) is None
    assert claiming.claim(case.id, now + timedelta(seconds=4)) is not None


def test_when_a_lease_runs_out_another_worker_takes_over(case: Case, now: datetime) -> None:
    slow = taken(case, now)
    quick = taken(case, now + LATER)
    assert quick.attempt == 2
    assert quick.token != slow.token


def test_who_lost_the_lease_writes_nothing(case: Case, now: datetime) -> None:
    slow = taken(case, now)
    quick = taken(case, now + LATER)
    for write in (
        lambda: claiming.renew(slow, now + LATER),
        lambda: claiming.note_step(slow, Message(id="step.checking"), 1, 4),
        lambda: claiming.keep_reading(slow, OUTCOME.readings[0]),
        lambda: claiming.finish(slow, OUTCOME, now + LATER),
        lambda: claiming.fail(slow, Failure.BROKEN, now + LATER),
        lambda: claiming.give_back(slow, now + LATER),
        lambda: claiming.hand_back(slow, now + LATER),
    ):
        with pytest.raises(LeaseLost):
            write()
    assert not StoredOutcome.objects.exists()
    assert Item.objects.get().reading is None
    claiming.finish(quick, OUTCOME, now + LATER)
    with pytest.raises(LeaseLost):
        claiming.finish(quick, OUTCOME, now + LATER)
    assert StoredOutcome.objects.count() == 1


def test_renewing_keeps_others_away(case: Case, now: datetime) -> None:
    lease = taken(case, now)
    claiming.renew(lease, now + timedelta(seconds=50))
    assert claiming.claim(case.id, now + LATER) is None


def test_the_end_is_stored_with_the_library_that_made_it(case: Case, now: datetime) -> None:
    claiming.finish(taken(case, now), OUTCOME, now)
    case.refresh_from_db()
    stored = StoredOutcome.objects.get()
    assert (case.state, case.finished_at, case.library_version) == (State.DONE, now, "test")
    assert (stored.library, stored.level, stored.score) == ("test", "cannot-tell", 0)
    assert claiming.claim(case.id, now + LATER) is None


def test_an_end_that_cannot_be_stored_leaves_the_case_running(case: Case, now: datetime) -> None:
    lease = taken(case, now)
    wrong = Outcome(**{**vars(OUTCOME), "verdict": Verdict(level=Level.STOP, score=101, rule="x")})
    with pytest.raises(IntegrityError), transaction.atomic():
        claiming.finish(lease, wrong, now)
    case.refresh_from_db()
    assert case.state == State.RUNNING


def test_a_stopped_worker_hands_the_case_back_uncounted(case: Case, now: datetime) -> None:
    claiming.hand_back(taken(case, now), now)
    assert taken(case, now).attempt == 1


def test_after_three_attempts_nobody_takes_it_again(case: Case, now: datetime) -> None:
    for attempt in range(claiming.MAX_ATTEMPTS):
        assert taken(case, now + LATER * attempt).attempt == attempt + 1
    assert claiming.claim(case.id, now + LATER * 9) is None


def watched(case: Case, now: datetime, word: str = "one") -> Lease:
    lease = claiming.claim(case.id, now, word)
    assert lease is not None
    return lease


def test_who_is_ended_with_everything_around_costs_no_attempt(case: Case, now: datetime) -> None:
    tokens = set()
    for loss in range(9):
        lease = watched(case, now + LATER * loss)
        assert lease.attempt == 1
        tokens.add(lease.token)
    assert len(tokens) == 9
    late = now + claiming.BLAMELESS_FOR
    assert [watched(case, late + LATER * loss).attempt for loss in range(2)] == [2, 3]
    assert claiming.claim(case.id, late + LATER * 9, "one") is None, "nothing is tried for ever"


def test_who_is_seen_to_die_costs_an_attempt(case: Case, now: datetime) -> None:
    for attempt in (1, 2, 3):
        assert watched(case, now).attempt == attempt
        assert claiming.bury("another", now) == 0
        assert claiming.bury("one", now) == 1
        now += LATER
    case.refresh_from_db()
    assert (case.state, case.failure) == (State.FAILED, Failure.INTERRUPTED)
    assert claiming.bury("one", now) == 0


def test_a_last_attempt_that_is_ended_from_outside_is_made_again(case: Case, now: datetime) -> None:
    for _ in range(2):
        watched(case, now)
        claiming.bury("one", now)
        now += LATER
    assert watched(case, now).attempt == 3
    assert not Case.objects.filter(claiming.is_exhausted(now + LATER)).exists()
    assert Case.objects.filter(claiming.due(now + LATER)).exists()
    assert watched(case, now + LATER).attempt == 3


def test_whom_nobody_watches_is_counted(case: Case, now: datetime) -> None:
    watched(case, now)
    assert taken(case, now + LATER).attempt == 1
    assert taken(case, now + 2 * LATER).attempt == 2


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": "sleeping"},
        {"state": State.RUNNING},
        {"state": State.DONE},
        {"state": State.FAILED},
        {"failure": Failure.BROKEN},
        {"lease_token": "x"},
        {"steps_done": 3},
    ],
    ids=str,
)
def test_the_database_refuses_a_row_that_makes_no_sense(case: Case, nonsense: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(id=case.id).update(**nonsense)
