"""The public trends: counts of all cases, small ones not told."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from checker.web import spreadsheets, trend_pages
from checker.web.access import public


@public
@require_safe
def trends(request: HttpRequest) -> HttpResponse:
    """What was said in how many cases, by week."""
    wanted = trend_pages.asked(request.GET, None)
    page = trend_pages.shown(wanted, None, timezone.localdate())
    return render(request, "guide/trends.html", {"page": page, "public": True})


@public
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The same table as CSV."""
    wanted = trend_pages.asked(request.GET, None)
    rows = trend_pages.lines(trend_pages.found(wanted, None, timezone.localdate()))
    return spreadsheets.download(rows, f"trends-{wanted.kind}")
