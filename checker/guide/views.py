"""The guide's pages. Each is complete by itself, so that a single one can be passed on."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from checker.cases import public_log
from checker.countries import countries as country_files
from checker.evidence import all_checks, all_receipt_checks
from checker.guide import claims as library_claims
from checker.guide import countries as known_countries
from checker.guide.benchmarks import benchmarks as measured_beside
from checker.guide.checks import checks as library_checks
from checker.guide.corrections import CorrectionsFeed, log
from checker.guide.deciding import deciding
from checker.guide.entries import families
from checker.guide.measured import measured
from checker.guide.privacy import privacy as privacy_rules
from checker.guide.receipt_checks import meanings, receipt_checks
from checker.guide.rules import rules
from checker.guide.whose_words import whose_words
from checker.patterns import library
from checker.web.access import public
from checker.web.wording import written_language

QUERY_LENGTH = 80


@public
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """What this is, and the way to everything that it knows."""
    context = {
        "families": families(written_language()),
        "claims": len(library().firing()),
        "combinations": len(library().combinations),
        "checks": len(all_checks()) + len(all_receipt_checks()),
        "countries": len(country_files()),
        "version": library().version,
    }
    return render(request, "guide/guide.html", context)


@public
@require_safe
def how_we_decide(request: HttpRequest) -> HttpResponse:
    """Levels, rules, points, whose words count, how it was measured, and what it cannot do."""
    language = written_language()
    context = {
        "deciding": deciding(language),
        "heard": whose_words(language),
        "measured": measured(language),
        "version": library().version,
    }
    return render(request, "guide/how_we_decide.html", context)


@public
@require_safe
def benchmarks(request: HttpRequest) -> HttpResponse:
    """How it compares with what one would use instead."""
    return render(request, "guide/benchmarks.html", {"results": measured_beside(written_language())})


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept and for how long."""
    return render(request, "guide/privacy.html", {"privacy": privacy_rules()})


@public
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected and taken down, newest first."""
    return render(request, "guide/corrections.html", {"log": log(), "years": public_log.DAYS // 365})


corrections_feed = public(require_safe(CorrectionsFeed()))


@public
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """All claims by family, or those that fit the search."""
    query = request.GET.get("q", "").strip()[:QUERY_LENGTH]
    return render(request, "guide/claims.html", {"query": query, "families": families(written_language(), query)})


@public
@require_safe
def claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Everything about one claim."""
    try:
        shown = library_claims.claim(claim_id, written_language())
    except library_claims.ClaimUnknown as error:
        raise Http404 from error
    return render(request, "guide/claim.html", {"claim": shown})


@public
@require_safe
def combinations(request: HttpRequest) -> HttpResponse:
    """All rules for what does not go together."""
    return render(request, "guide/combinations.html", {"rules": rules(written_language())})


@public
@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """What each check asks and can say."""
    language = written_language()
    context = {
        "checks": library_checks(language, timezone.localdate()),
        "receipt_checks": receipt_checks(language),
        "meanings": meanings(language),
    }
    return render(request, "guide/checks.html", context)


@public
@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """The countries whose receipts are known."""
    shown = known_countries.countries(written_language(), timezone.localdate())
    return render(request, "guide/countries.html", {"countries": shown})


@public
@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """Everything about one country's receipts."""
    try:
        shown = known_countries.country(code, written_language(), timezone.localdate())
    except known_countries.CountryUnknown as error:
        raise Http404 from error
    return render(request, "guide/country.html", {"country": shown})
