"""Incidents: cases that share an album, a text, a contact or a receipt, and what editors do with the groups."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from checker.cases import incidents
from checker.cases.models import Handover, Incident
from checker.desk import navigation
from checker.organisations.models import Member, Role
from checker.web.access import member
from checker.web.deeds import level_word

PAGE = 30
MOST_CASES = 200
"""Of an incident so many cases are listed, the latest first."""


@require_safe
@member(Role.VIEWER)
def listing(request: HttpRequest, member: Member) -> HttpResponse:
    """All incidents, those to which a case came last first."""
    before = request.GET.get("before", "")
    number = int(before) if before.isdecimal() and len(before) < 10 else None
    found = incidents.incidents_of(member.organisation, most=PAGE + 1, before=number)
    context = {"incidents": found[:PAGE], "older": found[PAGE - 1].incident.latest if len(found) > PAGE else None}
    return navigation.show(request, member, "desk/inbox/incidents.html", context)


@require_safe
@member(Role.VIEWER)
def incident(request: HttpRequest, member: Member, incident_id: UUID) -> HttpResponse:
    """One incident with its cases."""
    row = _incident(member, incident_id)
    try:
        found = incidents.found(row)
    except incidents.IncidentNotFound as error:
        raise Http404 from error
    cases = Handover.objects.filter(incident=row, until__gt=timezone.now()).select_related("assignee__person")
    others = incidents.incidents_of(member.organisation, most=PAGE) if member.may(Role.EDITOR) else []
    context = {
        "found": found,
        "lines": [(one, level_word(one.level)) for one in cases.order_by("-number")[:MOST_CASES]],
        "others": [one for one in others if one.incident.id != row.id],
        "is_editor": member.may(Role.EDITOR),
        "longest": incidents.LONGEST_TITLE,
    }
    return navigation.show(request, member, "desk/inbox/incident.html", context)


@require_POST
@member(Role.EDITOR)
def change(request: HttpRequest, member: Member, incident_id: UUID) -> HttpResponse:
    """Rename it, merge another into it, or take cases out of it; what is not understood changes nothing."""
    row, now, sent = _incident(member, incident_id), timezone.now(), request.POST
    after: Incident | None = row
    match sent.get("do"):
        case "rename":
            incidents.rename(member, row, sent.get("title", ""), now)
        case "merge":
            incidents.merge(member, row, _incident(member, sent.get("other", "")), now)
        case "split":
            after = incidents.split(member, row, sent.getlist("case"), now) or _still_there(row)
    if after is None:
        return HttpResponseRedirect(reverse("desk_incidents", args=[member.organisation.slug]))
    return HttpResponseRedirect(reverse("desk_incident", args=[member.organisation.slug, after.id]))


def _incident(member: Member, incident_id: UUID | str) -> Incident:
    try:
        return incidents.incident_for(member, incident_id)
    except incidents.IncidentNotFound as error:
        raise Http404 from error


def _still_there(incident: Incident) -> Incident | None:
    """Without its last case an incident is gone."""
    return Incident.objects.filter(id=incident.id).first()
