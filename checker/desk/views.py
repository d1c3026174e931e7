"""The first pages of the desk: which organisations are mine, what there is in one, and what was done there."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from checker.cases.models import Deed
from checker.desk import navigation
from checker.organisations import audit
from checker.organisations.access import memberships
from checker.organisations.actions import Action
from checker.organisations.models import AuditEntry, Member, Person, Role
from checker.web.access import member, signed_in
from checker.web.deeds import reason_words

AUDIT_PAGE = 50
_DEEDS: dict[str, Deed] = {
    Action.REPLY_REFUSED: Deed.REPLY_REFUSED,
    Action.REPORT_CORRECTED: Deed.CORRECTED,
    Action.REPORT_TAKEN_DOWN: Deed.TAKEN_DOWN,
}


@require_safe
@signed_in
def desk(request: HttpRequest, person: Person) -> HttpResponse:
    """My organisations; somebody with one is led there."""
    mine = memberships(person)
    if len(mine) == 1:
        return HttpResponseRedirect(reverse("desk_organisation", args=[mine[0].organisation.slug]))
    return render(request, "desk/organisations.html", {"person": person, "memberships": mine})


@require_safe
@member(Role.VIEWER)
def organisation(request: HttpRequest, member: Member) -> HttpResponse:
    """The way to every page of the desk, with its number where it has one."""
    pages = [link for link in navigation.links(member, counted=True) if link.number is not None]
    return navigation.show(request, member, "desk/organisation.html", {"pages": pages})


@require_safe
@member(Role.OWNER)
def audit_log(request: HttpRequest, member: Member) -> HttpResponse:
    """Who did what, the latest first."""
    entries = member.organisation.audit.select_related("actor").order_by("-at", "-id")
    page = Paginator(entries, AUDIT_PAGE).get_page(request.GET.get("page"))
    lines = [(entry, _sentence(entry)) for entry in page]
    return navigation.show(request, member, "desk/audit.html", {"page": page, "lines": lines})


def _sentence(entry: AuditEntry) -> str:
    """With the words of its reason instead of the code."""
    deed = _DEEDS.get(entry.action, "")
    return audit.sentence(entry, reason=reason_words(deed, str(entry.parameters.get("reason", ""))) if deed else "")
