"""A program that handed a case in is told of each new verdict, once, by what that version says."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from checker.cases import calling_back, claiming, corrections, deriving, owing, pipeline, queries, reviving, sweeping
from checker.cases.claiming import Lease
from checker.cases.continuing import More, continue_case
from checker.cases.models import By, Case, Failure, Mistake
from checker.organisations import webhooks
from checker.organisations.models import Delivery, Member, Submission, Webhook
from tests.cases.test_calling_back import Receiver, owner, receiver
from tests.organisations.collecting import QUIET, answered

__all__ = ["owner", "receiver"]


@pytest.fixture
def webhook(owner: Member, receiver: Receiver, now: datetime) -> Webhook:
    return webhooks.register(owner, f"http://127.0.0.1:{receiver.port}/", now)[0]


def submitted(webhook: Webhook, now: datetime, text: str = QUIET) -> Case:
    """A case that a program handed in, answered, with the call that is owed for that."""
    case, _ = answered(now, text)
    submission = Submission.objects.create(
        organisation=webhook.organisation, case=case, key_hash=str(case.id), submitted_at=now
    )
    Delivery.objects.create(submission=submission, webhook=webhook, run_after=now)
    return case


def taken(case: Case, now: datetime) -> Lease:
    lease = claiming.claim(case.id, now)
    assert lease
    return lease


def continued(case: Case, now: datetime) -> Case:
    """The case with more words in it, answered again."""
    continue_case(case, More(text="空姐代购 LV ¥680，招代理一件代发", pictures=(), after=case.version), now)
    lease = taken(case, now)
    case.refresh_from_db()
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda _: None), now)
    deriving.derive(case.id)
    return Case.objects.get(id=case.id)


def told(receiver: Receiver, now: datetime) -> list[tuple[str, str, int, str]]:
    """Makes all calls that are due; the id, kind, version and level of each call so far."""
    for ids in calling_back.queues(now):
        calling_back.call_in_order(ids, lambda: now)
    events = [(headers["webhook-id"], json.loads(body)) for headers, body in receiver.calls]
    return [(name, one["type"], one["data"]["version"], one["data"].get("level", "")) for name, one in events]


def test_each_version_is_told_once_with_its_own_verdict(webhook: Webhook, receiver: Receiver, now: datetime) -> None:
    case = continued(submitted(webhook, now), now)
    first, second = queries.versions_of(case)
    assert first.level is not second.level
    expected = [
        (f"case-{case.id}", "case.done", 1, first.level.value),
        (f"case-{case.id}-2", "case.done", 2, second.level.value),
    ]
    assert told(receiver, now) == expected
    assert told(receiver, now) == expected
    owing.answered(Case(id=case.id).id, 3, now)
    assert Delivery.objects.count() == 3


def test_a_correction_is_a_new_verdict(webhook: Webhook, receiver: Receiver, now: datetime) -> None:
    case = submitted(webhook, now, "我是空姐，专柜小票齐全")
    outcome = queries.outcome_of(case)
    assert outcome
    key = next(iter(corrections.notes_of(outcome)))
    corrections.withdraw(case.id, key, corrections.Why(mistake=Mistake.NOT_THE_SELLERS, by=By.SHOPPER), now)
    assert [one[:3] for one in told(receiver, now)][1:] == [(f"case-{case.id}-2", "case.done", 2)]


def test_a_failed_later_version_is_told_and_told_anew_when_it_is_answered_after_all(
    webhook: Webhook, receiver: Receiver, now: datetime
) -> None:
    case = submitted(webhook, now)
    continue_case(case, More(text="更多文字", pictures=(), after=1), now)
    assert [one[2] for one in told(receiver, now)] == [1], "the first is over although the second is not"
    claiming.fail(taken(case, now), Failure.BROKEN, now)
    assert told(receiver, now)[1:] == [(f"case-{case.id}-2-failed", "case.failed", 2, "")]
    assert reviving.try_again(case.id, now)
    lease = taken(case, now)
    case.refresh_from_db()
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda _: None), now)
    assert [one[:3] for one in told(receiver, now)][2:] == [(f"case-{case.id}-2", "case.done", 2)]


def test_a_later_version_whose_worker_died_is_told(webhook: Webhook, receiver: Receiver, now: datetime) -> None:
    case = submitted(webhook, now)
    continue_case(case, More(text="更多文字", pictures=(), after=1), now)
    taken(case, now)
    Case.objects.filter(id=case.id).update(attempts=claiming.MAX_ATTEMPTS)
    later = now + timedelta(days=1)
    assert sweeping.end_exhausted(later) == 1
    assert (f"case-{case.id}-2-failed", "case.failed", 2, "") in told(receiver, later)


def test_a_case_of_nobody_owes_nothing_and_a_removed_address_is_called_no_more(
    owner: Member, webhook: Webhook, receiver: Receiver, now: datetime
) -> None:
    case = submitted(webhook, now)
    webhooks.remove(owner, webhook.id, now)
    continued(case, now)
    continued(answered(now)[0], now)
    assert not Delivery.objects.exists()
    assert told(receiver, now) == []
