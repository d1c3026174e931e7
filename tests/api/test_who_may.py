"""Every address of the site for everybody who could ask: a table of all of them, which none may be missing from.

`public` anybody; `link`, `share`, `statement` whoever holds such a link; `signed-in` with an account; `viewer`,
`editor`, `owner` members from that role on; `operator`; `token` programs; `platform` by a signature; `developer` where
the gallery is on; `figures` with the token of the figures.
"""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as configured
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from checker.cases.models import Audience, Case
from checker.cases.sharing import share
from checker.organisations import people
from checker.organisations.models import Organisation, Role, Scope
from checker.organisations.opening import open_organisation
from tests.api.conftest import Ask, owner_of, token_of
from tests.desk.conftest import NOW, add_factor, make_member

TABLE = {
    route: who
    for who, rows in tomllib.loads((Path(__file__).parent / "who_may.toml").read_text()).items()
    for route in rows["routes"]
}
MEMBERS = {"viewer": 0, "editor": 1, "owner": 2}
POSTED_FROM = {  # pages that more people read than change
    "desk/<slug:slug>/members/": "owner",
    "desk/<slug:slug>/collections/": "editor",
    "desk/<slug:slug>/collections/<int:collection_id>/": "editor",
    "desk/<slug:slug>/statements/": "editor",
    "desk/<slug:slug>/statements/<int:statement_id>/": "editor",
    "desk/<slug:slug>/review/<uuid:reply_id>/": "editor",
}
NOBODYS = "A" * 24
VALUES = {
    "slug": "shoppers",
    "int": "999999",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "str": NOBODYS,
    "path": "1",
}
Browsers = dict[str, str]


def routes() -> Iterator[str]:
    def walk(entries: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
        for entry in entries:
            here = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, here)
            else:
                yield here

    yield from walk(get_resolver().url_patterns, "")


def address(route: str, token: str = NOBODYS, slug: str = "shoppers") -> str:
    """An address of the route in which every number and link is nobody's, and the organisation is ours."""
    text = re.sub(r"\(\?P<\w+>cases\|[^)]*\)", "cases", route)
    text = re.sub(r"\(\?P<\w+>[^)]*\)", "nothing", text)
    text = text.replace("<str:token>", token).replace("<slug:slug>", slug)
    text = re.sub(r"<(\w+):\w+>", lambda found: VALUES[found[1]] if found[1] != "slug" else "nothing", text)
    return "/" + text.replace("^", "").replace("$", "")


