"""Collections and counts by the API: what readers see, nothing of anybody else's, and nothing that was taken back."""

from __future__ import annotations

import pytest
from django.utils import timezone

from checker.cases import trends
from checker.organisations.models import Member, Scope
from tests.api.conftest import Ask, owner_of, token_of
from tests.organisations.collecting import TEXTS, answered, confirmed, draft, handed_over, published, shared


@pytest.mark.django_db
def test_a_published_collection_is_read_with_its_reports(ask: Ask, owner: Member) -> None:
    now = timezone.now()
    confirmed(owner.organisation, now)
    share, path = shared(answered(now)[0], now)
    published(owner, now, path)
    draft(owner, now, path, slug="unfinished")
    (line,) = ask("GET", "collections").json()["collections"]
    assert (line["slug"], line["edition"], line["url"]) == ("sales", 1, "http://testserver/c/shoppers/sales/")
    assert line["titles"]["en"] == TEXTS["en"]["title"]
    said = ask("GET", "collections/sales").json()
    assert said["texts"]["en"]["introduction"].startswith("We looked")
    assert [(one["url"], one["level"]) for one in said["reports"]] == [(f"http://testserver{path}", "stop")]
    token = said["reports"][0]["token"]
    assert ask("GET", f"shared/{token}").json()["result"]["level"] == "stop"
    share.delete()
    assert ask("GET", "collections/sales").json()["reports"] == []


@pytest.mark.django_db
def test_drafts_and_collections_of_others_are_not_there(ask: Ask, owner: Member) -> None:
    now = timezone.now()
    other = owner_of("others")
    confirmed(other.organisation, now)
    published(other, now, shared(answered(now)[0], now)[1])
    draft(owner, now, slug="unfinished")
    known, unknown = ask("GET", "collections/sales"), ask("GET", "collections/nothing-like-it")
    assert (known.status_code, known.json()["type"]) == (404, unknown.json()["type"])
    assert ask("GET", "collections/unfinished").status_code == 404
    assert ask("GET", "collections").json() == {"collections": []}


@pytest.mark.django_db
def test_trends_are_those_of_the_cases_handed_over(ask: Ask, owner: Member) -> None:
    now = timezone.now()
    confirmed(owner.organisation, now)
    case, _ = answered(now)
    answered(now, "空姐代购 Gucci 腰带 ¥480，全年现货齐码，招代理一件代发")
    handed_over(case, owner.organisation, now)
    while trends.roll_up(now):
        pass
    said = ask("GET", "trends?weeks=2").json()
    assert (len(said["weeks"]), said["cases"]) == (2, [0, 1])
    assert {row["value"]: row["cases"] for row in said["rows"]}["stop"] == [0, 1]
    claims = {row["value"]: sum(row["cases"]) for row in ask("GET", "trends?kind=claim").json()["rows"]}
    assert claims["dropshipping"] == 1


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["kind=weather", "weeks=0", "weeks=99", "day=1"])
def test_what_cannot_be_counted_is_said(ask: Ask, query: str) -> None:
    answer = ask("GET", f"trends?{query}", accept_language="en")
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
def test_each_needs_its_scope(ask: Ask, owner: Member) -> None:
    by = token_of(owner, Scope.READ)
    assert {ask("GET", path, by=by).status_code for path in ("collections", "collections/sales", "trends")} == {403}
