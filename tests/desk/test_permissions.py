"""Every address of the desk for everybody who could ask for it, and nothing of it anywhere else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from checker.desk.accounts import OWN
from checker.desk.accounts import urlpatterns as accounts
from checker.organisations.models import Organisation, Role
from checker.organisations.opening import close, open_organisation
from tests.desk.conftest import NOW, SignedIn, make_member

WHO = ("anonymous", "other", "viewer", "editor", "owner")
AWAY, GONE, NO, OK, BACK = 302, 404, 403, 200, 302
TABLE = {
    "GET desk_organisation": (AWAY, GONE, OK, OK, OK),
    "GET desk_members": (AWAY, GONE, OK, OK, OK),
    "POST desk_members": (AWAY, GONE, NO, NO, 422),
    "GET desk_about": (AWAY, GONE, NO, NO, OK),
    "POST desk_about": (AWAY, GONE, NO, NO, 422),
    "GET desk_audit": (AWAY, GONE, NO, NO, OK),
    "POST desk_member": (AWAY, GONE, NO, NO, 422),
    "POST desk_withdraw": (AWAY, GONE, NO, NO, GONE),
    "POST desk_leave": (AWAY, GONE, BACK, BACK, 422),
}
PLACES = {"slug": "shoppers", "member_id": 0, "invitation_id": 999_999}


@pytest.mark.parametrize("case", TABLE)
def test_who_may_do_what(case: str, organisation: Organisation, signed_in: SignedIn) -> None:
    from django.urls import reverse

    other = open_organisation("others", "Others", NOW)
    people = {"other": make_member(other, Role.OWNER)}
    people |= {str(role): make_member(organisation, role) for role in Role}
    method, name = case.split()
    wanted = next(pattern for pattern in _patterns() if pattern.name == name).pattern.converters
    places = {key: value for key, value in PLACES.items() if key in wanted}
    if "member_id" in places:
        places["member_id"] = people["owner"].id
    for who, status in zip(WHO, TABLE[case], strict=True):
        client = Client() if who == "anonymous" else signed_in(people[who].person)
        answer = client.generic(method, reverse(name, kwargs=places))
        assert answer.status_code == status, who
        if who == "anonymous":
            assert answer.headers["Location"].startswith("/desk/sign-in/?next=")


def test_the_table_knows_every_page_of_an_organisation() -> None:
    """Pages of later rooms have tests of their own; none of this room may be missing."""
    rooms = {"checker.desk.about", "checker.desk.views", "checker.desk.memberships"}
    pages = [pattern for pattern in _patterns() if "slug" in pattern.pattern.converters]
    assert {page.name for page in pages if page.callback.__module__ in rooms} == {case.split()[1] for case in TABLE}


def test_foreign_unknown_and_closed_organisations_look_the_same(
    organisation: Organisation, signed_in: SignedIn
) -> None:
    owner = signed_in(make_member(organisation, Role.OWNER).person)
    closed = open_organisation("closed", "Closed", NOW)
    make_member(closed, Role.EDITOR)
    close(closed, None, NOW)
    open_organisation("foreign", "Foreign", NOW)
    pages = {slug: owner.get(f"/desk/{slug}/") for slug in ("foreign", "unknown", "closed")}
    assert {page.status_code for page in pages.values()} == {404}
    assert len({page.content.replace(slug.encode(), b"") for slug, page in pages.items()}) == 1


def test_an_owner_without_a_second_factor_sees_nothing_else(organisation: Organisation, signed_in: SignedIn) -> None:
    owner = signed_in(make_member(organisation, Role.OWNER, factor=False).person)
    for path in ("/desk/", "/desk/me/", "/desk/shoppers/", "/desk/shoppers/members/", "/desk/shoppers/audit/"):
        assert owner.get(path).headers["Location"] == "/desk/me/second-factor/", path
    assert owner.get("/desk/me/factors/").status_code == 200
    editor = signed_in(make_member(organisation, Role.EDITOR, factor=False).person)
    assert editor.get("/desk/shoppers/").status_code == 200


def test_pages_of_accounts_are_for_their_owner_alone(client: Client, db: None) -> None:
    for pattern in accounts:
        assert pattern.callback.who_may_see_it in (OWN, "public")
        if pattern.callback.who_may_see_it == OWN:
            path = "/desk/" + str(pattern.pattern).replace("<int:pk>", "1")
            assert client.get(path).headers["Location"].startswith("/desk/sign-in/?next="), path


def _patterns() -> list[URLPattern]:
    """The addresses below /desk/."""
    found: list[URLPattern] = []

    def walk(entries: list[URLPattern | URLResolver]) -> None:
        for entry in entries:
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns)
            else:
                found.append(entry)

    walk([entry for entry in get_resolver().url_patterns if str(entry.pattern).startswith("desk/")])
    return found
