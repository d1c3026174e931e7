"""Roles in their order, the last owner, and what the log keeps of it."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import translation

from checker.organisations import audit, inviting, members, people
from checker.organisations.access import NotAMember, membership, memberships
from checker.organisations.actions import Action
from checker.organisations.models import AppendOnly, AuditEntry, Member, Organisation, Role
from checker.organisations.opening import NotASlug, close, open_organisation, verify


def join(organisation: Organisation, role: Role, now: datetime) -> Member:
    person = people.make(f"{role}{Member.objects.count()}@shoppers.example")
    return Member.objects.create(organisation=organisation, person=person, role=role, joined_at=now)


def test_each_role_may_do_what_the_ones_before_it_may() -> None:
    assert [[one.at_least(other) for other in Role] for one in Role] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_the_last_owner_can_neither_go_nor_become_less(owner: Member, now: datetime) -> None:
    for attempt in (
        lambda: members.remove(owner, owner.id, now),
        lambda: members.change_role(owner, owner.id, Role.EDITOR, now),
    ):
        with pytest.raises(members.LastOwner):
            attempt()
    second = join(owner.organisation, Role.OWNER, now)
    members.change_role(second, owner.id, Role.VIEWER, now)
    with pytest.raises(members.LastOwner):
        members.remove(second, second.id, now)
    members.remove(owner, owner.id, now)
    owner.person.refresh_from_db()
    assert owner.person.left_at == now


def test_nobody_reaches_into_another_organisation(owner: Member, now: datetime) -> None:
    stranger = join(open_organisation("others", "Others", now), Role.VIEWER, now)
    with pytest.raises(members.NotHere):
        members.remove(owner, stranger.id, now)
    with pytest.raises(members.NotHere):
        members.change_role(owner, stranger.id, Role.OWNER, now)
    with pytest.raises(NotAMember):
        membership(owner.person, "others")


def test_a_closed_organisation_is_nobodys(owner: Member, now: datetime) -> None:
    assert [place.organisation.slug for place in memberships(owner.person)] == ["shoppers"]
    close(owner.organisation, None, now)
    assert memberships(owner.person) == []
    with pytest.raises(NotAMember):
        membership(owner.person, "shoppers")


@pytest.mark.parametrize("slug", ["me", "sign-in", "Upper", "a b", "-a", "a--b", "", "shoppers", "饭"])
def test_a_word_that_cannot_stand_in_an_address_opens_nothing(
    organisation: Organisation, now: datetime, slug: str
) -> None:
    with pytest.raises(NotASlug):
        open_organisation(slug, "Name", now)


def test_every_page_of_the_desk_is_reserved() -> None:
    from checker.desk.urls import urlpatterns
    from checker.organisations.models.organisation import RESERVED

    not_of_one = [one for one in urlpatterns if not str(one.pattern).startswith("<")]
    routes = [
        f"{one.pattern}{entry.pattern}" if entry is not one else str(one.pattern)
        for one in not_of_one
        for entry in getattr(one, "url_patterns", [one])
    ]
    first = {route.replace("^", "").partition("/")[0] for route in routes}
    assert {word for word in first if word and not word.startswith("<")} <= RESERVED


def test_the_log_is_only_added_to(owner: Member, now: datetime) -> None:
    entry = audit.record(owner, Action.MEMBER_INVITED, None, now, role="editor")
    entry.action = "something-else"
    for attempt in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(action="something-else"),
        lambda: owner.organisation.audit.filter(id=entry.id).delete(),
    ):
        with pytest.raises(AppendOnly):
            attempt()
    assert AuditEntry.objects.get(id=entry.id).action == Action.MEMBER_INVITED


def test_the_log_takes_no_personal_data(owner: Member, now: datetime) -> None:
    for value in ("somebody@example.org", "x" * 101):
        with pytest.raises(audit.NotForTheLog):
            audit.record(owner, Action.MEMBER_INVITED, None, now, role=value)


def test_every_change_is_in_the_log_as_a_sentence(owner: Member, now: datetime) -> None:
    verify(owner.organisation, None, now)
    invitation, _ = inviting.invite(owner.organisation, "e@shoppers.example", Role.EDITOR, now, by=owner)
    editor = inviting.accept(invitation, people.make("e@shoppers.example"), now)
    members.change_role(owner, editor.id, Role.VIEWER, now)
    members.remove(owner, editor.id, now)
    with translation.override("en"):
        assert [audit.sentence(entry) for entry in AuditEntry.objects.order_by("id")] == [
            "opened the organisation",
            "confirmed the organisation's name",
            "invited somebody as Editor",
            "joined as Editor",
            "changed a role from Editor to Viewer",
            "removed a member",
        ]
    with translation.override("zh-hans"):
        assert audit.sentence(AuditEntry.objects.get(action=Action.MEMBER_JOINED)) == "以编辑身份加入"
    assert "@" not in "".join(str(entry.parameters) + entry.target_id for entry in AuditEntry.objects.all())


def test_an_invitation_is_accepted_once_and_only_by_whom_it_names(owner: Member, now: datetime) -> None:
    invitation, token = inviting.invite(owner.organisation, "e@shoppers.example", Role.EDITOR, now)
    with pytest.raises(inviting.MeantForAnother):
        inviting.accept(invitation, people.make("other@shoppers.example"), now)
    person = people.make("e@shoppers.example")
    inviting.accept(invitation, person, now)
    with pytest.raises(inviting.InvitationNotFound):
        inviting.accept(invitation, person, now)
    with pytest.raises(inviting.InvitationNotFound):
        inviting.opened(token, now)
    with pytest.raises(inviting.AlreadyAMember):
        inviting.invite(owner.organisation, "E@shoppers.example", Role.OWNER, now)
    assert token not in str(list(owner.organisation.invitations.values()))
