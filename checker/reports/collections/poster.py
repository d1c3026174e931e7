"""The poster of a campaign: what the collection is called, whose it is, and a code that leads there. One A4 page, PDF.

It is made for members, because each costs work; they print it or hand it on.
"""

from __future__ import annotations

import io

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from checker.organisations import readers
from checker.organisations.collections import collection_for
from checker.organisations.models import Collection, Member, Role
from checker.reports.collections.showing import Shown, show
from checker.reports.pack.typesetting import CannotTypeset, typeset
from checker.web.access import member
from checker.web.wording import written_language

LONGEST_INTRODUCTION = 220
RETRY_SECONDS = 20


@require_safe
@member(Role.VIEWER)
def poster(request: HttpRequest, member: Member, collection_id: int) -> HttpResponse:
    """The poster of what readers see, in the language of the page."""
    now = timezone.now()
    try:
        collection = collection_for(member, collection_id)
    except readers.CollectionNotFound as error:
        raise Http404 from error
    edition = readers.shown(collection, now)
    if edition is None or not member.organisation.is_verified:
        raise Http404
    shown = show(collection, edition, request.LANGUAGE_CODE, now)
    address = request.build_absolute_uri(reverse("collection", args=[member.organisation.slug, collection.slug]))
    try:
        made = typeset(
            _values(shown, address),
            {"code.svg": _code(address)},
            written_language(),
            edition.published_at,
            "poster.typ",
        )
    except CannotTypeset:
        response = render(request, "503.html", status=503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{_name(collection)}.pdf"'
    return response


def _values(shown: Shown, address: str) -> dict[str, str | list[str]]:
    count = len(shown.entries)
    introduction = shown.paragraphs[0] if shown.paragraphs else ""
    if len(introduction) > LONGEST_INTRODUCTION:
        introduction = f"{introduction[: LONGEST_INTRODUCTION - 1]}…"
    return {
        "house": _("Zhendema: is it real?"),
        "organisation": shown.organisation,
        "title": shown.title,
        "introduction": introduction,
        "scan": _("Scan and read"),
        "code": _("QR code that leads to {address}").format(address=address),
        "shown_address": address.partition("://")[2].rstrip("/").split("/"),  # a whole one would be parted anywhere
        "reports": ngettext(
            "{count} post, looked at: what it claims, and what could be checked.",
            "{count} posts, looked at: what they claim, and what could be checked.",
            count,
        ).format(count=count),
        "fair": _("The reports speak of posts, never of people, and never say that goods are genuine or are not."),
    }


def _code(address: str) -> bytes:
    import segno

    made = io.BytesIO()
    segno.make(address, error="q", micro=False).save(made, kind="svg", border=0, dark="#1a2023", xmldecl=False)
    return made.getvalue()


def _name(collection: Collection) -> str:
    return f"{collection.organisation.slug}-{collection.slug}"
