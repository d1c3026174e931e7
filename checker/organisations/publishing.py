"""Publishing a collection: each time a frozen edition, at once or at a chosen time, and hiding it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from checker.organisations import audit, collections
from checker.organisations.actions import Action
from checker.organisations.models import Collection, Edition, Member
from checker.organisations.readers import end_unused_links, pending

LONGEST_AHEAD = timedelta(days=366)


class NotConfirmed(Exception):
    """The organisation's name has not been checked, so nothing is published under it."""


class NothingToPublish(Exception):
    """It has no title, or no report whose link still leads somewhere."""


class NotAhead(ValueError):
    """The chosen time is over, or more than a year away."""


def publish(by: Member, collection: Collection, now: datetime, at: datetime | None = None) -> Edition:
    """Freeze the draft as the next edition, for readers from now or from `at` on; one that waits is replaced.

    Raises NotConfirmed, NothingToPublish, NotAhead.
    """
    if not by.organisation.is_verified:
        raise NotConfirmed
    if at is not None and not now < at <= now + LONGEST_AHEAD:
        raise NotAhead
    with transaction.atomic():
        Collection.objects.select_for_update().get(id=collection.id)
        reports = [one for one in collections.reports_of(collection) if one.share is not None]
        if not collection.texts or not reports:
            raise NothingToPublish
        pending(collection, now).delete()
        last = collection.editions.order_by("-number").values_list("number", flat=True).first() or 0
        edition = Edition.objects.create(
            collection=collection,
            number=last + 1,
            texts=collection.texts,
            reports=[{"id": one.id, "words": one.words} for one in reports],
            published_at=at or now,
        )
        action = Action.COLLECTION_SCHEDULED if at else Action.COLLECTION_PUBLISHED
        audit.record(by, action, collection, now, collection=collection.slug, edition=edition.number)
        end_unused_links(by.organisation, now)
    return edition


def unschedule(by: Member, collection: Collection, now: datetime) -> None:
    """The edition that waits for its time is dropped; nothing happens where there is none."""
    with transaction.atomic():
        if pending(collection, now).delete()[0]:
            audit.record(by, Action.COLLECTION_UNSCHEDULED, collection, now, collection=collection.slug)
            end_unused_links(by.organisation, now)


def hide(by: Member, collection: Collection, now: datetime) -> None:
    """Readers see nothing of it until the next edition; one that waits for its time is dropped as well."""
    with transaction.atomic():
        pending(collection, now).delete()
        Collection.objects.filter(id=collection.id).update(hidden_at=now)
        audit.record(by, Action.COLLECTION_HIDDEN, collection, now, collection=collection.slug)
        end_unused_links(by.organisation, now)
