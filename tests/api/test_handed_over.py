"""Cases that shoppers handed over, by the API: what the desk would show, as long, as much, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from checker.cases import desk_work, handing_over, originals
from checker.cases.handing_over import Consent
from checker.cases.models import Handover
from checker.cases.queries import masked_copy
from checker.organisations.models import Member, Scope
from tests.api.conftest import Ask, owner_of, token_of
from tests.organisations.collecting import QUIET, answered, confirmed, handed_over

WITH_NAME = "我是空姐，小票齐全，加微信 example-shop-77，电话 13800000000"
Answers = Callable[[str], Any]


@pytest.fixture
def desk(owner: Member) -> Member:
    confirmed(owner.organisation, timezone.now())
    return owner


def test_the_list_has_what_was_handed_over_the_latest_first_and_narrows(ask: Ask, desk: Member) -> None:
    now = timezone.now()
    made = [handed_over(answered(now, text)[0], desk.organisation, now) for text in (WITH_NAME, QUIET, WITH_NAME)]
    desk_work.close(desk, made[0], now)
    ids = [str(one.id) for one in reversed(made)]

    def listed(query: str = "") -> list[str]:
        return [one["id"] for one in ask("GET", f"handed-over?{query}").json()["cases"]]

    assert listed() == ids
    assert listed("state=open") == ids[:2]
    assert listed("claim=airline-crew") == [ids[0], ids[2]]
    assert listed(f"level={made[0].level}&claim=airline-crew") == [ids[0], ids[2]]
    assert listed("level=stop&claim=airline-crew") == []
    first = ask("GET", "handed-over?limit=2").json()
    assert (first["total"], len(first["cases"])) == (3, 2)
    assert listed(f"after={first['next']}") == ids[2:]
    assert "airline-crew" in first["cases"][0]["claims"]
    assert ask("GET", f"handed-over?after={made[0].number + 1}").json()["next"] is None


def test_a_case_is_read_covered_unless_its_shopper_agreed_to_more(ask: Ask, desk: Member) -> None:
    now = timezone.now()
    case = answered(now, WITH_NAME)[0]
    handover = handing_over.hand_over(case, Consent(slug="shoppers", days=30, note="请看"), now)
    said = ask("GET", f"handed-over/{handover.id}")
    assert (said.json()["masked"], said.json()["note"], said.json()["may_publish"]) == (True, "请看", False)
    assert "13800000000" not in said.content.decode()
    copy = masked_copy(case)
    assert copy
    assert said.json()["result"]["level"] == copy.outcome.verdict.level.value
    handing_over.hand_over(case, Consent(slug="shoppers", days=30, originals=True), now)
    uncovered = ask("GET", f"handed-over/{handover.id}")
    assert uncovered.json()["masked"] is False
    assert "13800000000" in uncovered.content.decode()
    originals.erase(now + timedelta(days=2))
    again = ask("GET", f"handed-over/{handover.id}")
    assert again.json()["masked"] is True
    assert "13800000000" not in again.content.decode()


def test_what_is_taken_back_or_over_is_there_no_more(ask: Ask, desk: Member) -> None:
    now = timezone.now()
    taken, over = (handed_over(answered(now)[0], desk.organisation, now) for _ in range(2))
    handing_over.take_back(taken.case, taken.id)
    Handover.objects.filter(id=over.id).update(handed_at=now - timedelta(days=31), until=now - timedelta(seconds=1))
    for one in (taken, over):
        assert ask("GET", f"handed-over/{one.id}").status_code == 404
    assert ask("GET", "handed-over").json()["cases"] == []


def test_a_foreign_case_and_none_are_the_same_also_in_what_is_asked(ask: Ask, desk: Member) -> None:
    now = timezone.now()
    mine = handed_over(answered(now)[0], desk.organisation, now)
    stranger = token_of(owner_of("others"))
    ask("GET", "token", by=stranger)
    told, questions = [], []
    for number in (mine.id, UUID(int=4)):
        with CaptureQueriesContext(connection) as captured:
            answer = ask("GET", f"handed-over/{number}", by=stranger)
        told.append((answer.status_code, answer.content))
        questions.append([one["sql"].split(" WHERE ")[0] for one in captured if "cases_" in one["sql"]])
    assert told[0] == told[1]
    assert told[0][0] == 404
    assert (len(questions[0]), questions[0]) == (1, questions[1])
    assert ask("GET", "handed-over", by=stranger).json() == {"cases": [], "total": 0, "next": None}
    for path in (f"cases/{mine.case_id}", f"cases/{mine.id}"):
        assert ask("GET", path).status_code == 404, "handing over is no handing in"


def test_it_needs_a_scope_of_its_own(ask: Ask, desk: Member) -> None:
    reader = token_of(desk, *(scope for scope in Scope if scope is not Scope.INBOX))
    for path in ("handed-over", f"handed-over/{UUID(int=4)}"):
        refused = ask("GET", path, by=reader)
        assert (refused.status_code, refused.json()["scope"]) == (403, "inbox")


def test_many_cases_take_as_many_questions_as_one(ask: Ask, desk: Member) -> None:
    now, counted = timezone.now(), []
    for more in (1, 3):
        for _ in range(more):
            handed_over(answered(now)[0], desk.organisation, now)
        ask("GET", "token")
        with CaptureQueriesContext(connection) as captured:
            ask("GET", "handed-over?claim=airline-crew&state=open")
        counted.append(len(captured))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("query", ["state=lost", "level=bad", "limit=0", "limit=101", "after=-1", "who=me"])
def test_what_cannot_be_asked_is_said(ask: Ask, desk: Member, query: str, client: Client) -> None:
    answer = ask("GET", f"handed-over?{query}", accept_language="en")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
