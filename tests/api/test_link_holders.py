"""Everybody who holds a link of some kind, at every address that takes one: the same table as for people."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from checker.cases import replying, sharing
from checker.cases.models import Audience, Share
from checker.organisations.models import Organisation
from tests.api.test_who_may import NOBODYS, TABLE, VALUES, Browsers, address, asked, browsers
from tests.organisations.collecting import answered, confirmed

__all__ = ["browsers"]
Links = dict[str, str]
ROUTES = [route for route in TABLE if "<str:token>" in route and route.startswith(("r/", "desk/<slug:slug>/r/"))]
READERS = ("unlisted", "public")
BOTH = ("r/<str:token>/", "r/<str:token>/feedback/", "r/<str:token>/picture/<int:index>")
OPENED_BY = {"link": ("own",), "share": READERS, "statement": ("statement",), "viewer": ("members",)}
NEVER_THERE = ("wrong/<int", "picture/<int", "delete/<str")
"""What has a second number or secret, which is nobody's here: not there, also for whoever has the link."""


@pytest.fixture
def links(browsers: Browsers) -> Links:
    """The last parts of links by kind; those that ended are there as well."""
    now = timezone.now()
    organisation = Organisation.objects.get(slug="shoppers")
    confirmed(organisation, now)
    case, path = answered(now)
    made: Links = {"own": path.strip("/").removeprefix("r/"), "nobody's": NOBODYS, "malformed": "x"}
    for kind in ("unlisted", "public", "ended", "over"):
        audience = Audience.PUBLIC if kind == "public" else Audience.UNLISTED
        link = sharing.share(case, days=7, audience=audience, now=now)
        made[kind] = link.token
        if kind == "ended":
            sharing.take_back(case, link.share.id)
        if kind == "over":
            week = timedelta(days=7, seconds=1)
            Share.objects.filter(id=link.share.id).update(created_at=now - 2 * week, expires_at=now - week)
        if kind == "unlisted":
            made["statement"] = replying.reply_to(link.share, replying.Said(text="我只卖自己穿过的。"), now).token
    audience = Audience.ORGANISATION
    made["members"] = sharing.share(case, days=7, audience=audience, now=now, organisation=organisation).token
    return made


def opens(route: str, kind: str) -> bool:
    """Whether the table lets a link of this kind open the address."""
    allowed = ("own", *READERS) if route in BOTH else OPENED_BY[TABLE[route]]
    return kind in allowed


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_kind_of_link_opens_what_it_is_for_and_is_nothing_elsewhere(
    method: str, browsers: Browsers, links: Links
) -> None:
    wrong: list[Any] = []
    for route in ROUTES:
        session = browsers["viewer"] if TABLE[route] == "viewer" else ""
        nothing = asked(method, address(route), session)
        for kind, token in links.items():
            answer = asked(method, address(route, token), session)
            if answer.status_code >= 500 or (
                method == "GET" and answer.headers.get("Location", "").startswith("/desk")
            ):
                wrong.append((route, kind, answer.status_code))
            elif opens(route, kind):
                there = not any(part in route for part in NEVER_THERE)
                wrong += [(route, kind, answer.status_code)] if there and answer.status_code == 404 else []
            elif answer.status_code != nothing.status_code or _words(answer, token) != _words(nothing, NOBODYS):
                wrong.append((route, kind, answer.status_code, "unlike nobody's"))
    assert not wrong, "\n".join(map(str, wrong))


def test_a_link_for_members_opens_for_members_alone(browsers: Browsers, links: Links) -> None:
    path = f"/desk/shoppers/r/{links['members']}/"
    statuses = {who: asked("GET", path, session).status_code for who, session in browsers.items()}
    assert statuses == {
        "anonymous": 302,
        "viewer": 200,
        "editor": 200,
        "owner": 200,
        "other": 404,
        "operator": 404,
    }


def test_no_link_opens_a_page_of_the_desk(browsers: Browsers, links: Links) -> None:
    """Whoever holds one and is not signed in is led to sign in, as anybody is."""
    for token in links.values():
        for route in (f"/desk/shoppers/r/{token}/", f"/desk/shoppers/cases/{VALUES['uuid']}/?token={token}"):
            assert asked("GET", route).headers["Location"].startswith("/desk/sign-in/")


def _words(answer: Any, token: str) -> bytes:
    told: bytes = answer.told
    return told.replace(token.encode(), b"") if len(token) > 1 else told.replace(f"/{token}/".encode(), b"//")
