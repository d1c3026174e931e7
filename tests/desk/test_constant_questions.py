"""Pages of the desk put as many questions to the database for many rows as for one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from checker.cases import collected, desk_work, replying
from checker.cases.models import Batch, Handover, Incident
from checker.organisations import api_tokens, channels, collections, inviting, webhooks
from checker.organisations.channels import Keys
from checker.organisations.models import (
    ChannelKind,
    Collection,
    Delivery,
    Member,
    Organisation,
    Proposal,
    Role,
    Scope,
    Statement,
    Submission,
)
from tests.desk.conftest import SignedIn, make_member
from tests.organisations.collecting import TEXTS, answered, confirmed, handed_over, shared

PAGES = (
    *("", "inbox/", "inbox/?state=any&claim=airline-crew", "incidents/", "bulk/", "trends/", "proposals/"),
    *("collections/", "collections/{collection}/", "collections/{collection}/preview/", "statements/", "review/"),
    *("channels/", "tokens/", "members/", "audit/", "cases/{handover}/", "incidents/{incident}/"),
)


@pytest.fixture
def owner(organisation: Organisation) -> Member:
    confirmed(organisation, timezone.now())
    return make_member(organisation, Role.OWNER)


def add(owner: Member, collection: Collection, incident: Incident, mark: str, now: datetime) -> str:
    """One more of everything; the id of the case that was handed over."""
    organisation = owner.organisation
    case = answered(now)[0]
    share, path = shared(case, now)
    handover = handed_over(case, organisation, now)
    desk_work.write_note(owner, handover, "called", now)
    desk_work.assign(owner, handover, owner.id, now)
    desk_work.tag(owner, handover, [mark], now)
    Handover.objects.filter(id=handover.id).update(incident=incident)
    collections.add(collection, collected.by_link(path, now), now)
    collections.make(owner, f"other-{mark}", TEXTS, now)
    replying.reply_to(share, replying.Said(text=f"我只卖自己穿过的 {mark}"), now)
    Statement.objects.create(organisation=organisation, case=case).wordings.create(
        number=1, texts={"en": "We called them."}, written_at=now
    )
    Batch.objects.create(organisation=organisation, name=mark, language="en", total=1, created_at=now)
    Incident.objects.create(organisation=organisation, since=now, latest=handover.number)
    webhook, _ = webhooks.register(owner, f"https://hooks.example/{mark}", now)
    submission = Submission.objects.create(
        organisation=organisation, case=case, key_hash=f"key-{mark}", submitted_at=now
    )
    Delivery.objects.create(submission=submission, webhook=webhook, run_after=now, state="dead", ended_at=now)
    api_tokens.make(owner, mark, [Scope.READ], days=30, now=now)
    channels.connect(owner, ChannelKind.TELEGRAM, mark, "", Keys(token="w" * 20), language="en", now=now)
    Proposal.objects.create(organisation=organisation, kind="form", pattern="airline-crew", created_at=now)
    inviting.invite(organisation, f"{mark}@shoppers.example", Role.VIEWER, now)
    return str(handover.id)


def test_many_rows_take_no_more_questions_than_one(owner: Member, signed_in: SignedIn) -> None:
    now = timezone.now()
    collection = collections.make(owner, "sales", TEXTS, now)
    incident = Incident.objects.create(organisation=owner.organisation, since=now, latest=0)
    browser, counted, handover = signed_in(owner.person), [], ""
    for rows in (1, 3):
        for row in range(rows):
            mark = f"m{rows}{row}"
            handover = add(owner, collection, incident, mark, now) or handover
            make_member(owner.organisation, Role.VIEWER, f"viewer-{mark}@shoppers.example")
        counted.append(
            {
                page: questions(browser, page, collection=collection.id, incident=incident.id, handover=handover)
                for page in PAGES
            }
        )
    assert counted[0] == counted[1]


def questions(browser: Any, page: str, **places: object) -> int:
    """How many a page puts when it is asked for the second time."""
    path = f"/desk/shoppers/{page.format(**places)}"
    browser.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200, path
    return len(captured)
