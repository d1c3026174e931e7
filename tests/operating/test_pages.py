"""The operators' pages: for operators with a second factor alone, and without anything that a shopper handed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLPattern, URLResolver
from django.utils import timezone

from checker.cases import replying, sharing, working
from checker.cases.models import Audience, Case, Failure, Reply, ReplyState, State
from checker.cases.opening import open_case
from checker.operating import pages
from checker.organisations import people
from checker.organisations.models import AuditEntry, Invitation, Organisation, Person, Role
from checker.organisations.opening import open_organisation
from tests.cases.conftest import POST, draw, new_case
from tests.desk.conftest import NOW, PASSWORD, make_member

INDEX, CASES = "/operators/", "/operators/cases/case/"
LISTS = ("cases/case", "cases/heartbeat", "cases/reply", "organisations/organisation", "organisations/person")
LISTS += ("admin/logentry",)


def test_every_page_is_for_operators(db: None) -> None:
    addresses = list(_addresses(pages.urlpatterns))
    assert len(addresses) > 20
    for address in addresses:
        answer = Client().get(INDEX + address)
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith("/desk/sign-in/?next="), address


def test_to_members_there_are_no_such_pages(db: None) -> None:
    client = Client()
    client.force_login(make_member(open_organisation("shoppers", "Shoppers", NOW), Role.OWNER).person)
    assert {client.get(INDEX + address).status_code for address in ("", "storage/", "cases/case/")} == {404}


def test_an_operator_without_a_second_factor_is_led_to_one(db: None) -> None:
    client = Client()
    client.force_login(people.make("new@site.example", password=PASSWORD, is_staff=True))
    assert client.get(INDEX).headers["Location"] == "/desk/me/second-factor/"


def test_the_pages_have_nothing_inline_and_show_no_case(browser: Client, now: datetime) -> None:
    open_case(new_case(POST, (draw(),)), now)
    case = Case.objects.get()
    assert working.work_on(case.id, lambda: now)
    shown = [browser.get(INDEX), browser.get(f"{INDEX}storage/"), browser.get(f"{CASES}{case.id}/change/")]
    shown += [browser.get(f"{INDEX}{name}/") for name in LISTS]
    for answer in shown:
        text = answer.content.decode()
        assert answer.status_code == 200
        assert not re.search(r"<script(?![^>]*\ssrc=)|<style| style=| on[a-z]+=", text)
        assert POST[:8] not in text
        assert case.token_hash not in text
        assert "hold-off" not in text
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "private, no-store"
    assert str(case.id) in shown[2].content.decode()


def test_a_failed_case_is_tried_again_unless_what_was_handed_in_is_gone(browser: Client, now: datetime) -> None:
    for _ in range(2):
        open_case(new_case(), now)
    failed = {"state": State.FAILED, "failure": Failure.BROKEN, "finished_at": now, "attempts": 3}
    Case.objects.update(**failed)
    gone, there = Case.objects.order_by("id")
    Case.objects.filter(id=gone.id).update(masked_at=now)
    browser.post(CASES, {"action": "again", "_selected_action": [str(gone.id), str(there.id)]})
    gone.refresh_from_db()
    there.refresh_from_db()
    assert (gone.state, there.state, there.attempts, there.failure) == (State.FAILED, State.QUEUED, 0, "")
    assert list(LogEntry.objects.values_list("object_repr", "change_message")) == [(f"case {there.id}", "tried again")]
    assert working.work_on(there.id, lambda: timezone.now() + timedelta(seconds=1))


def test_an_organisation_is_opened_confirmed_and_closed(browser: Client, person: Person) -> None:
    place = f"{INDEX}organisations/organisation/"
    refused = browser.post(f"{place}add/", {"slug": "me", "name": "X", "owner": "a@b.example"})
    assert refused.status_code == 200
    assert not Organisation.objects.exists()
    given = {"slug": "shoppers", "name": "Shoppers", "owner": "owner@shoppers.example"}
    assert browser.post(f"{place}add/", given).status_code == 302
    made = Organisation.objects.get()
    assert Invitation.objects.get().role == Role.OWNER
    for action in ("verify", "unverify"):
        browser.post(place, {"action": action, "_selected_action": [made.pk]})
    made.refresh_from_db()
    assert (made.verified_at, made.verified_by) == (None, None)
    assert "names" in browser.get(f"{place}{made.pk}/change/").content.decode()
    for action in ("verify", "close"):
        browser.post(place, {"action": action, "_selected_action": [made.pk]})
    made.refresh_from_db()
    assert made.verified_by == person
    assert made.closed_at
    assert AuditEntry.objects.filter(actor=person).count() == 5
    assert LogEntry.objects.filter(user_id=person.pk).count() == 5


def test_somebody_is_let_in_no_more_and_nobody_locks_themselves_out(browser: Client, person: Person) -> None:
    other = people.make("other@site.example", name="Other", password=PASSWORD)
    theirs = Client()
    theirs.login(username="other@site.example", password=PASSWORD)
    theirs.get("/desk/")
    both = [person.pk, other.pk]
    browser.post(f"{INDEX}organisations/person/", {"action": "deactivate", "_selected_action": both})
    assert set(Person.objects.filter(is_active=True)) == {person}
    assert theirs.get("/desk/").headers["Location"].startswith("/desk/sign-in/")
    assert "other@" not in str(list(LogEntry.objects.values()))
    assert "Other" not in str(list(LogEntry.objects.values()))
    assert Session.objects.exists()


def test_a_statement_is_decided_on_as_it_was_read(browser: Client, now: datetime) -> None:
    open_case(new_case(), timezone.now())
    case = Case.objects.get()
    assert working.work_on(case.id, timezone.now)
    link = sharing.share(case, days=30, audience=Audience.UNLISTED, now=timezone.now())
    share = case.shares.get()
    assert link
    reply = replying.reply_to(share, replying.Said(text="The receipt is from the shop."), timezone.now()).reply
    page = browser.get(f"{INDEX}cases/reply/{reply.id}/change/").content.decode()
    assert "The receipt is from the shop." in page
    decide = f"{INDEX}cases/reply/{reply.id}/decide/"
    replying.change(reply, replying.Said(text="Other words."), timezone.now())
    browser.post(decide, {"revision": 1, "reason": ""})
    assert Reply.objects.get().state == ReplyState.WAITING
    browser.post(decide, {"revision": 2, "reason": ""})
    assert Reply.objects.get().state == ReplyState.SHOWN


def _addresses(entries: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    places = {"<path:object_id>": "1", "<uuid:reply_id>": "00000000-0000-4000-8000-000000000000"}
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from _addresses(entry.url_patterns, before + str(entry.pattern))
            continue
        route = before + str(entry.pattern)
        for place, example in places.items():
            route = route.replace(place, example)
        if "(?P" not in route:
            yield route


@pytest.fixture(autouse=True)
def _quiet_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.cases.hinting import breaker

    breaker.closed_at = 0.0
