"""What an operator types."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from checker.env import env_mail
from checker.organisations.models import Organisation, Person


def test_an_organisation_is_opened_and_its_owner_invited(db: None, client: Client, capsys: Any) -> None:
    call_command(
        "organisation", "--site", "https://zhendema.example", "create", "union", "The Union", "--owner", "a@b.example"
    )
    link = capsys.readouterr().out.strip()
    assert link.startswith("https://zhendema.example/desk/invitation/")
    assert link in str(mail.outbox[0].body)
    assert client.get(link.removeprefix("https://zhendema.example")).status_code == 200
    with pytest.raises(CommandError):
        call_command("organisation", "create", "union", "Again", "--owner", "a@b.example")
    with pytest.raises(CommandError):
        call_command("organisation", "create", "u" * 61, "Too long", "--owner", "a@b.example")
    call_command("organisation", "verify", "union")
    assert Organisation.objects.get().is_verified
    call_command("organisation", "unverify", "union")
    assert not Organisation.objects.get().is_verified


def test_an_operator_is_made_with_a_good_password_only(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    with pytest.raises(CommandError):
        call_command("operator", "create", "op@b.example")
    monkeypatch.setattr("sys.stdin", io.StringIO("nine quiet rivers run\n"))
    call_command("operator", "create", "op@b.example")
    assert Person.objects.get().is_staff


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}),
        ("console:", {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
        ("smtps://me:p%40ss@mail.example", {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True, "EMAIL_HOST_PASSWORD": "p@ss"}),
        ("smtp+tls://mail.example:2525", {"EMAIL_PORT": 2525, "EMAIL_USE_TLS": True, "EMAIL_HOST_USER": ""}),
    ],
)
def test_the_address_of_the_mail_server(
    monkeypatch: pytest.MonkeyPatch, address: str, expected: dict[str, object]
) -> None:
    monkeypatch.setenv("MAIL_URL", address)
    assert expected.items() <= env_mail("MAIL_URL").items()


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example:port"])
def test_what_is_no_mail_server_stops_the_start(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    from django.core.exceptions import ImproperlyConfigured

    monkeypatch.setenv("MAIL_URL", address)
    with pytest.raises(ImproperlyConfigured):
        env_mail("MAIL_URL")
