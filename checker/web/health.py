"""Whether this installation is alive and whether it can do its work, for whoever watches over it."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from checker.cases import queries
from checker.web.access import public


@public
@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 as soon as this process answers."""
    return JsonResponse({"alive": True})


@public
@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, the sweeper is awake and nothing waits too long; otherwise 503 and why."""
    try:
        state = queries.state_of_work(timezone.now())
    except DatabaseError:
        return JsonResponse({"ready": False, "trouble": ["database"]}, status=503)
    return JsonResponse(
        {
            "ready": not state.troubles,
            "trouble": list(state.troubles),
            "waiting": state.waiting,
            "running": state.running,
            "failed": state.failed,
            "oldest_waiting_seconds": state.oldest_waiting_seconds,
        },
        status=503 if state.troubles else 200,
    )
