"""What a shopper sees of handing a case over, and members of a case at their desk, from values that are never saved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from checker.cases import masking
from checker.cases.desk_work import LONGEST_NOTE
from checker.cases.handover_rules import LIFETIMES
from checker.cases.incidents import Found
from checker.cases.models import DeskNote, Handover, Incident
from checker.devtools.gallery.cases import outcome_of
from checker.devtools.gallery.reports import NOW, done, report_of, share
from checker.organisations.models import Member, Organisation, Person, Role
from checker.reports.handing_over import Choice, Given

OWNER = "消费者之家"
ABOUT = "我们帮个人买家看代购内容，不收费，也不替任何卖家说话。"
Context = dict[str, Any]


def handing_over(*, given: bool) -> Context:
    """The section of a report, with two organisations to choose from."""
    choices = (
        Choice(slug="example", name=OWNER, about=ABOUT),
        Choice(slug="other", name="Buyers' Desk", about=""),
    )
    until = NOW + timedelta(days=90)
    one = Given(
        id=UUID(int=1),
        name=OWNER,
        since=NOW,
        until=until,
        originals=True,
        may_publish=True,
        note="可以帮我看看小票吗？",
    )
    return done("check-first", choices=choices, given=(one,) if given else (), handover_days=LIFETIMES)


def at_desk(role: Role) -> Context:
    """A case that was handed over, as an editor or a viewer sees it."""
    member = _member(1, role)
    handover = Handover(
        id=UUID(int=1),
        number=17,
        note="可以帮我看看小票吗？",
        level="hold-off",
        handed_at=NOW,
        until=NOW + timedelta(days=90),
        assignee=member,
        tags=["双十一", "机场"],
    )
    group = Found(incident=Incident(id=UUID(int=2), shared=["picture"], since=NOW), cases=11, sellers=7, unknown=1)
    return {
        **_common(member, "everything"),
        "handover": handover,
        "address": "/gallery/",
        "is_editor": member.may(Role.EDITOR),
        "notes": [DeskNote(author=member.person, text="已联系提问人，等小票原件。", at=NOW)],
        "members": [member, _member(2, Role.VIEWER)],
        "incident": group,
        "longest_note": LONGEST_NOTE,
    }


def for_members() -> Context:
    """A report whose link only members open."""
    return {**_common(_member(1, Role.VIEWER), "masked-share"), "share": share(1)}


def not_ready() -> Context:
    """A case of which the covered copy is being made."""
    context = at_desk(Role.VIEWER)
    del context["report"]
    return context


def _common(member: Member, name: str) -> Context:
    return {
        "member": member,
        "organisation": member.organisation,
        "organisation_name": member.organisation.name,
        "report": report_of(name, masking.masked(outcome_of(name))),
        "version": 1,
        "newest": 1,
    }


def _member(number: int, role: Role) -> Member:
    person = Person(id=number, name=("小林", "Mei")[number - 1], email=f"member-{number}@example.invalid")
    organisation = Organisation(slug="example", name=OWNER, verified_at=NOW)
    return Member(id=number, organisation=organisation, person=person, role=role, joined_at=NOW)
