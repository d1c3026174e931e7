"""How collections stand, for the desk: which are published, and each report with its level and its link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse

from checker.cases.models import StoredOutcome
from checker.organisations import readers, texts
from checker.organisations.models import Collected, Collection, Edition, Organisation
from checker.organisations.sealed_links import opened
from checker.web.deeds import level_word


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A collection in a list: `shown` is what readers see, `pending` what waits for its time."""

    collection: Collection
    title: str
    reports: int
    shown: Edition | None
    pending: Edition | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A report of a draft; without `path` its link has ended. `words` are (language's code, its name, the words)."""

    report: Collected
    path: str
    level: str
    word: str
    words: tuple[tuple[str, str, str], ...]


def standing(organisation: Organisation, language: str, now: datetime) -> list[Standing]:
    """All collections of an organisation, the newest first, in a constant number of queries."""
    there = Count("reports", filter=Q(reports__taken_out_at__isnull=True))
    found = list(Collection.objects.filter(organisation=organisation).annotate(there=there))
    shown = {edition.collection_id: edition for edition in readers.published_collections(organisation, now)}
    waiting = Edition.objects.filter(collection__organisation=organisation, published_at__gt=now)
    pending = {edition.collection_id: edition for edition in waiting}
    return [
        Standing(
            collection=one,
            title=title(one, language),
            reports=one.there,
            shown=shown.get(one.id),
            pending=pending.get(one.id),
        )
        for one in found
    ]


def title(collection: Collection, language: str) -> str:
    """The title as a reader of `language` would see it; the address where there is none."""
    _code, words = texts.best(collection.texts, language) or ("", {})
    return str(words.get("title") or collection.slug)


def rows(reports: Sequence[Collected], now: datetime) -> Iterator[Row]:
    """The reports of a draft, in order."""
    alive = {one.id: one.share for one in reports if one.share is not None and one.share.expires_at > now}
    wanted = Q(pk__in=[])
    for each in alive.values():
        wanted |= Q(case_id=each.case_id, version=each.version)
    levels = {
        (case, version): level
        for case, version, level in StoredOutcome.objects.filter(wanted).values_list("case_id", "version", "level")
    }
    for one in reports:
        share = alive.get(one.id)
        token = opened(one.sealed) if share is not None else None
        level = levels.get((share.case_id, share.version), "") if share is not None else ""
        yield Row(
            report=one,
            path=reverse("report", args=[token]) if token else "",
            level=level,
            word=level_word(level),
            words=tuple((code, name, one.words.get(code, "")) for code, name in texts.WRITTEN.items()),
        )
