"""`manage.py organisation create SLUG NAME --owner ADDRESS`: open an organisation and invite its first owner."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker.organisations import inviting, mailing
from checker.organisations.models import Organisation, Role
from checker.organisations.opening import NotASlug, open_organisation, unverify, verify


class Command(BaseCommand):
    """The link of the invitation is printed as well, for an operator whose mail goes nowhere yet."""

    help = "Open an organisation, invite somebody into one, or confirm its name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--site", default=f"http://{settings.HOST}:{settings.PORT}", help="address of this site")
        orders = parser.add_subparsers(dest="order", required=True)
        create = orders.add_parser("create", help="open an organisation and invite its first owner")
        create.add_argument("slug", help="its word in addresses: small letters, digits and hyphens")
        create.add_argument("name")
        create.add_argument("--owner", required=True, metavar="ADDRESS")
        invite = orders.add_parser("invite", help="invite an owner into an organisation that has lost all of them")
        invite.add_argument("slug")
        invite.add_argument("--owner", required=True, metavar="ADDRESS")
        confirm = orders.add_parser("verify", help="say that the name was checked")
        confirm.add_argument("slug")
        doubt = orders.add_parser("unverify", help="take that back")
        doubt.add_argument("slug")

    def handle(self, *args: Any, order: str, slug: str, site: str, **options: Any) -> None:
        now = timezone.now()
        if order == "create":
            try:
                organisation = open_organisation(slug, options["name"], now)
            except NotASlug as error:
                raise CommandError(
                    f"{slug!r} cannot be used, or is used: small letters, digits and hyphens."
                ) from error
        else:
            organisation = self._existing(slug)
        if order in ("verify", "unverify"):
            {"verify": verify, "unverify": unverify}[order](organisation, None, now)
            return
        try:
            invitation, token = inviting.invite(organisation, options["owner"], Role.OWNER, now)
        except inviting.AlreadyAMember as error:
            raise CommandError("This person is a member already.") from error
        link = site.rstrip("/") + mailing.path_of(token)
        sent = mailing.send_invitation(invitation, link)
        print(link if sent else f"{link}\nThe mail could not be sent: please pass the link on.")

    def _existing(self, slug: str) -> Organisation:
        organisation = Organisation.objects.filter(slug=slug, closed_at__isnull=True).first()
        if organisation is None:
            raise CommandError(f"There is no organisation {slug!r}.")
        return organisation
