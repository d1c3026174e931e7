"""The pages of the bulk check: the lists, one list before and while it is worked on, one row, and the results."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from checker.cases import batch_hinting, batch_limits, batches, retention
from checker.cases.models import Batch, BatchState
from checker.desk import navigation
from checker.desk.bulk import presenting, results, upload
from checker.desk.bulk.refusals import ListRefused
from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.models import Member, Role
from checker.web.access import member

LISTS_A_PAGE = 50
NAMES = ("text", "title", "id")
ERASED_AT_ONCE = 100
"""Cases that a request waits for, when a list is erased; the sweeper erases the rest."""


@require_safe
@member(Role.VIEWER)
def lists(request: HttpRequest, member: Member) -> HttpResponse:
    """The lists of the organisation, and the form for another."""
    return _lists(request, member)


def _lists(request: HttpRequest, member: Member, *, problem: str = "", status: int = 200) -> HttpResponse:
    mine = Batch.objects.filter(organisation_id=member.organisation_id).order_by("-created_at", "id")
    page = Paginator(mine, LISTS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "problem": problem, "may_start": member.may(Role.EDITOR)}
    return navigation.show(request, member, "desk/bulk/lists.html", context, status=status)


@csrf_exempt
@require_POST
@member(Role.EDITOR)
def new(request: HttpRequest, member: Member) -> HttpResponseBase:
    """Take a list. Its file is larger than any other form's, so its handler is set before anything looks at the form;
    the form's secret is looked at after that."""
    request.upload_handlers = [upload.ListUpload(request)]
    return _taken(request, member)


@csrf_protect
def _taken(request: HttpRequest, member: Member) -> HttpResponse:
    try:
        name, file = upload.file_of(request)
        batch = batches.receive(
            member,
            name,
            upload.rows_of(file, by_folder=request.POST.get("each") == "folder"),
            get_language() or "",
            timezone.now(),
            remember="remember" in request.POST,
        )
    except ListRefused as refused:
        return _lists(request, member, problem=refused.says, status=422)
    except batch_limits.TooManyBatches:
        return _three_already(request, member)
    except batch_limits.TooMuchKept:
        says = _("We keep ten unfinished lists of an organisation, 1 GB together. Please finish or erase one first.")
        return _lists(request, member, problem=says, status=422)
    return _to(member, batch)


def _three_already(request: HttpRequest, member: Member) -> HttpResponse:
    says = _("Three lists are on their way already. Please finish or erase one first.")
    return _lists(request, member, problem=says, status=422)


@require_safe
@member(Role.VIEWER)
def one(request: HttpRequest, member: Member, batch_id: UUID) -> HttpResponse:
    """A list: which column is what before it starts, then how far it is and its answers so far."""
    batch = _mine(member, batch_id)
    context: dict[str, Any] = {"may_start": member.may(Role.EDITOR), **presenting.standing(batch)}
    if request.headers.get("HX-Target") == "standing":
        fragment = render(request, "desk/bulk/_standing.html", context | {"organisation": member.organisation})
        if not context["moving"]:  # the table below it is old by now
            fragment.headers["HX-Refresh"] = "true"
        return fragment
    if batch.state in (BatchState.ARRIVING, BatchState.READY):
        context["preview"] = presenting.preview(batch)
        context["names"] = [("text", _("The post")), ("title", _("Its title")), ("id", _("Its name in the results"))]
    else:
        context |= _table(request, batch)
    return navigation.show(request, member, "desk/bulk/list.html", context)


def _table(request: HttpRequest, batch: Batch) -> dict[str, Any]:
    pages = max(1, ceil(batch.total / presenting.ROWS_A_PAGE))
    asked = request.GET.get("page", "1")
    page = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    return {"lines": presenting.lines(batch, page), "page": page, "pages": pages, "kinds": list(results.KINDS)}


