"""A published collection as frozen values for templates and feeds: its words in one language, and its reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from checker.cases.models import Share, StoredOutcome
from checker.organisations import texts
from checker.organisations.models import Collected, Collection, Edition
from checker.organisations.sealed_links import opened
from checker.reports.card import MOST_REASONS
from checker.reports.notes import explained
from checker.vocabulary import Finding, Message
from checker.vocabulary.plain import from_plain
from checker.web.wording import in_language, say, written_language


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One report: where it is read, what it advises, and what the organisation says beside it."""

    path: str
    level: str
    word: str
    says: str
    reasons: tuple[str, ...]
    words: str
    words_language: str
    answered_at: datetime

    @property
    def heading(self) -> str:
        """What it is called in a list: the organisation's words, or the level and the first reason."""
        return self.words or " · ".join([self.word, *self.reasons[:1]])


@dataclass(frozen=True, kw_only=True)
class Shown:
    """`missing` reports are no longer shown; `language` is the one in which title and introduction are written."""

    organisation: str
    title: str
    paragraphs: tuple[str, ...]
    language: str
    entries: tuple[Entry, ...]
    missing: int
    number: int
    published_at: datetime

    @property
    def summary(self) -> str:
        """The first words of the introduction, for previews."""
        first = self.paragraphs[0] if self.paragraphs else ""
        return first if len(first) <= 160 else f"{first[:159]}…"


def show(collection: Collection, edition: Edition, language: str, now: datetime) -> Shown:
    """An edition for readers whose pages are in `language` (a code of the site's languages)."""
    code, words = texts.best(edition.texts, language) or (language, {})
    entries = tuple(_entries(edition, language, now))
    return Shown(
        organisation=collection.organisation.named(language),
        title=words.get("title", ""),
        paragraphs=paragraphs(words.get("introduction", "")),
        language=code,
        entries=entries,
        missing=len(edition.reports) - len(entries),
        number=edition.number,
        published_at=edition.published_at,
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text, parted by empty lines."""
    return tuple(one for part in text.split("\n\n") if (one := part.strip()))


def _entries(edition: Edition, language: str, now: datetime) -> Iterable[Entry]:
    rows = {row.id: row for row in Collected.objects.filter(id__in=edition.report_ids).select_related("share")}
    shares = {row.id: row.share for row in rows.values() if row.share is not None and row.share.expires_at > now}
    said = _outcomes(list(shares.values()))
    for one in edition.reports:
        row, share = rows.get(one["id"]), shares.get(one["id"])
        token = opened(row.sealed) if row is not None and share is not None else None
        answer = said.get((share.case_id, share.version)) if share is not None else None
        if token is not None and answer is not None:
            yield _entry(token, answer, one["words"], language)


def _outcomes(shares: Sequence[Share]) -> Mapping[tuple[Any, int], Mapping[str, Any]]:
    """By case and version, of each masked answer only what a list shows, in one query."""
    wanted = Q(pk__in=[])
    for share in shares:
        wanted |= Q(case_id=share.case_id, version=share.version)
    rows = StoredOutcome.objects.filter(wanted, masked__isnull=False)
    columns = ("case_id", "version", "level", "created_at", "masked__verdict__reasons")
    return {(row["case_id"], row["version"]): row for row in rows.values(*columns)}


def _entry(token: str, answer: Mapping[str, Any], words: Mapping[str, str], language: str) -> Entry:
    written = written_language()
    code, beside = texts.best(words, language) or ("", "")
    names = [_name(reason, written) for reason in answer["masked__verdict__reasons"] or () if reason["points"]]
    return Entry(
        path=reverse("report", args=[token]),
        level=answer["level"],
        word=say(Message(id=f"verdict.level-name.{answer['level']}"), written),
        says=say(Message(id=f"verdict.level.{answer['level']}"), written),
        reasons=tuple(dict.fromkeys(filter(None, names)))[:MOST_REASONS],
        words=beside,
        words_language=code,
        answered_at=answer["created_at"],
    )


def _name(reason: Mapping[str, Any], language: str) -> str:
    return in_language(explained(from_plain(Finding, reason["finding"])).name, language)
