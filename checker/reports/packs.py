"""The evidence pack as a download, by the shopper's own link only: a pack costs work and keeps the case longer."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from checker.cases import originals
from checker.cases.models import Case
from checker.reports.pack import Busy, CannotTypeset, NothingToPack, make_pack
from checker.web.access import holder_of_link
from checker.web.limits import CHANGES, limited

AS_HANDED_IN = "as-handed-in"
RETRY_SECONDS = 20


@holder_of_link
@limited(CHANGES)
@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The ZIP: covered, or as handed in where the form asks for that and the originals are still there."""
    if request.method != "POST":
        return HttpResponseRedirect(f"{_report(request)}#pack")
    now = timezone.now()
    try:
        made = make_pack(
            case,
            masked=request.POST.get("contents") != AS_HANDED_IN,
            verify_at=request.build_absolute_uri(reverse("verify")),
            now=now,
        )
    except originals.OriginalsGone:
        return _refused(request, "gone", 410)
    except NothingToPack:
        return _refused(request, "early", 409)
    except (Busy, CannotTypeset):
        return _refused(request, "busy", 503)
    originals.keep_for_pack(case, now)
    response = FileResponse(made.file, as_attachment=True, filename=made.name, content_type="application/zip")
    response.headers["Content-Length"] = str(made.size)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _refused(request: HttpRequest, why: str, status: int) -> HttpResponseBase:
    response = render(request, "reports/pack/not_made.html", {"why": why, "back": f"{_report(request)}#pack"})
    response.status_code = status
    if why == "busy":
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _report(request: HttpRequest) -> str:
    assert request.resolver_match is not None, "views are reached by their address"
    return reverse("report", args=[request.resolver_match.kwargs["token"]])
