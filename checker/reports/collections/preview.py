"""How a collection will look when it is published: the page as readers will see it, for members."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from checker.organisations import collections, readers
from checker.organisations.models import Edition, Member, Role
from checker.reports.collections.views import draw
from checker.web.access import member


@require_safe
@member(Role.VIEWER)
def preview(request: HttpRequest, member: Member, collection_id: int) -> HttpResponse:
    """The draft as an edition of this moment, which is not kept."""
    now = timezone.now()
    try:
        found = collections.collection_for(member, collection_id)
    except readers.CollectionNotFound as error:
        raise Http404 from error
    reports = [{"id": one.id, "words": one.words} for one in collections.reports_of(found)]
    edition = Edition(collection=found, number=0, texts=found.texts, reports=reports, published_at=now)
    return draw(request, found, edition, draft=True)
