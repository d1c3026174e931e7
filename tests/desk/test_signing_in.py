"""Signing in and out: closed to strangers, slow for guessers, visible to its owner; and no trace elsewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from checker.cases.opening import open_case
from checker.organisations import people
from checker.organisations.models import Member, Organisation, Person, Role
from tests.cases.conftest import new_case
from tests.desk.conftest import PASSWORD, SignedIn, make_member


@pytest.fixture
def person(db: None) -> Person:
    return people.make("mei@union.example", name="Mei", password=PASSWORD)


def sign_in(client: Client, password: str = PASSWORD, email: str = "mei@union.example") -> Any:
    return client.post("/desk/sign-in/", {"login": email, "password": password})


def test_the_address_is_the_name_in_any_case(client: Client, person: Person) -> None:
    assert sign_in(client, email="MEI@union.example").headers["Location"] == "/desk/"
    cookie = client.cookies["desk-session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert client.get("/desk/me/").status_code == 200


def test_whoever_has_a_second_factor_is_asked_for_it(client: Client, organisation: Organisation) -> None:
    member = make_member(organisation, Role.OWNER)
    answer = sign_in(client, email=member.person.email)
    assert answer.headers["Location"] == "/desk/sign-in/second/"
    assert client.get("/desk/sign-in/second/").status_code == 200
    assert client.get("/desk/me/").headers["Location"].startswith("/desk/sign-in/")
    assert client.post("/desk/sign-in/second/", {"code": "000000"}).status_code == 200
    assert client.get("/desk/me/").status_code == 302


def test_guessing_is_stopped_and_counted_by_all_processes_together(client: Client, person: Person) -> None:
    assert "DatabaseCache" in type(cache._connections[cache._alias]).__name__  # type: ignore[attr-defined]
    for _ in range(5):
        sign_in(client, "wrong")
    assert sign_in(Client()).headers.get("Location") != "/desk/"


def test_nobody_signs_up(client: Client, db: None) -> None:
    form = {"email": "x@y.example", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post("/desk/sign-in/closed/", form)
    assert page.status_code == 200
    assert "<form" not in page.content.decode().partition("<main")[2].partition("</main>")[0]
    assert not Person.objects.exists()


def test_a_reset_says_nothing_about_who_has_an_account(client: Client, person: Person) -> None:
    answers = [client.post("/desk/password/", {"email": email}) for email in (person.email, "nobody@union.example")]
    assert [answer.headers["Location"] for answer in answers] == ["/desk/password/sent/"] * 2
    known = next(message for message in mail.outbox if message.to == [person.email])
    link = re.search(r"http://testserver(/desk/password/\S+/)", str(known.body))
    assert link
    page = client.get(link[1], follow=True)
    form = {"password1": "nine quiet rivers run", "password2": "nine quiet rivers run"}
    client.post(page.redirect_chain[-1][0], form)
    assert sign_in(client, "nine quiet rivers run").headers["Location"] == "/desk/"


def test_other_sessions_are_listed_and_ended(person: Person) -> None:
    phone, laptop = Client(headers={"user-agent": "Phone/1"}), Client(headers={"user-agent": "Laptop/1"})
    sign_in(phone)
    sign_in(laptop)
    assert phone.get("/desk/me/").status_code == 200
    assert laptop.get("/desk/me/").status_code == 200
    page = laptop.get("/desk/me/sessions/").content.decode()
    assert "Phone/1" in page
    assert "Laptop/1" in page
    laptop.post("/desk/me/sessions/")
    assert phone.get("/desk/me/").status_code == 302
    assert laptop.get("/desk/me/").status_code == 200


def test_signing_out_needs_a_click(client: Client, person: Person) -> None:
    sign_in(client)
    client.get("/desk/sign-out/")
    assert client.get("/desk/me/").status_code == 200
    client.post("/desk/sign-out/")
    assert client.get("/desk/me/").status_code == 302


def test_the_address_changes_when_the_new_one_was_opened(client: Client, person: Person) -> None:
    sign_in(client)
    form = {"email": "mei@new.example", "action_add": ""}
    assert client.post("/desk/me/email/", form).headers["Location"].startswith("/desk/me/again/")
    client.post("/desk/me/again/", {"password": PASSWORD})
    client.post("/desk/me/email/", form)
    person.refresh_from_db()
    assert person.email == "mei@union.example"
    link = next(
        found[1]
        for message in mail.outbox
        if message.to == ["mei@new.example"]
        and (found := re.search(r"http://testserver(/desk/me/email/confirm/\S+)", str(message.body)))
    )
    client.post(link)
    person.refresh_from_db()
    assert person.email == "mei@new.example"


@pytest.mark.parametrize(
    "path", ["/", "/guide/", "/guide/claims/", "/guide/privacy/", "/robots.txt", "/nowhere", "/healthz"]
)
def test_readers_of_other_pages_get_no_session_and_pages_do_not_vary_by_it(client: Client, db: None, path: str) -> None:
    answer = client.get(path)
    assert set(answer.cookies) <= ({"csrftoken"} if path == "/" else set())
    assert not hasattr(answer.wsgi_request, "session")


def test_not_even_whoever_is_signed_in_is_known_elsewhere(
    organisation: Organisation, signed_in: SignedIn, now: Any
) -> None:
    member: Member = make_member(organisation, Role.EDITOR)
    client = signed_in(member.person)
    opened = open_case(new_case(), now)
    for path in ("/", f"/r/{opened.token}/", "/guide/"):
        answer = client.get(path)
        assert not hasattr(answer.wsgi_request, "user")
        assert "desk-session" not in answer.cookies
