"""Working on a collection: its address, its words, and the reports in it. Readers see what was published of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from checker.organisations import audit, texts
from checker.organisations.actions import Action
from checker.organisations.models import Collected, Collection, FormerAddress, Member, Organisation
from checker.organisations.models.organisation import SLUG
from checker.organisations.readers import CollectionNotFound, end_unused_links
from checker.organisations.sealed_links import seal

LONGEST_TITLE, LONGEST_INTRODUCTION, LONGEST_WORDS = 80, 4000, 300
LONGEST_ADDRESS = 60
MOST_REPORTS = 60
MOST_COLLECTIONS = 200

Texts = Mapping[str, Mapping[str, str]]
"""By language: `title` and `introduction`."""


class AddressTaken(ValueError):
    """The word cannot stand in the address: odd characters, or another collection is or was found there."""


class AlreadyThere(Exception):
    """The report is in the collection."""


class TooMany(Exception):
    """As many reports, or collections, as there may be."""


class WasPublished(Exception):
    """Its address was given away, so it can be hidden and not erased."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """The link of a shared report; `made` says that it was made for the organisation's collections."""

    share_id: UUID
    token: str
    made: bool


def collection_for(member: Member, collection_id: int) -> Collection:
    """A collection at the member's own desk; raises CollectionNotFound."""
    found = Collection.objects.filter(organisation_id=member.organisation_id, id=collection_id).first()
    if found is None:
        raise CollectionNotFound
    return found


def reports_of(collection: Collection) -> list[Collected]:
    """The reports that its next edition will have, in order, also those whose link has ended."""
    return list(_in_it(collection).select_related("share"))


def make(by: Member, slug: str, written: Texts, now: datetime) -> Collection:
    """A new draft. Raises AddressTaken, TooMany."""
    with transaction.atomic():
        organisation = by.organisation
        organisation.hold()
        if Collection.objects.filter(organisation=organisation).count() >= MOST_COLLECTIONS:
            raise TooMany
        _check_address(organisation, slug, None)
        return Collection.objects.create(organisation=organisation, slug=slug, texts=_kept(written), created_at=now)


def rewrite(collection: Collection, written: Texts) -> None:
    """Other words; readers see them with the next edition."""
    collection.texts = _kept(written)
    collection.save(update_fields=["texts"])


def rename(by: Member, collection: Collection, slug: str, now: datetime) -> None:
    """Another address; whoever comes by the old one is led there. Raises AddressTaken."""
    with transaction.atomic():
        organisation = by.organisation
        organisation.hold()
        collection.refresh_from_db(fields=["slug"])  # somebody else may have moved it while we waited
        _check_address(organisation, slug, collection)
        before, collection.slug = collection.slug, slug
        if before == slug:
            return
        FormerAddress.objects.filter(organisation=organisation, slug=slug).delete()
        if collection.editions.exists():
            FormerAddress.objects.create(organisation=organisation, collection=collection, slug=before)
            audit.record(by, Action.COLLECTION_MOVED, collection, now, before=before, after=slug)
        collection.save(update_fields=["slug"])


def discard(collection: Collection, now: datetime) -> None:
    """Erase a draft, with the links that were made for it alone. Raises WasPublished, CollectionNotFound."""
    with transaction.atomic():
        reports = _locked(collection)
        if collection.editions.exists():
            raise WasPublished
        for report in reports:
            report.taken_out_at = now
        Collected.objects.bulk_update(reports, ["taken_out_at"])
        end_unused_links(collection.organisation, now)
        collection.delete()


def add(collection: Collection, link: Link, now: datetime) -> Collected:
    """One more report, at the end. Raises AlreadyThere, TooMany, CollectionNotFound."""
    with transaction.atomic():
        there = _locked(collection)
        if any(one.share_id == link.share_id for one in there):
            raise AlreadyThere
        if len(there) >= MOST_REPORTS:
            raise TooMany
        return Collected.objects.create(
            collection=collection,
            share_id=link.share_id,
            sealed=seal(link.token),
            made=link.made,
            position=len(there),
            added_at=now,
        )


def take_out(collection: Collection, report_id: int, now: datetime) -> None:
    """Without this report from the next edition on. Raises CollectionNotFound."""
    with transaction.atomic():
        there = _locked(collection)
        report = _one_of(there, report_id)
        report.taken_out_at = now
        report.save(update_fields=["taken_out_at"])
        _number([one for one in there if one is not report])
        end_unused_links(collection.organisation, now)


def move(collection: Collection, report_id: int, *, up: bool) -> None:
    """One place up or down; nothing happens at the ends. Raises CollectionNotFound."""
    with transaction.atomic():
        there = _locked(collection)
        place = there.index(_one_of(there, report_id))
        other = place - 1 if up else place + 1
        if 0 <= other < len(there):
            there[place], there[other] = there[other], there[place]
            _number(there)


def describe(collection: Collection, report_id: int, words: Mapping[str, str]) -> None:
    """What stands beside the report, by language. Raises CollectionNotFound."""
    with transaction.atomic():
        report = _one_of(_locked(collection), report_id)
        report.words = {code: said for code, text in words.items() if (said := texts.one_line(text)[:LONGEST_WORDS])}
        report.save(update_fields=["words"])


def _in_it(collection: Collection) -> QuerySet[Collected]:
    return collection.reports.filter(taken_out_at__isnull=True).order_by("position", "id")


def _locked(collection: Collection) -> list[Collected]:
    """Its reports, held still until the change is made; raises CollectionNotFound where it was erased meanwhile."""
    if Collection.objects.select_for_update().filter(id=collection.id).first() is None:
        raise CollectionNotFound
    return list(_in_it(collection))


def _one_of(there: list[Collected], report_id: int) -> Collected:
    found = next((one for one in there if one.id == report_id), None)
    if found is None:
        raise CollectionNotFound
    return found


def _number(there: list[Collected]) -> None:
    for position, one in enumerate(there):
        if one.position != position:
            Collected.objects.filter(id=one.id).update(position=position)


def _check_address(organisation: Organisation, slug: str, own: Collection | None) -> None:
    try:
        SLUG(slug)
    except ValidationError as error:
        raise AddressTaken(slug) from error
    others = Collection.objects.filter(organisation=organisation).exclude(id=own.id if own else 0)
    former = FormerAddress.objects.filter(organisation=organisation, slug=slug).exclude(collection=own)
    if len(slug) > LONGEST_ADDRESS or others.filter(slug=slug).exists() or former.exists():
        raise AddressTaken(slug)


def _kept(written: Texts) -> dict[str, dict[str, str]]:
    """By language, without those that have no title."""
    kept = {}
    for code in texts.WRITTEN:
        title = texts.one_line(written.get(code, {}).get("title", ""))[:LONGEST_TITLE]
        introduction = texts.plain(written.get(code, {}).get("introduction", ""))[:LONGEST_INTRODUCTION]
        if title:
            kept[code] = {"title": title, "introduction": introduction}
    return kept
