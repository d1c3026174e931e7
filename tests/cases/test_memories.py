"""Cases and the archive: what is remembered when, for whom it is said, and that it goes when it must."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError
from django.test import Client

from checker import claims
from checker.archive import lookup
from checker.archive.models import Band, Memory, Trace
from checker.cases import claiming, retention, working
from checker.cases.models import Case, Item, StoredOutcome
from checker.cases.opening import NewCase, Opened, open_case
from checker.cases.tokens import hashed, new_form_key
from checker.reading import decode
from checker.vocabulary import Claim, Fingerprint, Outcome, Reading, Strength
from checker.vocabulary.plain import from_plain
from tests.archive.conftest import POST, jpeg, scene

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def answered(text: str, now: datetime, *pictures: bytes, remember: bool = True) -> tuple[Opened, Outcome]:
    """A case that somebody opens and that is worked on at once."""
    decoded = tuple(decode(data) for data in pictures)
    new = NewCase(text=text, pictures=decoded, language="en", key=new_form_key(), remember=remember)
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


def test_two_shoppers_and_three_sellers_with_one_picture(now: datetime) -> None:
    answered("到货啦 加微信 example-shop1", now - 20 * DAY, jpeg(scene(1)))
    answered("现货 加微信 example-shop2", now - 9 * DAY, jpeg(scene(1).resize((600, 466))))
    opened, third = answered("实拍 加微信 example-shop3", now, jpeg(scene(1).crop((20, 30, 880, 690)), 40))
    (finding,) = [finding for finding in third.findings if finding.check == "picture-seen-before"]
    assert dict(finding.message.params) == {"cases": "2", "sellers": "2", "since": f"{now - 20 * DAY:%Y-%m-%d}"}
    assert finding.strength is Strength.FAIR
    page = Client().get(f"/r/{opened.token}/").content.decode()
    assert "example-shop3" in page
    assert "example-shop1" not in page
    assert "example-shop2" not in page


def test_the_box_on_the_form_keeps_a_case_from_being_remembered() -> None:
    data = {"text": POST, "key": new_form_key(), "forget": "on"}
    assert Client().post("/", data).status_code == 303
    case = Case.objects.get()
    assert not case.remember
    assert working.work_on(case.id, lambda: case.created_at)
    assert not Memory.objects.exists()


def test_deleting_a_case_with_pictures_and_contacts_leaves_the_others(now: datetime) -> None:
    answered("到货啦 加微信 example-shop1", now - 9 * DAY, jpeg(scene(1)))
    before = (Memory.objects.count(), Trace.objects.count(), Band.objects.count())
    opened, _ = answered("现货 加微信 example-shop2", now, jpeg(scene(1)))
    assert Trace.objects.count() > before[1]
    retention.delete(opened.token, opened.delete_token)
    assert (Memory.objects.count(), Trace.objects.count(), Band.objects.count()) == before


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


def test_a_picture_is_looked_up_once_and_as_soon_as_it_is_read(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    before_claims: list[int] = []
    look_up, find = lookup.pictures_like, claims.find_claims

    def counted(fingerprint: Fingerprint, *, paper: bool = False) -> list[Memory]:
        asked.append(fingerprint.hash)
        return look_up(fingerprint, paper=paper)

    def watched(readings: Sequence[Reading]) -> tuple[Claim, ...]:
        before_claims.append(len(asked))
        return find(readings)

    answered("到货啦 加微信 example-shop1", now - 9 * DAY, jpeg(scene(1)))
    monkeypatch.setattr(lookup, "pictures_like", counted)
    monkeypatch.setattr(claims, "find_claims", watched)
    _, outcome = answered("现货 加微信 example-shop2", now, jpeg(scene(1).resize((600, 466))), jpeg(scene(2)))
    assert "picture-seen-before" in checks_of(outcome)
    assert len(asked) >= 2
    assert len(set(asked)) == len(asked) == before_claims[0]


def test_looking_up_ahead_that_fails_is_tried_again_by_the_check(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up, failures = lookup.pictures_like, [DatabaseError("away for a moment")]

    def failing_once(fingerprint: Fingerprint, *, paper: bool = False) -> list[Memory]:
        if failures:
            raise failures.pop()
        return look_up(fingerprint, paper=paper)

    answered("到货啦 加微信 example-shop1", now - 9 * DAY, jpeg(scene(1)))
    monkeypatch.setattr(lookup, "pictures_like", failing_once)
    _, outcome = answered("现货 加微信 example-shop2", now, jpeg(scene(1).resize((600, 466))))
    assert not failures
    assert "picture-seen-before" in checks_of(outcome)


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
