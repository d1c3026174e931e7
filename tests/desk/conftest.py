"""People who are signed in, with the second factor their role needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from checker.organisations import people
from checker.organisations.models import Member, Organisation, Person, Role
from checker.organisations.opening import open_organisation

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SignedIn = Callable[..., Client]
PASSWORD = "seven tall lamps at noon"


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """The real hashing costs what an attacker shall pay; its strength is Django's to test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def organisation(db: None) -> Organisation:
    return open_organisation("shoppers", "Shoppers' Union", NOW)


def make_member(organisation: Organisation, role: Role, email: str = "", *, factor: bool = True) -> Member:
    email = email or f"{role}@{organisation.slug}.example"
    person = people.make(email, name=str(role).title(), password=PASSWORD)
    if factor:
        add_factor(person)
    return Member.objects.create(organisation=organisation, person=person, role=role, joined_at=NOW)


def add_factor(person: Person) -> None:
    from allauth.mfa.adapter import get_adapter

    data = {"secret": get_adapter().encrypt("JBSWY3DPEHPK3PXP")}
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data=data)


@pytest.fixture
def signed_in() -> SignedIn:
    """A browser in which this person is signed in."""

    def browser(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return browser
