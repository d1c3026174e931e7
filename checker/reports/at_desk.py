"""A report as members of an organisation see it: handed over by its shopper, or by a link for them alone.

What is shown is masked, unless the shopper agreed to more and it is still there.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from checker.cases import access, desk_work, handing_over, incidents, pictures, queries
from checker.cases.handing_over import HandoverNotFound
from checker.cases.models import Handover, Item, Share
from checker.cases.pictures import PictureLost
from checker.organisations.members import members_of
from checker.organisations.models import Member, Role
from checker.reports.presenter import present
from checker.reports.voices import voices
from checker.web import media
from checker.web.access import member
from checker.web.wording import written_language

INCIDENTS_TO_JOIN = 20


@require_safe
@member(Role.VIEWER)
def case(request: HttpRequest, member: Member, handover_id: UUID) -> HttpResponse:
    """A case that was handed over, with what the members do with it."""
    handover = _handover(member, handover_id)
    address = reverse("desk_case", args=[member.organisation.slug, handover.id])
    said = handing_over.said_to(handover)
    return render(
        request,
        "reports/at_desk.html",
        {
            **_common(member),
            **_report(said, address),
            **(voices(handover.case) if said else {}),
            **_work(member, handover),
            "handover": handover,
            "originals": handing_over.sees_originals(handover),
            "address": address,
        },
    )


@require_safe
@member(Role.VIEWER)
def picture(request: HttpRequest, member: Member, handover_id: UUID, index: int) -> HttpResponse:
    """A picture of a case that was handed over, from the desk's own address: only there somebody is signed in."""
    handover = _handover(member, handover_id)
    return _picture(
        handover.case.items.filter(index=index).first(), index, originals=handing_over.sees_originals(handover)
    )


@require_safe
@member(Role.VIEWER)
def shared(request: HttpRequest, member: Member, token: str) -> HttpResponse:
    """A report whose link only members can open: the version that was shared."""
    share = _share(member, token)
    address = reverse("desk_shared", args=[member.organisation.slug, token])
    said = queries.masked_copy(share.case, share.version)
    if said is None:
        raise Http404
    context = {**_common(member), **_report(said, address), **voices(share.case, share), "share": share}
    return render(request, "reports/at_desk.html", context)


@require_safe
@member(Role.VIEWER)
def shared_picture(request: HttpRequest, member: Member, token: str, index: int) -> HttpResponse:
    """A picture of such a report, always masked."""
    share = _share(member, token)
    item = Item.objects.filter(case=share.case, index=index, version__lte=share.version).first()
    return _picture(item, index, originals=False)


def _report(said: queries.Said | None, address: str) -> dict[str, Any]:
    if said is None:
        return {}
    report = present(said.outcome, written_language(), lambda item: f"{address}picture/{item}", said.at)
    return {"report": report, "version": said.version, "newest": said.version}


def _work(member: Member, handover: Handover) -> dict[str, Any]:
    """What is shown beside the report: who has it, what was noted, what it belongs to."""
    editor = member.may(Role.EDITOR)
    return {
        "is_editor": editor,
        "notes": desk_work.notes_of(handover),
        "members": members_of(member.organisation) if editor else [],
        "incident": incidents.found(handover.incident) if handover.incident else None,
        "incidents": incidents.incidents_of(member.organisation, most=INCIDENTS_TO_JOIN) if editor else [],
        "longest_note": desk_work.LONGEST_NOTE,
    }


def _common(member: Member) -> dict[str, Any]:
    return {
        "member": member,
        "organisation": member.organisation,
        "organisation_name": member.organisation.named(get_language() or ""),
    }


def _handover(member: Member, handover_id: UUID) -> Handover:
    try:
        return handing_over.handover_for(member, handover_id, timezone.now())
    except HandoverNotFound as error:
        raise Http404 from error


def _share(member: Member, token: str) -> Share:
    try:
        return access.share_for_member(member, token, timezone.now())
    except access.CaseNotFound as error:
        raise Http404 from error


def _picture(item: Item | None, index: int, *, originals: bool) -> HttpResponse:
    if item is None:
        raise Http404
    name, kind = (item.picture, item.media_type) if originals else (item.masked_picture, "image/jpeg")
    try:
        data = pictures.read(name)
    except PictureLost as error:
        raise Http404 from error
    ending = kind.rpartition("/")[2]
    return HttpResponse(data, content_type=kind, headers=media.headers(f"picture-{index}.{ending}"))
