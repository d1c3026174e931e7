"""From an invitation to the owner's page, through the real pages of accounts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.utils import timezone

from checker.desk.forms import InviteForm
from checker.organisations import inviting, people
from checker.organisations.models import Invitation, Member, Organisation, Person, Role
from checker.organisations.opening import open_organisation
from tests.desk.conftest import PASSWORD, SignedIn, make_member


def code_for(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


@pytest.fixture
def link(organisation: Organisation) -> str:
    _, token = inviting.invite(organisation, "New@Union.example", Role.OWNER, timezone.now())
    return f"/desk/invitation/{token}/"


def test_an_invited_owner_makes_an_account_sets_up_an_app_and_works(client: Client, link: str) -> None:
    assert "new@union.example" in client.get(link).content.decode()
    answer = client.post(link, {"name": "Mei", "password": PASSWORD, "way": "password"})
    assert answer.headers["Location"] == "/desk/shoppers/"
    answer = client.get("/desk/shoppers/members/")
    assert answer.headers["Location"] == "/desk/me/second-factor/"
    assert client.get("/desk/me/second-factor/").status_code == 200
    page = client.get("/desk/me/factors/app/")
    secret = re.search(r'id="secret">([A-Z2-7]+)<', page.content.decode())
    assert secret
    answer = client.post("/desk/me/factors/app/", {"code": code_for(secret[1])})
    assert answer.status_code == 302, answer.content.decode()
    assert "/codes/" in answer.headers["Location"]
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret[1] not in str(stored.data)
    assert client.get("/desk/shoppers/members/").status_code == 200
    assert client.get(link).status_code == 404


def test_without_a_password_a_passkey_follows(client: Client, link: str) -> None:
    answer = client.post(link, {"name": "Mei", "way": "passkey"})
    assert answer.headers["Location"] == "/desk/me/factors/keys/add/"
    assert not Person.objects.get().has_usable_password()
    page = client.get("/desk/me/factors/keys/add/").content.decode()
    assert '"residentKey"' in page
    assert re.search(r'name="passwordless"[^>]*checked', page)


@pytest.mark.parametrize("password", ["short", "password1234", "123456789012345", "new@union.example"])
def test_a_weak_password_makes_no_account(client: Client, link: str, password: str) -> None:
    answer = client.post(link, {"name": "Mei", "password": password, "way": "password"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Person.objects.exists()


def test_of_two_clicks_the_later_is_led_to_sign_in(client: Client, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make = people.make

    def made_meanwhile(email: str, **said: Any) -> Person:
        make(email, **said)
        monkeypatch.setattr("checker.organisations.people.address", lambda _: "")  # it was not there a moment ago
        return make(email, **said)

    monkeypatch.setattr("checker.desk.joining.people.make", made_meanwhile)
    answer = client.post(link, {"name": "Mei", "password": PASSWORD, "way": "password"})
    assert answer.status_code == 200
    assert "/desk/sign-in/?next=/desk/invitation/" in answer.content.decode()


def test_somebody_with_an_account_signs_in_first_and_accepts_only_what_is_theirs(
    client: Client, link: str, organisation: Organisation, signed_in: SignedIn
) -> None:
    viewer = make_member(organisation, Role.VIEWER).person
    assert 'name="password"' not in signed_in(viewer).post(link).content.decode()
    assert not Member.objects.filter(role=Role.OWNER).exists()
    invited = people.make("new@union.example", password=PASSWORD)
    assert "/desk/sign-in/?next=/desk/invitation/" in client.get(link).content.decode()
    assert signed_in(invited).post(link).status_code == 302
    assert Member.objects.get(role=Role.OWNER).person == invited


def test_an_invitation_ends_after_seven_days_and_when_it_is_replaced(
    client: Client, organisation: Organisation, link: str
) -> None:
    _, newer = inviting.invite(organisation, "new@union.example", Role.VIEWER, timezone.now())
    assert client.get(link).status_code == 404
    assert client.get(f"/desk/invitation/{newer}/").status_code == 200
    Invitation.objects.update(expires_at=timezone.now())
    assert client.get(f"/desk/invitation/{newer}/").status_code == 404


def test_an_owner_invites_by_mail(organisation: Organisation, signed_in: SignedIn, client: Client) -> None:
    owner = signed_in(make_member(organisation, Role.OWNER).person)
    assert owner.post("/desk/shoppers/members/", {"email": "x@y.example", "role": "editor"}).status_code == 302
    (sent,) = mail.outbox
    assert sent.to == ["x@y.example"]
    found = re.search(r"http://testserver(/desk/invitation/\S+)", str(sent.body))
    assert found
    assert client.get(found[1]).status_code == 200
    page = owner.get("/desk/shoppers/members/").content.decode()
    assert "x@y.example" in page
    owner.post(f"/desk/shoppers/members/invitations/{Invitation.objects.get().id}/")
    assert client.get(found[1]).status_code == 404


def test_an_address_that_no_column_holds_is_refused_by_the_form() -> None:
    name = "a" * 60
    form = InviteForm({"email": f"{name}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example", "role": "editor"})
    assert list(form.errors) == ["email"]


def test_an_organisation_sends_only_so_many_invitations_a_day(
    organisation: Organisation, signed_in: SignedIn, settings: Any
) -> None:
    settings.INVITATIONS_PER_DAY = 2
    browsers = [signed_in(make_member(organisation, Role.OWNER, f"{name}@shoppers.example").person) for name in "ab"]
    answers = [
        browser.post("/desk/shoppers/members/", {"email": f"{number}@new.example", "role": "editor"})
        for number, browser in enumerate([*browsers, *browsers])
    ]
    assert [answer.status_code for answer in answers] == [302, 302, 422, 422]
    assert len(mail.outbox) == Invitation.objects.count() == 2
    other = make_member(open_organisation("others", "Others", timezone.now()), Role.OWNER)
    sent = signed_in(other.person).post("/desk/others/members/", {"email": "x@new.example", "role": "editor"})
    assert sent.status_code == 302


def test_a_mail_that_does_not_go_out_is_said(organisation: Organisation, signed_in: SignedIn, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    owner = signed_in(make_member(organisation, Role.OWNER).person)
    assert owner.post("/desk/shoppers/members/", {"email": "x@y.example", "role": "editor"}).status_code == 422
