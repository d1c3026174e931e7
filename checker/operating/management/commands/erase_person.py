"""`manage.py erase_person ADDRESS`: erase a member's account; what was done stays in the log without a name."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from checker.operating import personal_data
from checker.organisations import retention
from checker.organisations.models import Invitation, Member, Role


class Command(BaseCommand):
    help = "Erase an account, where it is signed in, its factors and its memberships. Shoppers erase by their own link."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="ADDRESS")
        parser.add_argument("--force", action="store_true", help="even if an organisation is left without an owner")

    def handle(self, *args: Any, email: str, force: bool, **options: Any) -> None:
        try:
            person = personal_data.person_of(email)
        except personal_data.NobodyThere as error:
            raise CommandError("There is no account with this address.") from error
        with transaction.atomic():
            owners = Member.objects.filter(role=Role.OWNER, organisation__closed_at__isnull=True)
            left = owners.filter(person=person).exclude(
                organisation__in=owners.exclude(person=person).values("organisation")
            )
            alone = list(left.values_list("organisation__slug", flat=True))
            if alone and not force:
                names = ", ".join(alone)
                raise CommandError(f"The only owner of {names}: invite another one first, or use --force.")
            Invitation.objects.filter(email=person.email).delete()
            retention.erase(person)
        self.stdout.write("erased")
