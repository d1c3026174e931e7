"""What is done to a collection: reports come, move and go; owners publish, schedule and hide it."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from checker.cases import collected
from checker.cases.sharing import NotYetShareable, SharingClosed
from checker.desk.collections.forms import AddForm, WhenForm
from checker.desk.collections.views import back, found_or_404, page
from checker.organisations import collections, publishing, readers, texts
from checker.organisations.models import Collection, Member, Role
from checker.web.access import member

REPORTS = "#reports"


@require_POST
@member(Role.EDITOR)
def add(request: HttpRequest, member: Member, collection_id: int) -> HttpResponse:
    """One more report: a pasted link, or a case that was handed over."""
    found, form = found_or_404(member, collection_id), AddForm(request.POST)
    problem = _added(member, found, form) if form.is_valid() else _("There is no shared report behind this link.")
    return page(request, member, found, problem=problem, status=422) if problem else back(member, found, REPORTS)


@require_POST
@member(Role.EDITOR)
def report(request: HttpRequest, member: Member, collection_id: int, report_id: int) -> HttpResponse:
    """Moves a report, takes it out, or keeps what stands beside it."""
    found, action = found_or_404(member, collection_id), request.POST.get("action", "")
    try:
        if action in ("up", "down"):
            collections.move(found, report_id, up=action == "up")
        elif action == "out":
            collections.take_out(found, report_id, timezone.now())
        else:
            words = {code: request.POST.get(f"words_{code}", "") for code in texts.WRITTEN}
            collections.describe(found, report_id, words)
    except readers.CollectionNotFound as error:
        raise Http404 from error
    return back(member, found, REPORTS)


@require_POST
@member(Role.OWNER)
def publish(request: HttpRequest, member: Member, collection_id: int) -> HttpResponse:
    """Publishes now or at a time, drops what was scheduled, or hides the collection."""
    found, action, now = found_or_404(member, collection_id), request.POST.get("action", ""), timezone.now()
    if action == "hide":
        publishing.hide(member, found, now)
    elif action == "unschedule":
        publishing.unschedule(member, found, now)
    else:
        problem = _published(request, member, found, later=action == "schedule")
        if problem:
            return page(request, member, found, problem=problem, status=422)
    return back(member, found, "#publish")


@require_POST
@member(Role.EDITOR)
def discard(request: HttpRequest, member: Member, collection_id: int) -> HttpResponse:
    """Erases a draft that was never published."""
    found = found_or_404(member, collection_id)
    try:
        collections.discard(found, timezone.now())
    except readers.CollectionNotFound as error:
        raise Http404 from error
    except collections.WasPublished:
        problem = _("It was published once, so its address stays: an owner can hide it.")
        return page(request, member, found, problem=problem, status=422)
    return HttpResponseRedirect(reverse("desk_collections", args=[member.organisation.slug]))


def _added(member: Member, found: Collection, form: AddForm) -> str:
    """What to tell where it did not work; empty where it did."""
    case, now = form.cleaned_data.get("case"), timezone.now()
    try:
        with transaction.atomic():  # a link that was made for nothing is not kept
            given = form.cleaned_data["link"]
            link = collected.by_handover(member, case, now) if case else collected.by_link(given, now)
            collections.add(found, link, now)
    except collected.CaseOutOfReach:
        return _("There is no shared report behind this link.")
    except collected.NotPublic:
        return _("The person who asked shared this with those who have the link. Ask them to share it with everybody.")
    except collected.NotAgreed:
        return _("The person who asked lets your members read this, and did not agree that you show it to everybody.")
    except (NotYetShareable, SharingClosed):
        return _("This report cannot be shared at present.")
    except readers.CollectionNotFound as error:
        raise Http404 from error
    except collections.AlreadyThere:
        return _("The report is in the collection already.")
    except collections.TooMany:
        return _("The collection holds as many reports as it may.")
    return ""


def _published(request: HttpRequest, member: Member, found: Collection, *, later: bool) -> str:
    """The same for publishing."""
    form = WhenForm(request.POST)
    if later and not form.is_valid():
        return _("Please choose a day and a time.")
    try:
        publishing.publish(member, found, timezone.now(), form.cleaned_data["at"] if later else None)
    except publishing.NotConfirmed:
        return _("Nobody has confirmed the organisation's name yet. An operator does that.")
    except publishing.NothingToPublish:
        return _("There is nothing to publish: it needs a title and at least one report that can be read.")
    except publishing.NotAhead:
        return _("The time must lie ahead, and within a year.")
    return ""
