"""The list of collections and the page of one: its words, its reports, and how it is published."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checker.cases import collected
from checker.desk import navigation
from checker.desk.collections import forms
from checker.desk.collections.forms import AddForm, TextsForm, WhenForm
from checker.desk.collections.standing import rows, standing, title
from checker.organisations import collections, readers
from checker.organisations.models import Collection, Member, Role
from checker.web.access import member
from checker.web.deeds import level_word

CASES_OFFERED = 30


@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.VIEWER)
def index(request: HttpRequest, member: Member) -> HttpResponse:
    """All collections; an editor's form begins another."""
    form, status = TextsForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        if not member.may(Role.EDITOR):
            return _index(request, member, TextsForm(), 403)
        made = _made(member, form)
        if made is not None:
            return HttpResponseRedirect(reverse("desk_collection", args=[member.organisation.slug, made.id]))
        status = 422
    return _index(request, member, form, status)


@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.VIEWER)
def collection(request: HttpRequest, member: Member, collection_id: int) -> HttpResponse:
    """One collection; an editor's form changes its address and its words."""
    found = found_or_404(member, collection_id)
    if request.method != "POST":
        return page(request, member, found)
    if not member.may(Role.EDITOR):
        return page(request, member, found, status=403)
    form = TextsForm(request.POST)
    if form.is_valid():
        try:
            collections.rename(member, found, form.cleaned_data["slug"], timezone.now())
        except collections.AddressTaken:
            form.add_error("slug", _("Another collection is, or was, found at this address."))
        else:
            collections.rewrite(found, form.written())
            return back(member, found)
    return page(request, member, found, form=form, status=422)


def page(
    request: HttpRequest,
    member: Member,
    found: Collection,
    *,
    form: TextsForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of one collection, also with what could not be done."""
    now = timezone.now()
    reports = collections.reports_of(found)
    there = {one.share.case_id for one in reports if one.share is not None}
    offered = collected.waiting_to_be_collected(member, CASES_OFFERED, now) if member.may(Role.EDITOR) else []
    public = request.build_absolute_uri(reverse("collection", args=[member.organisation.slug, found.slug]))
    context: dict[str, Any] = {
        "collection": found,
        "title": title(found, request.LANGUAGE_CODE),
        "form": form or TextsForm(initial=forms.initial(found.slug, found.texts)),
        "add": AddForm(),
        "when": WhenForm(),
        "zone": timezone.get_current_timezone_name(),
        "rows": list(rows(reports, now)),
        "offered": [(one, level_word(one.level)) for one in offered if one.case_id not in there],
        "shown": readers.shown(found, now),
        "pending": readers.pending(found, now).first(),
        "history": readers.history(found, now),
        "public": public,
        "may_edit": member.may(Role.EDITOR),
        "may_publish": member.may(Role.OWNER),
        "problem": problem,
    }
    return navigation.show(request, member, "desk/collections/collection.html", context, status=status)


def found_or_404(member: Member, collection_id: int) -> Collection:
    """The member's own collection; raises Http404."""
    try:
        return collections.collection_for(member, collection_id)
    except readers.CollectionNotFound as error:
        raise Http404 from error


def back(member: Member, found: Collection, place: str = "") -> HttpResponseRedirect:
    """To the page of the collection, after something was done."""
    return HttpResponseRedirect(reverse("desk_collection", args=[member.organisation.slug, found.id]) + place)


def _index(request: HttpRequest, member: Member, form: TextsForm, status: int) -> HttpResponse:
    context = {
        "collections": standing(member.organisation, request.LANGUAGE_CODE, timezone.now()),
        "form": form,
        "may_edit": member.may(Role.EDITOR),
    }
    return navigation.show(request, member, "desk/collections/collections.html", context, status=status)


def _made(member: Member, form: TextsForm) -> Collection | None:
    if not form.is_valid():
        return None
    try:
        return collections.make(member, form.cleaned_data["slug"], form.written(), timezone.now())
    except collections.AddressTaken:
        form.add_error("slug", _("Another collection is, or was, found at this address."))
    except collections.TooMany:
        form.add_error(None, _("There are as many collections as there may be."))
    return None
