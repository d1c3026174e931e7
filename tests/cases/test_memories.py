"""Cases and the archive: what is remembered when, for whom it is said, and that it goes when it must."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from checker.archive.models import Band, Memory, Trace
from checker.cases import claiming, retention, working
from checker.cases.models import Case, Item, StoredOutcome
from checker.cases.opening import NewCase, Opened, open_case
from checker.cases.tokens import hashed, new_form_key
from checker.vocabulary import Outcome
from checker.vocabulary.plain import from_plain
from tests.archive.conftest import POST

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def answered(text: str, now: datetime, *, remember: bool = True) -> tuple[Opened, Outcome]:
    new = NewCase(text=text, pictures=(), language="en", key=new_form_key(), remember=remember)
    opened = open_case(new, now)
    case = Case.objects.get(token_hash=hashed(opened.token))
    assert working.work_on(case.id, lambda: now)
    return opened, from_plain(Outcome, StoredOutcome.objects.get(case=case).body)


def checks_of(outcome: Outcome) -> set[str]:
    return {finding.check for finding in outcome.findings}


def test_a_second_seller_with_the_same_words_is_noticed(now: datetime) -> None:
    _, first = answered(POST + " 加微信 example-shop1", now - 9 * DAY)
    _, second = answered(POST + " 加微信 example-shop2", now)
    assert "text-seen-before" not in checks_of(first)
    assert "text-seen-before" in checks_of(second)


def test_a_case_that_may_not_be_remembered_leaves_nothing(now: datetime) -> None:
    answered(POST, now, remember=False)
    assert not Memory.objects.exists()
    assert not Band.objects.exists()


def test_deleting_a_case_deletes_its_fingerprints(now: datetime) -> None:
    opened, _ = answered(POST + " 加微信 example-shop1", now)
    assert Memory.objects.get().case
    assert Trace.objects.count() == 2
    retention.delete(opened.token, opened.delete_token)
    assert not Memory.objects.exists()
    assert not Trace.objects.exists()
    assert not Band.objects.exists()


def test_a_case_erased_by_age_leaves_nothing_that_leads_to_it(now: datetime) -> None:
    answered(POST, now)
    retention.enforce(now + 31 * DAY)
    assert not Case.objects.exists()
    memory = Memory.objects.get()
    assert (memory.case, memory.files) == (None, [])
    retention.enforce(now + 366 * DAY)
    assert not Memory.objects.exists()


def test_an_archive_that_fails_costs_no_answer(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("checker.cases.memories.remember", broken)
    _, outcome = answered(POST, now)
    assert outcome.verdict
    assert not Memory.objects.exists()


def test_who_lost_the_lease_leaves_no_memory(now: datetime) -> None:
    _, outcome = answered(POST, now, remember=False)
    open_case(NewCase(text=POST, pictures=(), language="en", key=new_form_key()), now)
    lease = claiming.claim(Case.objects.get(state="queued").id, now)
    assert lease
    Case.objects.filter(id=lease.case_id).update(lease_token="another")
    with pytest.raises(claiming.LeaseLost):
        claiming.finish(lease, outcome, now)
    assert not Memory.objects.exists()
    assert Item.objects.exists()
