"""Who reads, writes and decides proposals and trends, and that one desk knows nothing of another."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from checker.cases import proposing
from checker.cases.models import Tally, TallyKind
from checker.cases.trends import week_of
from checker.organisations import people
from checker.organisations.models import Member, Organisation, Proposal, ProposalState, Role
from checker.organisations.opening import open_organisation
from tests.desk.conftest import NOW, SignedIn, add_factor, make_member

WHO = ("anonymous", "other", "viewer", "editor", "owner", "operator")
AWAY, GONE, NO, OK, BACK, WRONG, LATE = 302, 404, 403, 200, 302, 422, 409
MINE, SECRET = {"slug": "shoppers"}, "云上带货小分队"
TABLE = {
    "GET desk_trends": (AWAY, GONE, OK, OK, OK, GONE),
    "GET desk_trends_table": (AWAY, GONE, OK, OK, OK, GONE),
    "GET desk_proposals": (AWAY, GONE, OK, OK, OK, GONE),
    "GET desk_proposal_new": (AWAY, GONE, NO, OK, OK, GONE),
    "POST desk_proposal_new": (AWAY, GONE, NO, WRONG, WRONG, GONE),
    "GET desk_proposal": (AWAY, GONE, OK, OK, OK, GONE),
    "POST desk_proposal": (AWAY, GONE, NO, WRONG, WRONG, GONE),
    "POST desk_proposal_withdraw": (AWAY, GONE, NO, BACK, GONE, GONE),
    "GET desk_operator_proposals": (AWAY, GONE, GONE, GONE, GONE, OK),
    "GET desk_operator_proposal": (AWAY, GONE, GONE, GONE, GONE, OK),
    "POST desk_operator_proposal": (AWAY, GONE, GONE, GONE, GONE, BACK),
    "GET desk_operator_change": (AWAY, GONE, GONE, GONE, GONE, OK),
}
GOOD = {
    "pattern": "airline-crew",
    "script": "zh-Hans",
    "phrase": SECRET,
    "example": "云上带货小分队又飞啦，包包现货，私信下单",
    "reason": "",
}
Draft = Callable[..., Proposal]


@pytest.fixture
def draft(organisation: Organisation) -> Draft:
    def made(state: ProposalState = ProposalState.DRAFT) -> Proposal:
        return Proposal.objects.create(organisation=organisation, kind="form", state=state, created_at=NOW, **GOOD)

    return made


@pytest.mark.parametrize("case", TABLE)
def test_who_may_do_what(case: str, organisation: Organisation, signed_in: SignedIn, draft: Draft) -> None:
    other = open_organisation("others", "Others", NOW)
    somebody = {"other": make_member(other, Role.OWNER).person}
    somebody |= {str(role): make_member(organisation, role).person for role in Role}
    somebody["operator"] = people.make("op@site.example", is_staff=True)
    add_factor(somebody["operator"])
    method, name = case.split()
    is_operators = "operator" in name
    one = draft(ProposalState.PROPOSED if is_operators else ProposalState.DRAFT)
    places: dict[str, Any] = {} if is_operators else dict(MINE)
    if "proposal_new" in name:
        places["kind"] = "form"
    elif name.removesuffix("_withdraw").endswith("_proposal"):
        places["proposal_id"] = one.pk
    for who, status in zip(WHO, TABLE[case], strict=True):
        client = Client() if who == "anonymous" else signed_in(somebody[who])
        answer = client.generic(method, reverse(name, kwargs=places))
        assert answer.status_code == status, who
        if status in (AWAY, GONE):
            assert SECRET not in answer.content.decode()


@pytest.fixture
def editor(organisation: Organisation) -> Member:
    return make_member(organisation, Role.EDITOR)


def new(client: Client, **changes: str) -> Any:
    address = reverse("desk_proposal_new", args=["shoppers", changes.pop("kind", "form")])
    return client.post(address, {**GOOD, **changes}, headers={"accept-language": "en"})


def test_trying_keeps_nothing_and_says_at_once_what_would_change(editor: Member, signed_in: SignedIn) -> None:
    shown = new(signed_in(editor.person), **{"try": "1"}).content.decode()
    assert "Nothing speaks against it." in shown
    shown = new(signed_in(editor.person), phrase="系法教程", **{"try": "1"}).content.decode()
    assert "It fires on an example that must stay silent." in shown
    assert '<li class="alarm"><b>Airline crew identity</b>' in shown
    assert not Proposal.objects.exists()


def test_a_draft_is_kept_proposed_and_then_fixed(editor: Member, signed_in: SignedIn) -> None:
    client = signed_in(editor.person)
    address = new(client, keep="1").headers["Location"]
    assert SECRET in client.get(address).content.decode()
    assert client.post(address, {**GOOD, "propose": "1"}).status_code == BACK
    assert Proposal.objects.get().state == ProposalState.PROPOSED
    assert client.post(address, {**GOOD, "phrase": "云上带货大分队", "keep": "1"}).status_code == NO
    assert Proposal.objects.get().phrase == SECRET


def test_what_does_harm_is_kept_as_a_draft_but_not_proposed(editor: Member, signed_in: SignedIn) -> None:
    answer = new(signed_in(editor.person), phrase="系法教程", propose="1")
    assert answer.status_code == WRONG
    kept = Proposal.objects.get()
    assert kept.state == ProposalState.DRAFT
    address = reverse("desk_proposal", args=["shoppers", kept.pk])
    assert f'action="{address}"' in answer.content.decode(), "what is sent next changes this draft and makes no other"
    assert signed_in(editor.person).post(address, {**GOOD, "propose": "1"}).status_code == BACK
    assert Proposal.objects.get().state == ProposalState.PROPOSED


def test_the_words_of_a_proposal_are_words(editor: Member, signed_in: SignedIn) -> None:
    shown = new(signed_in(editor.person), example="<script>alert(1)</script>", **{"try": "1"}).content.decode()
    assert "<script>alert(1)" not in shown


def test_an_operator_decides_and_takes_the_change_along(editor: Member, signed_in: SignedIn, draft: Draft) -> None:
    operator = people.make("op@site.example", is_staff=True)
    add_factor(operator)
    client, one = signed_in(operator), draft(ProposalState.PROPOSED)
    address = reverse("desk_operator_proposal", args=[one.pk])
    assert f"+    &quot;{SECRET}&quot;," in client.get(address).content.decode()
    assert client.post(address, {"answer": "谢谢", "accept": "1"}).status_code == BACK
    assert client.post(address, {"answer": "", "refuse": "1"}).status_code == LATE
    change = client.get(reverse("desk_operator_change")).content.decode()
    assert f'+    "{SECRET}",' in change
    shown = signed_in(editor.person).get(reverse("desk_proposal", args=["shoppers", one.pk])).content.decode()
    assert "谢谢" in shown


def test_a_draft_is_nobodys_business_but_the_organisations(signed_in: SignedIn, draft: Draft) -> None:
    operator = people.make("op@site.example", is_staff=True)
    add_factor(operator)
    client, one = signed_in(operator), draft()
    assert client.get(reverse("desk_operator_proposal", args=[one.pk])).status_code == GONE
    assert SECRET not in client.get(reverse("desk_operator_proposals")).content.decode()
    assert list(proposing.for_operators()) == []


def test_trends_of_one_organisation_hold_nothing_of_another(organisation: Organisation, signed_in: SignedIn) -> None:
    other = open_organisation("others", "Others", NOW)
    week = week_of(timezone.localdate())
    for number, whose in ((3, organisation), (777, other), (888, None)):
        Tally.objects.create(
            organisation=whose, day=week, week=week, kind=TallyKind.LEVEL, value="stop", level="stop", count=number
        )
    client = signed_in(make_member(organisation, Role.VIEWER).person)
    for name in ("desk_trends", "desk_trends_table"):
        shown = client.get(reverse(name, kwargs=MINE)).content.decode()
        assert re.search(r"\b777\b|\b888\b", shown) is None
        assert re.search(r"<td>3</td>|,3,3\r\n", shown), "an organisation knows its cases, so no count is hidden"


def test_the_desks_trends_ask_as_often_however_much_there_is(organisation: Organisation, signed_in: SignedIn) -> None:
    client = signed_in(make_member(organisation, Role.VIEWER).person)
    address, counts = f"{reverse('desk_trends', kwargs=MINE)}?kind=brand&weeks=26&level=stop", []
    assert client.get(address).status_code == OK
    for number in (0, 40):
        week = week_of(timezone.localdate()) - timedelta(weeks=number % 12)
        Tally.objects.bulk_create(
            Tally(
                organisation=organisation, day=week, week=week, kind="brand", value=f"b{at}", level="stop", count=at + 1
            )
            for at in range(number)
        )
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == OK
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 14
