"""The links to a report as its shopper sees them: until when, for whom, and in which collections they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from checker.cases import collected, sharing
from checker.cases.models import Case, Share
from checker.organisations import texts


@dataclass(frozen=True, kw_only=True)
class Stands:
    """A collection in the reader's language; without `address` it is not published yet."""

    name: str
    title: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link that leads somewhere now; `members_of` is the only organisation whose members open it, or empty."""

    share: Share
    members_of: str
    stands: tuple[Stands, ...]


def links(case: Case, language: str, now: datetime) -> tuple[Link, ...]:
    """Oldest first, in a constant number of queries but for one more for each organisation that collects."""
    shares = sharing.shares_of(case, now)
    places = collected.places(shares, now) if shares else {}
    return tuple(
        Link(
            share=one,
            members_of=one.organisation.named(language) if one.organisation else "",
            stands=tuple(_stands(place, language) for place in places.get(one.id, ())),
        )
        for one in shares
    )


def _stands(place: collected.Place, language: str) -> Stands:
    owner, collection = place.collection.organisation, place.collection
    _code, words = texts.best(collection.texts, language) or ("", {})
    return Stands(
        name=owner.named(language),
        title=str(words.get("title") or collection.slug),
        address=reverse("collection", args=[owner.slug, collection.slug]) if place.shown else "",
    )
