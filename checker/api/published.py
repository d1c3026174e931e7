"""What an organisation has for its own readers: its published collections, and the counts behind its trends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from checker.api import published_shapes as shapes
from checker.api.authentication import Bearer
from checker.api.refusals import Refused, pointed
from checker.cases import trend_tables
from checker.cases.disclosure import Count
from checker.cases.models import StoredOutcome, TallyKind
from checker.organisations.models import ApiToken, Collected, Edition, Scope
from checker.organisations.readers import published_collections
from checker.organisations.sealed_links import opened
from checker.web.problems import Problem

router = Router()
MOST_WEEKS = max(trend_tables.WEEKS)


@router.get(
    "collections",
    response=shapes.Collections,
    auth=Bearer(Scope.COLLECTIONS),
    operation_id="collections",
    url_name="api_collections",
    summary=_("The published collections"),
    description=_("What readers see of the organisation's collections now, without drafts. The scope is collections."),
)
def collections(request: HttpRequest) -> dict[str, Any]:
    """Each collection with its newest edition."""
    return {"collections": [_line(request, edition) for edition in _editions(request)]}


@router.get(
    "collections/{slug:slug}",
    response=shapes.Collection,
    auth=Bearer(Scope.COLLECTIONS),
    operation_id="collection",
    url_name="api_collection",
    summary=_("A collection with its reports"),
    description=_(
        "The newest edition in its order. A report whose link was taken back or has ended is not in it. "
        "The scope is collections."
    ),
)
def collection(request: HttpRequest, slug: str) -> dict[str, Any]:
    """The newest edition; what readers do not see is not there."""
    found = next((edition for edition in _editions(request) if edition.collection.slug == slug), None)
    if found is None:
        raise Refused(Problem.NOT_FOUND)
    return {**_line(request, found), "texts": found.texts, "reports": _reports(request, found, timezone.now())}


@router.get(
    "trends",
    response=shapes.Trends,
    auth=Bearer(Scope.TRENDS),
    operation_id="trends",
    url_name="api_trends",
    summary=_("What was said in how many cases, by week"),
    description=_("Counts of the cases that were handed over to the organisation. The scope is trends."),
)
def trends(
    request: HttpRequest,
    kind: Annotated[shapes.TrendKind, Query(description="what is counted")] = "level",
    weeks: Annotated[int, Query(ge=1, le=MOST_WEEKS, description="how many, the running one included")] = 12,
) -> dict[str, Any]:
    """The table of one kind."""
    if unknown := sorted(set(request.GET) - {"kind", "weeks"}):
        raise Refused(Problem.INVALID, errors=[pointed(["query", name[:40]], _("unknown")) for name in unknown[:9]])
    mondays = trend_tables.weeks_until(timezone.localdate(), weeks, running=True)
    table = trend_tables.table(TallyKind(kind), mondays, _token(request).organisation)
    return {
        "kind": kind,
        "weeks": list(table.weeks),
        "rows": [{"value": row.value, "cases": _counts(row.cells)} for row in table.rows],
        "cases": _counts(table.cases.cells),
    }


def _token(request: HttpRequest) -> ApiToken:
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    return token


def _editions(request: HttpRequest) -> Sequence[Edition]:
    """What readers see: nothing of an organisation whose name was not confirmed."""
    organisation = _token(request).organisation
    return published_collections(organisation, timezone.now()) if organisation.is_verified else []


def _line(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    slugs = (_token(request).organisation.slug, edition.collection.slug)
    return {
        "slug": edition.collection.slug,
        "titles": {language: str(written.get("title", "")) for language, written in edition.texts.items()},
        "url": request.build_absolute_uri(reverse("collection", args=slugs)),
        "edition": edition.number,
        "published_at": edition.published_at,
    }


def _reports(request: HttpRequest, edition: Edition, now: datetime) -> list[dict[str, Any]]:
    """In the order of the edition, with the level of the version that the link shows."""
    level = StoredOutcome.objects.filter(case_id=OuterRef("share__case_id"), version=OuterRef("share__version"))
    alive = Collected.objects.filter(id__in=edition.report_ids, share__expires_at__gt=now)
    rows = {row.id: row for row in alive.annotate(level=Subquery(level.values("level")[:1]))}
    found = []
    for entry in edition.reports:
        row = rows.get(int(entry["id"]))
        token = opened(row.sealed) if row is not None else None
        if row is not None and token is not None:
            words: Mapping[str, str] = entry.get("words", {})
            address = request.build_absolute_uri(reverse("report", args=[token]))
            found.append({"url": address, "token": token, "level": row.level, "words": words})
    return found


def _counts(cells: Sequence[Count]) -> list[int]:
    """An organisation's own counts are exact."""
    return [cell.low for cell in cells]
