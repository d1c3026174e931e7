"""For whoever watches over an installation: figures for Prometheus, the public status, and where to report holes."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from checker.cases.pulse import Pulse, pulse
from checker.web.access import public

GOOD_FOR = timedelta(days=180)
STATUS_SECONDS = 5
"""Anybody may ask for the status, and counting reads many cases: it is counted anew so often at most."""


@public
@require_safe
@never_cache
def status(request: HttpRequest) -> HttpResponse:
    """How many wait and how long an answer takes."""
    kept = cache.get_or_set("pulse", lambda: pulse(timezone.now()), STATUS_SECONDS)
    return render(request, "web/status.html", {"pulse": kept})


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures as Prometheus reads them (text format 0.0.4), for who has METRICS_TOKEN; 404 for everybody else.

    They are counted in the database, so every web process of every host gives the same answer.
    """
    given = request.headers.get("Authorization", "").partition("Bearer ")[2]
    if not settings.METRICS_TOKEN or not hmac.compare_digest(given.encode(), settings.METRICS_TOKEN.encode()):
        raise Http404
    text = "".join(f"# TYPE {name} gauge\n{name} {value}\n" for name, value in _figures(pulse(timezone.now())))
    return HttpResponse(text, content_type="text/plain; version=0.0.4; charset=utf-8")


metrics.who_may_see_it = "operators with the token"  # type: ignore[attr-defined]


def _figures(now: Pulse) -> Iterator[tuple[str, float]]:
    yield "zhendema_cases_waiting", now.work.waiting
    yield "zhendema_cases_running", now.work.running
    yield "zhendema_cases_failed", now.work.failed
    yield "zhendema_oldest_waiting_seconds", now.work.oldest_waiting_seconds
    yield "zhendema_answered_last_hour", now.answered
    if now.median_seconds is not None:
        yield "zhendema_median_seconds_last_hour", round(now.median_seconds, 3)
    yield "zhendema_ready", int(not now.work.troubles)


@public
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116; 404 where no contact is set."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = (timezone.now() + GOOD_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until.isoformat()}",
        "Preferred-Languages: zh, en",
        f"Canonical: {request.build_absolute_uri()}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
