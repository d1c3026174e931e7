"""Everything that one organisation has, asked for by another with its real number: as if it had never been there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from checker.cases import replying
from checker.cases.models import Batch, BatchRow, Incident
from checker.organisations import channels, inviting, webhooks
from checker.organisations.channels import Keys
from checker.organisations.models import (
    ApiToken,
    ChannelKind,
    Collected,
    Delivery,
    Member,
    Proposal,
    Role,
    Statement,
    Submission,
)
from tests.api.conftest import owner_of, token_of
from tests.api.test_who_may import MEMBERS, TABLE, VALUES, Browsers, asked, browsers
from tests.organisations.collecting import answered, confirmed, handed_over, published, shared

__all__ = ["browsers"]
Ids = Mapping[str, object]


@pytest.fixture
def theirs(browsers: Browsers) -> Ids:
    """The numbers of everything that another organisation has, by the name that they have in addresses."""
    now = timezone.now()
    owner = owner_of("strangers")
    organisation = owner.organisation
    confirmed(organisation, now)
    case = answered(now)[0]
    handover = handed_over(case, organisation, now)
    incident = Incident.objects.create(organisation=organisation, since=now, latest=0)
    share, path = shared(answered(now)[0], now)
    collection, _ = published(owner, now, path)
    reply = replying.reply_to(share, replying.Said(text="我只卖自己穿过的。"), now).reply
    batch = Batch.objects.create(organisation=organisation, name="l", language="en", total=1, created_at=now)
    BatchRow.objects.create(batch=batch, number=1)
    webhook, _secret = webhooks.register(owner, "https://hooks.example/", now)
    submission = Submission.objects.create(organisation=organisation, case=case, key_hash="k", submitted_at=now)
    token_of(owner)
    channel = channels.connect(owner, ChannelKind.TELEGRAM, "bot", "", Keys(token="w" * 20), language="en", now=now)
    proposal = Proposal.objects.create(organisation=organisation, kind="form", pattern="airline-crew", created_at=now)
    return {
        "handover_id": handover.id,
        "incident_id": incident.id,
        "collection_id": collection.id,
        "report_id": Collected.objects.get().id,
        "reply_id": reply.id,
        "case_id": share.case_id,
        "batch_id": batch.id,
        "number": 1,
        "index": 0,
        "webhook_id": webhook.id,
        "delivery_id": Delivery.objects.create(
            submission=submission, webhook=webhook, run_after=now, state="dead", ended_at=now
        ).id,
        "token_id": ApiToken.objects.get(organisation=organisation).id,
        "channel_id": channel.id,
        "proposal_id": proposal.id,
        "statement_id": Statement.objects.create(organisation=organisation, case=case).id,
        "member_id": Member.objects.get(organisation=organisation).id,
        "invitation_id": inviting.invite(organisation, "new@strangers.example", Role.VIEWER, now)[0].id,
    }


def filled(route: str, ids: Ids) -> str:
    """The address of our own desk, with these numbers; those that are missing are nobody's."""
    path = route.replace("<slug:slug>", "shoppers").replace("<slug:kind>", "csv")
    return "/" + re.sub(r"<(\w+):(\w+)>", lambda found: str(ids.get(found[2], VALUES[found[1]])), path)


FORM = "overlap=1&role=viewer&action=up&do=close&text=x&text_en=x&reason=x&decision=shown&grounds=legal&token=word"
"""Enough for the forms to be read, so that it is the number that decides."""
NUMBERED = [route for route, who in TABLE.items() if who in MEMBERS and re.search(r"<(int|uuid):", route)]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_anothers_answers_like_what_is_not_there(method: str, browsers: Browsers, theirs: Ids) -> None:
    """The same status, the same words and the same questions to the database."""
    different = []
    for route in NUMBERED:
        told: list[Any] = []
        asked(method, filled(route, {}), browsers["owner"])  # whatever is kept from the first time on
        for ids in ({}, theirs):
            path = filled(route, ids)
            with CaptureQueriesContext(connection) as captured:
                answer = asked(method, path, browsers["owner"], FORM if method == "POST" else "")
            questions = [re.sub(r"'[^']*'|\b[0-9a-f]{32}\b|\d+", "", one["sql"]) for one in captured]
            told.append((answer.status_code, answer.told.replace(path.encode(), b""), questions))
        if told[0] != told[1] or told[0][0] not in (404, 405):
            different.append((route, told[0][0], told[1][0], told[0][1] == told[1][1], told[0][2] == told[1][2]))
    assert not different, "\n".join(map(str, different))


def test_every_kind_of_number_is_asked_for(theirs: Ids) -> None:
    names = {name for route in NUMBERED for name in re.findall(r"<(?:int|uuid):(\w+)>", route)}
    assert names == set(theirs)


def test_a_number_of_our_own_opens_nothing_below_another_organisation(browsers: Browsers, theirs: Ids) -> None:
    """Being an owner somewhere helps nowhere else, also with the right number."""
    wrong = []
    for route in NUMBERED:
        path = filled(route, theirs).replace("/desk/shoppers/", "/desk/strangers/")
        for who in ("owner", "other", "operator"):
            status = asked("GET", path, browsers[who]).status_code
            wrong += [(path, who, status)] if status not in (404, 405) else []
    assert wrong == []
