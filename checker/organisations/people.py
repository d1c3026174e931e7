"""Making the accounts of people: whoever is made here has shown the address to be theirs, or an operator vouches."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from checker.organisations.models import Person
from checker.organisations.models.person import address


class AlreadyThere(Exception):
    """Somebody has an account with this address."""


def make(email: str, *, name: str = "", password: str | None = None, is_staff: bool = False) -> Person:
    """A person whose address counts as confirmed. Raises AlreadyThere."""
    from allauth.account.models import EmailAddress

    if Person.objects.filter(email=address(email)).exists():
        raise AlreadyThere
    try:
        with transaction.atomic():
            person = Person.objects.create_user(email, password, name=name, is_staff=is_staff)
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    except IntegrityError as error:  # made by a second click, a moment ago
        raise AlreadyThere from error
    return person


def end_operator(person: Person, now: datetime) -> None:
    """No operator any more; the account lasts as long as a place in an organisation, or retention's days from now."""
    Person.objects.filter(id=person.pk, is_staff=True).update(is_staff=False, left_at=now)
