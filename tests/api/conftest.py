"""Organisations with tokens, and cases that they handed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from checker.cases.hinting import breaker
from checker.cases.models import Case
from checker.cases.working import work_on
from checker.organisations import api_tokens, people
from checker.organisations.models import Member, Organisation, Role, Scope
from checker.organisations.opening import open_organisation
from tests.desk.conftest import NOW

POST = "我是空姐，国际航班代购，专柜小票齐全，现货当天发。"
Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def own_pictures_and_no_broker(settings: Any, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"
    settings.BROKER_URL = "filesystem://"
    breaker.closed_at, breaker.failed = float("inf"), 0
    yield
    breaker.closed_at = 0.0


def owner_of(slug: str) -> Member:
    person = people.make(f"owner@{slug}.example", name="Owner")
    organisation = open_organisation(slug, slug.title(), NOW)
    return Member.objects.create(organisation=organisation, person=person, role=Role.OWNER, joined_at=NOW)


@pytest.fixture
def owner(db: None) -> Member:
    return owner_of("shoppers")


@pytest.fixture
def organisation(owner: Member) -> Organisation:
    return owner.organisation


def token_of(owner: Member, *scopes: Scope, **about: Any) -> str:
    """The text of a new token that works now."""
    from django.utils import timezone

    return api_tokens.make(owner, "Newsroom", scopes or tuple(Scope), days=90, now=timezone.now(), **about)[1]


@pytest.fixture
def token(owner: Member) -> str:
    return token_of(owner)


@pytest.fixture
def ask(client: Client, token: str) -> Ask:
    """Asks the API with the organisation's token, or another one (empty: with none)."""

    def asked(method: str, path: str, body: Any = None, *, by: str = token, **headers: str) -> Any:
        about = {"HTTP_AUTHORIZATION": f"Bearer {by}"} if by else {}
        about |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        return client.generic(method, f"/api/v1/{path}", **_encoded(sent), **about)

    return asked


def _encoded(sent: dict[str, Any]) -> dict[str, Any]:
    import json

    if sent and not isinstance(sent["data"], str | bytes):
        sent["data"] = json.dumps(sent["data"])
    return sent


@pytest.fixture
def answered(ask: Ask) -> Case:
    """A case that the organisation handed in and a worker answered."""
    from django.utils import timezone

    case = Case.objects.get(id=ask("POST", "cases", {"text": POST}).json()["id"])
    work_on(case.id, timezone.now)
    return Case.objects.get(id=case.id)
