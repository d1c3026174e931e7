"""The page for somebody who has already paid: where to go, what the law gives, a complaint drafted from the case."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from checker.cases import queries
from checker.cases.models import Case
from checker.reports.paid import default_place, draft, places
from checker.web.access import holder_of_link
from checker.web.wording import written_language


@holder_of_link
@require_safe
def after_paying(request: HttpRequest, case: Case) -> HttpResponse:
    """For the place in `?place=`, or the likeliest by the language of the page."""
    said = queries.said_of(case)
    if said is None:
        raise Http404
    assert request.resolver_match is not None, "views are reached by their address"
    address = reverse("report", args=[request.resolver_match.kwargs["token"]])
    known = places(written_language())
    chosen = default_place(request.LANGUAGE_CODE, request.GET.get("place", ""))
    context = {
        "address": address,
        "places": known,
        "place": next(place for place in known if place.id == chosen),
        "draft": draft(said.outcome, request.build_absolute_uri(address)),
    }
    return render(request, "reports/paid.html", context)
