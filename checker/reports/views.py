"""The report's page, its pictures, and the way to erase it all."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HTMX_STOP_POLLING

from checker.cases import access, pictures, queries, retention
from checker.cases.models import Case, State
from checker.reports.presenter import present
from checker.reports.progress import failed, working
from checker.vocabulary import ItemKind
from checker.web import fragments
from checker.web.access import holder_of_link, public
from checker.web.wording import written_language

DELETE_COOKIE = "delete"


@holder_of_link
@require_safe
def report(request: HttpRequest, case: Case) -> HttpResponse:
    """The report; while it is being made, how far the work has come. htmx gets only the part that changes."""
    response = fragments.answer(
        request,
        "reports/report.html",
        {"address": request.path, "own": _delete_address(request), **_state(request, case)},
        fragment="reports/_answer.html",
        target="report",
    )
    if case.is_over and response.status_code == 200 and request.headers.get("HX-Request"):
        response.status_code = HTMX_STOP_POLLING
    return response


def _state(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Exactly one of `report`, `failed` and `working`."""
    if case.state == State.FAILED:
        return {"failed": failed(case)}
    outcome = queries.outcome_of(case)
    if outcome is None or case.finished_at is None:
        kinds = [ItemKind(item.kind) for item in queries.items_of(case)]
        return {"working": working(case, kinds, timezone.now())}
    address = request.path
    return {"report": present(outcome, written_language(), lambda item: f"{address}picture/{item}", case.finished_at)}


@holder_of_link
@require_safe
def picture(request: HttpRequest, case: Case, index: int) -> HttpResponse:
    """One picture as it was handed in, cleaned; nothing in it can run."""
    try:
        item = queries.picture_of(case, index)
        data = pictures.read(item.picture)
    except (queries.ItemNotFound, pictures.PictureLost) as error:
        raise Http404 from error
    ending = item.media_type.rpartition("/")[2]
    return HttpResponse(
        data,
        content_type=item.media_type,
        headers={
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Content-Disposition": f'inline; filename="picture-{index}.{ending}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@holder_of_link
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, case: Case, key: str) -> HttpResponse:
    """Asks once, then erases the case and everything that belongs to it."""
    token = _token(request)
    try:
        access.case_for_delete(token, key)
        if request.method != "POST":
            return render(request, "reports/delete.html", {"back": reverse("report", args=[token])})
        retention.delete(token, key)
    except access.CaseNotFound as error:
        raise Http404 from error
    response = HttpResponseRedirect(reverse("deleted"))
    response.delete_cookie(DELETE_COOKIE, path=reverse("report", args=[token]), samesite="Lax")
    return response


@public
@require_safe
@never_cache
def deleted(request: HttpRequest) -> HttpResponse:
    """What is left after erasing: a word that it is done."""
    return render(request, "reports/deleted.html")


def _delete_address(request: HttpRequest) -> str:
    """The address that erases the case, for the browser that opened it; empty for everybody else."""
    key, token = request.COOKIES.get(DELETE_COOKIE, ""), _token(request)
    try:
        access.case_for_delete(token, key)
    except access.CaseNotFound:
        return ""
    return reverse("delete", args=[token, key])


def _token(request: HttpRequest) -> str:
    assert request.resolver_match is not None, "views are reached by their address"
    return str(request.resolver_match.kwargs["token"])
