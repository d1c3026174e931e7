"""What was said in how many of the cases that were handed to the organisation, by week."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from checker.desk import navigation
from checker.organisations.models import Member, Role
from checker.web import spreadsheets, trend_pages
from checker.web.access import member


@require_safe
@member(Role.VIEWER)
def trends(request: HttpRequest, member: Member) -> HttpResponse:
    """The page."""
    wanted = trend_pages.asked(request.GET, member.organisation)
    page = trend_pages.shown(wanted, member.organisation, timezone.localdate())
    return navigation.show(request, member, "desk/trends/trends.html", {"page": page})


@require_safe
@member(Role.VIEWER)
def table(request: HttpRequest, member: Member) -> HttpResponse:
    """The same table as CSV."""
    wanted = trend_pages.asked(request.GET, member.organisation)
    rows = trend_pages.lines(trend_pages.found(wanted, member.organisation, timezone.localdate()))
    return spreadsheets.download(rows, f"trends-{wanted.kind}")
