"""What readers see of collections: which edition, at which address, and what came before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from checker.organisations.models import Collected, Collection, Edition, FormerAddress, Organisation


class CollectionNotFound(Exception):
    """No such collection, or no such report in it, for whoever asks."""


class Hidden(Exception):
    """Its address is good, and nothing is shown there at present."""


class Moved(Exception):
    """It is found at another address now."""

    def __init__(self, collection: Collection) -> None:
        super().__init__(collection.slug)
        self.collection = collection


@dataclass(frozen=True, kw_only=True)
class Published:
    """One edition in the history: how many reports came and went since the one before."""

    edition: Edition
    come: int
    gone: int


def pending(collection: Collection, now: datetime) -> QuerySet[Edition]:
    """The edition that waits for its time, or none."""
    return collection.editions.filter(published_at__gt=now)


def shown(collection: Collection, now: datetime) -> Edition | None:
    """The edition that readers see; None while they see none."""
    return _for_readers(now).filter(collection=collection).first()


def history(collection: Collection, now: datetime) -> list[Published]:
    """All editions that readers could see until now, the newest first."""
    before: set[int] = set()
    published: list[Published] = []
    for edition in collection.editions.filter(published_at__lte=now).order_by("number"):
        ids = set(edition.report_ids)
        published.append(Published(edition=edition, come=len(ids - before), gone=len(before - ids)))
        before = ids
    return published[::-1]


def find(organisation_slug: str, slug: str, now: datetime) -> tuple[Collection, Edition]:
    """What readers see at an address. Raises CollectionNotFound, Moved, Hidden."""
    collection = (
        Collection.objects.select_related("organisation")
        .filter(organisation__slug=organisation_slug, organisation__closed_at__isnull=True, slug=slug)
        .first()
    )
    if collection is None:
        raise _moved(organisation_slug, slug)
    edition = shown(collection, now) if collection.organisation.is_verified else None
    if edition is not None:
        return collection, edition
    raise Hidden if collection.editions.filter(published_at__lte=now).exists() else CollectionNotFound


def published_collections(organisation: Organisation, now: datetime) -> list[Edition]:
    """What readers see of an organisation, each collection with its newest edition."""
    newest = _for_readers(now).filter(collection=OuterRef("collection")).values("id")[:1]
    found = Edition.objects.filter(collection__organisation=organisation, id=Subquery(newest))
    return list(found.select_related("collection").order_by("-number", "id"))


def report_ids_for_readers(organisation: Organisation, now: datetime, *, pending: bool = False) -> set[int]:
    """The ids of the `Collected` rows that readers see now; with `pending` also those that wait for their time."""
    editions = published_collections(organisation, now)
    if pending:
        editions += Edition.objects.filter(collection__organisation=organisation, published_at__gt=now)
    return {report for edition in editions for report in edition.report_ids}


def end_unused_links(organisation: Organisation, now: datetime) -> None:
    """End the links that were made for collections and stand in none any more, neither in a draft nor for readers."""
    made = _made(organisation)
    kept = report_ids_for_readers(organisation, now, pending=True)
    used = {one.share_id for one in made if one.taken_out_at is None or one.id in kept}
    _end(one for one in made if one.share_id not in used)


def end_made_links(organisation: Organisation) -> None:
    """End all links that were made for collections, wherever they stand."""
    _end(_made(organisation))


def _made(organisation: Organisation) -> QuerySet[Collected]:
    made = Collected.objects.filter(collection__organisation=organisation, made=True, share__isnull=False)
    return made.select_related("share")


def _end(reports: Iterable[Collected]) -> None:
    for share in {one.share for one in reports if one.share is not None}:
        share.delete()


def _for_readers(now: datetime) -> QuerySet[Edition]:
    """Editions whose time has come and that were not hidden since, the newest first."""
    hidden = Q(collection__hidden_at__isnull=False, published_at__lte=F("collection__hidden_at"))
    return Edition.objects.filter(published_at__lte=now).exclude(hidden).order_by("-number")


def _moved(organisation_slug: str, slug: str) -> Exception:
    former = FormerAddress.objects.select_related("collection__organisation").filter(
        organisation__slug=organisation_slug, organisation__closed_at__isnull=True, slug=slug
    )
    found = former.first()
    return Moved(found.collection) if found is not None else CollectionNotFound()