@pytest.fixture
def browsers(db: None, settings: Any) -> Browsers:
    """The sessions of everybody who can sign in; whoever cannot has none."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    ours = open_organisation("shoppers", "Shoppers", NOW)
    made = {str(role): make_member(ours, role).person for role in Role}
    made["other"] = make_member(open_organisation("others", "Others", NOW), Role.OWNER).person
    made["operator"] = people.make("op@site.example", name="Op", is_staff=True)
    add_factor(made["operator"])
    sessions = {"anonymous": ""}
    for who, person in made.items():
        client = Client()
        client.force_login(person)
        sessions[who] = client.cookies[configured.SESSION_COOKIE_NAME].value
    return sessions


def asked(method: str, path: str, session: str = "", form: str = "") -> Any:
    """The answer; whatever it changed is taken back."""
    client = Client(raise_request_exception=False)
    if session:
        client.cookies[configured.SESSION_COOKIE_NAME] = session
    with transaction.atomic():
        answer = client.generic(method, path, form, "application/x-www-form-urlencoded" if form else "")
        content = answer.getvalue()
        transaction.set_rollback(True)
    answer.told = content
    return answer


def test_the_table_has_every_address_and_no_other() -> None:
    assert set(routes()) == set(TABLE)


def _wrong(who: str, wanted: str, answer: Any, path: str) -> bool:
    """Whether somebody was answered otherwise than the table says."""
    status, to_sign_in = answer.status_code, "/desk/sign-in/" in answer.headers.get("Location", "")
    if status >= 500 and path != "/readyz":  # nothing sweeps here, and it says so
        return True
    if wanted in MEMBERS:
        if who == "anonymous":
            return not to_sign_in
        if who in ("other", "operator"):
            return status != 404
        if MEMBERS[who] < MEMBERS[wanted]:
            return status not in ((403, 404) if "999999" in path or VALUES["uuid"] in path else (403,))
        return status == 403 or to_sign_in
    if wanted == "signed-in":
        return to_sign_in != (who == "anonymous")
    if wanted == "operator":
        if who == "anonymous":
            return not to_sign_in and status != 404
        if who == "operator":  # Django's forms are for looking only
            return to_sign_in or (status == 403 and not path.endswith(("/add/", "/change/", "/delete/")))
        return status not in (404, 302)
    if wanted in ("link", "share", "statement", "figures", "developer"):
        return status != 404
    if wanted == "token":
        return status != 401
    return False


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_everybody_gets_what_is_theirs_and_nothing_else(method: str, browsers: Browsers) -> None:
    wrong = []
    for route, wanted in TABLE.items():
        path = address(route)
        if method == "POST":
            wanted = POSTED_FROM.get(route, wanted)
        asking = browsers if wanted != "public" else {who: browsers[who] for who in ("anonymous", "operator")}
        answers = {who: asked(method, path, session) for who, session in asking.items()}
        if {answer.status_code for answer in answers.values()} == {405}:
            continue
        wrong += [
            (method, path, wanted, who, answer.status_code)
            for who, answer in answers.items()
            if answer.status_code != 405 and _wrong(who, wanted, answer, path)
        ]
    assert not wrong, "\n".join(map(str, wrong))


def test_an_organisation_that_is_not_theirs_and_one_that_is_not_there_are_the_same(browsers: Browsers) -> None:
    different = []
    for route, wanted in TABLE.items():
        if wanted in MEMBERS:
            theirs, nobodys = address(route), address(route, slug="nowhere1")
            for who in ("other", "operator"):
                pages = [asked("GET", path, browsers[who]) for path in (theirs, nobodys)]
                told = [page.told.replace(b"nowhere1", b"shoppers") for page in pages]
                if told[0] != told[1] or pages[0].status_code != pages[1].status_code:
                    different.append((theirs, who))
    assert different == []


def test_the_holder_of_a_link_sees_the_report_and_no_desk(ask: Ask, answered: Case) -> None:
    """Whoever has the link of a shared report sees that, and not the pages of its shopper."""
    link = share(answered, days=7, audience=Audience.UNLISTED, now=timezone.now()).token
    own = ask("POST", "cases", {"text": "别的文字"}).json()["report"].rstrip("/").rpartition("/")[2]
    plain = [route for route in TABLE if "<str:token>" in route and route.startswith("r/") and route.count("<") == 1]
    seen = {
        (route, kind): asked("GET", address(route, token)).status_code
        for route in plain
        for kind, token in (("own", own), ("shared", link))
    }
    for (route, kind), status in seen.items():
        if TABLE[route] == "share" and kind == "own":
            assert status == 404, (route, kind)
        if TABLE[route] == "link" and kind == "shared" and route not in ("r/<str:token>/", "r/<str:token>/feedback/"):
            assert status in (404, 405), (route, kind)
        assert status < 500, (route, kind)
    assert seen["r/<str:token>/", "own"] == seen["r/<str:token>/", "shared"] == 200


API = [route.removeprefix("api/v1/") for route, who in TABLE.items() if who == "token"]


@pytest.mark.parametrize("route", API)
def test_no_session_and_no_lesser_token_opens_the_api(route: str, ask: Ask, owner: Any, browsers_of: Any) -> None:
    path = address(route).lstrip("/").replace("nothing", "airline-crew")
    assert ask("GET", path, by="").status_code == 401
    assert ask("GET", path, by="zd_aaaaaaaaaa_" + "A" * 43).content == ask("GET", path, by="").content
    assert asked("GET", f"/api/v1/{path}", browsers_of).status_code == 401
    lesser = token_of(owner, Scope.LIBRARY if route == "trends" else Scope.TRENDS)
    assert ask("GET", path, by=lesser).status_code == (200 if route == "token" else 403)


@pytest.fixture
def browsers_of(owner: Any) -> str:
    add_factor(owner.person)
    client = Client()
    client.force_login(owner.person)
    return str(client.cookies[configured.SESSION_COOKIE_NAME].value)


def test_a_foreign_case_and_none_take_the_same_questions_and_the_same_time(ask: Ask, answered: Case) -> None:
    stranger = token_of(owner_of("others"))
    ask("GET", "token", by=stranger)
    paths = (f"cases/{answered.id}", f"cases/{UUID(int=4)}")
    questions, times = [], []
    for path in paths:
        with CaptureQueriesContext(connection) as captured:
            ask("GET", path, by=stranger)
        questions.append([" ".join(one["sql"].split())[:60] for one in captured])
    assert questions[0] == questions[1]
    for _ in range(25):
        for number, path in enumerate(paths):
            before = time.thread_time()
            ask("GET", path, by=stranger)
            times.append((number, time.thread_time() - before))
    quickest = [min(spent for one, spent in times if one == number) for number in (0, 1)]
    assert max(quickest) < 1.5 * min(quickest)


def test_a_token_of_a_closed_organisation_opens_nothing(ask: Ask, organisation: Organisation) -> None:
    assert ask("GET", "token").status_code == 200
    organisation.closed_at = timezone.now() - timedelta(days=1)
    organisation.save()
    assert ask("GET", "token").status_code == 401
