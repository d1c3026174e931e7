"""The report's page, its pictures, and the way to erase it all."""

from __future__ import annotations

import re
from math import ceil
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HTMX_STOP_POLLING

from checker.cases import access, originals, pictures, queries, retention, sharing
from checker.cases.models import Case, State
from checker.reports import handing_over
from checker.reports.adding import Adding, add, empty_form, too_often
from checker.reports.changes import changes
from checker.reports.links import links
from checker.reports.presenter import present
from checker.reports.progress import failed, working
from checker.reports.voices import voices
from checker.vocabulary import ItemKind
from checker.web import fragments, media
from checker.web.access import holder_of_link, public
from checker.web.limits import CHANGES, SUBMISSIONS, limited
from checker.web.wording import written_language

DELETE_COOKIE = "delete"
RETRY_SECONDS = 20


class HttpResponseSeeOther(HttpResponseRedirect):
    """Leads to another page after a form."""

    status_code = 303


@holder_of_link
@require_safe
def report(request: HttpRequest, case: Case) -> HttpResponse:
    """The report, or an earlier version of it; while it is being made, how far the work has come.

    htmx gets only the part that changes.
    """
    response = _page(request, case, _state(request, case))
    if case.is_over and response.status_code == 200 and request.headers.get("HX-Request"):
        response.status_code = HTMX_STOP_POLLING
    return response


def _too_often(request: HttpRequest, case: Case, *, seconds: int) -> HttpResponse:
    return _refused(request, case, too_often(request, case, ceil(seconds / 60)), status=429)


@holder_of_link
@limited(CHANGES, SUBMISSIONS, over=_too_often)
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest, case: Case) -> HttpResponse:
    """Takes more words and pictures for a case, which is then looked at again as a whole."""
    address = reverse("report", args=[_token(request)])
    if request.method != "POST":
        return HttpResponseRedirect(f"{address}#more")
    refused = add(request, case)
    if refused is None:
        return HttpResponseSeeOther(f"{address}#versions")
    response = _refused(request, case, refused, status=503 if refused.busy else 422)
    if refused.busy:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _refused(request: HttpRequest, case: Case, refused: Adding, *, status: int) -> HttpResponse:
    case.refresh_from_db()
    said = queries.said_of(case)
    state = _answered(request, case, said) if said else _state(request, case)
    return _page(request, case, {**state, "adding": refused}, status=status)


def _page(request: HttpRequest, case: Case, state: dict[str, Any], status: int = 200) -> HttpResponse:
    return fragments.answer(
        request,
        "reports/report.html",
        {"address": reverse("report", args=[_token(request)]), "own": _delete_address(request), **state},
        fragment="reports/_answer.html",
        target="report",
        status=status,
    )


def _state(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Exactly one of `report`, `failed` and `working`; raises Http404 for a version that was never answered."""
    wanted = request.GET.get("version", "")
    if wanted:
        said = queries.said_of(case, int(wanted)) if re.fullmatch(r"[0-9]{1,4}", wanted) else None
        if said is None:
            raise Http404
        return _answered(request, case, said)
    if case.state == State.FAILED:
        return {"failed": failed(case), "earlier": queries.versions_of(case)}
    said = queries.said_of(case) if case.state == State.DONE else None
    if said is None:
        kinds = [ItemKind(item.kind) for item in queries.items_of(case)]
        return {"working": working(case, kinds, timezone.now()), "earlier": queries.versions_of(case)}
    return _answered(request, case, said)


def _answered(request: HttpRequest, case: Case, said: queries.Said) -> dict[str, Any]:
    """One version with what changed since the one before it; the newest can be continued."""
    address = reverse("report", args=[_token(request)])
    language, before = written_language(), queries.said_of(case, said.version - 1)
    return {
        "report": present(said.outcome, language, lambda item: media.address(f"{address}picture/{item}"), said.at),
        "version": said.version,
        "versions": queries.versions_of(case),
        "newest": case.version,
        "changes": changes(before.outcome, said.outcome, language) if before else None,
        "adding": empty_form(case) if said.version == case.version else None,
        "links": links(case, get_language() or "", timezone.now()),
        "lifetimes": sharing.LIFETIMES,
        "originals_until": originals.erase_now_at(case),
        "keep_days": originals.KEEP_DAYS,
        "has_originals": case.has_originals,
        "correctable": said.version == case.version,
        "opinions": f"{address}feedback/",
        **handing_over.shown(case),
        **voices(case),
    }


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
    return HttpResponse(data, content_type=item.media_type, headers=media.headers(f"picture-{index}.{ending}"))


@holder_of_link
@limited(CHANGES)
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
