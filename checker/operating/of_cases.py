"""Cases as operators see them: ids, states and reasons, nothing of what was asked or answered; and the log."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from checker.cases.models import Case, Heartbeat, State
from checker.cases.reviving import try_again
from checker.operating.site import Looking, OperatorSite, note


class Work(admin.SimpleListFilter):
    """How far the work on a case is."""

    title = _("work")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("waiting", _("waiting")),
            ("running", _("being worked on")),
            ("stale", _("its worker died")),
            ("failed", _("failed")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = {
            "waiting": Q(state=State.QUEUED),
            "running": Q(state=State.RUNNING),
            "stale": Q(state=State.RUNNING, lease_until__lt=timezone.now()),
            "failed": Q(state=State.FAILED),
        }.get(self.value() or "")
        return queryset.filter(chosen) if chosen else queryset


@admin.action(description=_("Try again"))
def again(model_admin: Any, request: HttpRequest, queryset: QuerySet[Case]) -> None:
    """Cases that failed, with what was handed in still there."""
    queued = 0
    for case in queryset:
        with transaction.atomic():
            if try_again(case.id, timezone.now()):
                note(request, case, "tried again")
                queued += 1
    left = len(queryset) - queued
    if queued:
        messages.success(request, ngettext("%d case is tried again.", "%d cases are tried again.", queued) % queued)
    if left:
        words = gettext("Not tried again, because it did not fail or what was handed in is gone: %d") % left
        messages.warning(request, words)


class OfCases(Looking):
    """The queue is the table itself."""

    list_display = ("id", "state", "failure", "attempts", "version", "asked_at", "lease_until", "finished_at")
    list_filter = (Work, "failure")
    ordering = ("-asked_at",)
    actions = (again,)
    fields = (*list_display, "created_at", "run_after", "steps_done", "steps_total", "library_version", "masked_at")
    list_display_links = ("id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        return Case.objects.only(*self.fields)


class OfHeartbeats(Looking):
    list_display = ("name", "at")


class OfDeeds(Looking):
    """Who of the operators did what, the latest first."""

    list_display = ("action_time", "user", "object_repr", "change_message")
    ordering = ("-action_time", "-id")
    fields = list_display


def register(site: OperatorSite) -> None:
    site.register(Case, OfCases)
    site.register(Heartbeat, OfHeartbeats)
    site.register(LogEntry, OfDeeds)
