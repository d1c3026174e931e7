"""The only place that answers "may they, here?" for people who sign in."""

from __future__ import annotations

from checker.organisations.models import Member, Person, Role


class NotAMember(Exception):
    """No such organisation for this person: unknown, foreign and closed ones look the same from outside."""


def membership(person: Person, slug: str) -> Member:
    """The person's place in the organisation; raises NotAMember."""
    members = Member.objects.select_related("organisation", "person")
    member = members.filter(person=person, organisation__slug=slug, organisation__closed_at__isnull=True).first()
    if member is None:
        raise NotAMember
    return member


def memberships(person: Person) -> list[Member]:
    """The person's places in open organisations, by name."""
    places = Member.objects.filter(person=person, organisation__closed_at__isnull=True)
    return list(places.select_related("organisation").order_by("organisation__name", "id"))


def lacks_second_factor(person: Person) -> bool:
    """Whether this person must set up a passkey or an app's codes before anything else: owners and operators must."""
    from allauth.mfa.models import Authenticator  # loaded with the first page for somebody who is signed in

    if not person.is_staff and not _owns(person):
        return False
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return not Authenticator.objects.filter(user_id=person.pk, type__in=kinds).exists()


def _owns(person: Person) -> bool:
    return Member.objects.filter(person=person, role=Role.OWNER, organisation__closed_at__isnull=True).exists()
