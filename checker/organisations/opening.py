"""Opening, confirming and closing an organisation: an operator's business."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from checker.organisations import audit, readers
from checker.organisations.actions import Action
from checker.organisations.models import Organisation, Person
from checker.organisations.models.organisation import LONGEST_SLUG, RESERVED, SLUG


class NotASlug(ValueError):
    """The word cannot stand in the organisation's address: odd characters, too long, a page's name, or taken."""


def open_organisation(slug: str, name: str, now: datetime, *, by: Person | None = None) -> Organisation:
    """A new organisation without members. Raises NotASlug."""
    try:
        SLUG(slug)
    except ValidationError as error:
        raise NotASlug(slug) from error
    with transaction.atomic():
        if slug in RESERVED or len(slug) > LONGEST_SLUG or Organisation.objects.filter(slug=slug).exists():
            raise NotASlug(slug)
        organisation = Organisation.objects.create(slug=slug, name=name, created_at=now)
        audit.record_for(organisation, by, Action.ORGANISATION_OPENED, None, now)
    return organisation


def verify(organisation: Organisation, by: Person | None, now: datetime) -> None:
    """Say that the name was checked: it is then shown as confirmed."""
    with transaction.atomic():
        organisation.verified_at, organisation.verified_by = now, by
        organisation.save(update_fields=["verified_at", "verified_by"])
        audit.record_for(organisation, by, Action.ORGANISATION_VERIFIED, None, now)


def unverify(organisation: Organisation, by: Person | None, now: datetime) -> None:
    """The name counts as checked no more: nothing of it is shown until it is confirmed again."""
    with transaction.atomic():
        organisation.verified_at = organisation.verified_by = None
        organisation.save(update_fields=["verified_at", "verified_by"])
        audit.record_for(organisation, by, Action.ORGANISATION_UNVERIFIED, None, now)


def close(organisation: Organisation, by: Person | None, now: datetime) -> None:
    """Nobody gets in any more, nobody is called, its pages are gone and the links made for its collections end, for
    good; after retention.CLOSED_DAYS everything of it is erased."""
    with transaction.atomic():
        organisation.closed_at = now
        organisation.save(update_fields=["closed_at"])
        readers.end_made_links(organisation)
        audit.record_for(organisation, by, Action.ORGANISATION_CLOSED, None, now)
