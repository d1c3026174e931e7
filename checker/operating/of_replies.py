"""Statements of sellers that wait: an operator reads one and decides on exactly what was read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from checker.cases import replying
from checker.cases.models import By, Refusal, Reply, ReplyState
from checker.operating.site import Looking, OperatorSite, note, site


class OfReplies(Looking):
    """Only those that wait; the words are the seller's own, written to be read."""

    list_display = ("id", "wish", "written_at", "revision")
    list_display_links = ("id",)
    ordering = ("written_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reply]:
        return Reply.objects.filter(state=ReplyState.WAITING)

    def get_urls(self) -> list[URLPattern]:
        decide = path("<uuid:reply_id>/decide/", self.admin_site.admin_view(require_POST(decided)), name="decide_reply")
        return [decide, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        reply = self.get_object(request, object_id)
        if reply is None:
            return HttpResponseRedirect(reverse("admin:cases_reply_changelist"))
        told = {**site.each_context(request), "reply": reply, "reasons": Refusal.choices, "title": gettext("Statement")}
        return render(request, "operating/reply.html", told)


def decided(request: HttpRequest, reply_id: UUID) -> HttpResponse:
    """`reason` is empty to show the statement; `revision` is what was read."""
    back = HttpResponseRedirect(reverse("admin:cases_reply_changelist"))
    given = request.POST.get("reason", "")
    try:
        reason = Refusal(given) if given else None
        reply = replying.reply_by_id(reply_id)
        reply.revision = int(request.POST.get("revision", ""))
        with transaction.atomic():
            decision = ReplyState.REFUSED if reason else ReplyState.SHOWN
            replying.decide(reply, decision, By.OPERATOR, reason, timezone.now())
            note(request, reply, str(decision.value))
    except (ValueError, replying.ReplyNotFound, replying.ChangedMeanwhile):
        messages.error(request, gettext("It was changed or decided on meanwhile. Please read it again."))
    return back


def register(site: OperatorSite) -> None:
    site.register(Reply, OfReplies)
