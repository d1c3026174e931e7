"""What is read from the API of collections and trends."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from ninja import Schema

from checker.api.shapes import Level

TrendKind = Literal["level", "claim", "combination", "tier", "brand", "goods", "payment", "language"]


class CollectionLine(Schema):
    """A published collection; `titles` by language."""

    slug: str
    titles: dict[str, str]
    url: str
    edition: int
    published_at: datetime


class Collections(Schema):
    """What readers see of the organisation's collections."""

    collections: list[CollectionLine]


class CollectedReport(Schema):
    """A report of a collection, by the link that readers follow; `words` by language are the organisation's own."""

    url: str
    token: str
    level: Level | None
    words: dict[str, str]


class Collection(CollectionLine):
    """The newest edition; `texts` holds title and introduction by language."""

    texts: dict[str, dict[str, str]]
    reports: list[CollectedReport]


class TrendRow(Schema):
    """One value with its count for each week."""

    value: str
    cases: list[int]


class Trends(Schema):
    """Counts by week: `weeks` are Mondays, and `cases` all cases of each week."""

    kind: TrendKind
    weeks: list[date]
    rows: list[TrendRow]
    cases: list[int]
