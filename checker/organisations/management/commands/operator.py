"""`manage.py operator create ADDRESS`: an account that may use the admin, once it has a second factor; and `end`."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker.organisations import people
from checker.organisations.models import Person
from checker.organisations.models.person import address


class Command(BaseCommand):
    """The password is asked for, or read as one line from standard input, so that no list of processes shows it."""

    help = "Make an operator of this installation, or end one's being it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        orders = parser.add_subparsers(dest="order", required=True)
        create = orders.add_parser("create")
        create.add_argument("email", metavar="ADDRESS")
        create.add_argument("--name", default="")
        end = orders.add_parser("end", help="no operator any more; the account stays for now")
        end.add_argument("email", metavar="ADDRESS")

    def handle(self, *args: Any, order: str, email: str, **options: Any) -> None:
        if order == "create":
            return self._create(email, options["name"])
        person = Person.objects.filter(email=address(email), is_staff=True).first()
        if person is None:
            raise CommandError("There is no operator with this address.")
        return people.end_operator(person, timezone.now())

    def _create(self, email: str, name: str) -> None:
        password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        try:
            validate_password(password, Person(email=email, name=name))
            people.make(email, name=name, password=password, is_staff=True)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except people.AlreadyThere as error:
            raise CommandError("There is an account with this address.") from error
        print(f"{email} signs in at /desk/sign-in/ and then sets up a second factor.")