@require_POST
@member(Role.EDITOR)
def start(request: HttpRequest, member: Member, batch_id: UUID) -> HttpResponse:
    """Begin with the columns that were chosen; columns that the list does not have are passed over."""
    batch = _mine(member, batch_id)
    known = presenting.preview(batch).columns
    columns = {name: value for name in NAMES if (value := request.POST.get(name, "")) in known}
    with transaction.atomic():
        try:
            batches.start(batch, columns, timezone.now())
        except batches.NotReady:
            return _to(member, batch)
        audit.record(member, Action.BULK_STARTED, batch, timezone.now(), posts=batch.total)
    batch_hinting.hint(timezone.now())
    return _to(member, batch)


@require_POST
@member(Role.EDITOR)
def stop(request: HttpRequest, member: Member, batch_id: UUID) -> HttpResponse:
    """No further row is looked at until somebody goes on."""
    batch = _mine(member, batch_id)
    with transaction.atomic():
        try:
            batches.stop(batch)
        except batches.NotReady:
            return _to(member, batch)
        audit.record(member, Action.BULK_STOPPED, batch, timezone.now())
    return _to(member, batch)


@require_POST
@member(Role.EDITOR)
def resume(request: HttpRequest, member: Member, batch_id: UUID) -> HttpResponse:
    """Go on where it was stopped."""
    batch = _mine(member, batch_id)
    with transaction.atomic():
        try:
            batches.resume(batch, timezone.now())
        except batches.NotReady:
            return _to(member, batch)
        except batch_limits.TooManyBatches:
            return _three_already(request, member)
        audit.record(member, Action.BULK_RESUMED, batch, timezone.now())
    batch_hinting.hint(timezone.now())
    return _to(member, batch)


@require_POST
@member(Role.EDITOR)
def erase(request: HttpRequest, member: Member, batch_id: UUID) -> HttpResponse:
    """The list and all its answers, for good: nobody finds it from now on, a long one is gone some minutes later."""
    batch = _mine(member, batch_id)
    with transaction.atomic():
        try:
            batches.begin_erasing(batch)
        except batches.NotReady as error:
            raise Http404 from error
        audit.record(member, Action.BULK_ERASED, batch, timezone.now(), posts=batch.total)
    retention.go_on_erasing(ERASED_AT_ONCE)
    return HttpResponseRedirect(reverse("desk_bulk", args=[member.organisation.slug]))


@require_safe
@member(Role.VIEWER)
def row(request: HttpRequest, member: Member, batch_id: UUID, number: int) -> HttpResponse:
    """The answer to one post."""
    batch = _mine(member, batch_id)
    try:
        context = presenting.told(batches.result(batch, number))
    except batches.BatchNotFound as error:
        raise Http404 from error
    return navigation.show(request, member, "desk/bulk/row.html", context | {"batch": batch})


@require_safe
@member(Role.VIEWER)
def download(request: HttpRequest, member: Member, batch_id: UUID, kind: str) -> HttpResponseBase:
    """All rows as a file of one of the three kinds."""
    batch = _mine(member, batch_id)
    if kind not in results.KINDS:
        raise Http404
    rows, words = batches.results(batch), results.Words.now()
    root = request.build_absolute_uri(reverse("desk_bulk_list", args=[member.organisation.slug, batch.id]))

    def page(number: int) -> str:
        return f"{root}{number}/"

    content: Iterator[bytes] = {
        "csv": lambda: results.comma_separated(rows, words, page),
        "xlsx": lambda: results.spreadsheet(rows, words, page),
        "jsonl": lambda: results.json_lines(rows, words),
    }[kind]()
    response = StreamingHttpResponse(content, content_type=results.KINDS[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="answers-{str(batch.id)[:8]}.{kind}"'
    return response


def _mine(member: Member, batch_id: UUID) -> Batch:
    try:
        return batches.batch_for(member, batch_id)
    except batches.BatchNotFound as error:
        raise Http404 from error


def _to(member: Member, batch: Batch) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk_bulk_list", args=[member.organisation.slug, batch.id]))
