"""The guide's pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from checker.guide import claims as library_claims
from checker.guide.deciding import deciding
from checker.web.access import public
from checker.web.wording import written_language

QUERY_LENGTH = 80


@public
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """What this is, the levels, and how we decide."""
    language = written_language()
    return render(
        request,
        "guide/guide.html",
        {"deciding": deciding(language), "families": library_claims.families(language)},
    )


@public
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """All claims by family, or those that fit the search."""
    query = request.GET.get("q", "").strip()[:QUERY_LENGTH]
    return render(
        request,
        "guide/claims.html",
        {"query": query, "families": library_claims.families(written_language(), query)},
    )


@public
@require_safe
def claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Everything about one claim."""
    try:
        shown = library_claims.claim(claim_id, written_language())
    except library_claims.ClaimUnknown as error:
        raise Http404 from error
    return render(request, "guide/claim.html", {"claim": shown})
