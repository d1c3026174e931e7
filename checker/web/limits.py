"""How often one network or one link may ask for what costs something; declared beside who may see the view."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from checker.web.counting import DAY, Count, Limit, look, spend
from checker.web.problems import Problem, asked_by_a_program, problem

Over = Callable[..., HttpResponseBase]

SUBMISSIONS = Limit(name="submissions", setting="SUBMISSIONS_PER_HOUR")
GUESSES = Limit(name="guesses", setting="GUESSES_PER_HOUR")
CHANGES = Limit(name="changes", setting="CHANGES_PER_HOUR", of="link")
API_REQUESTS = Limit(name="requests", setting="API_REQUESTS_PER_HOUR", of="somebody")
API_SUBMISSIONS = Limit(name="submissions", setting="API_SUBMISSIONS_PER_HOUR", of="somebody")
INVITATIONS = Limit(name="invitations", setting="INVITATIONS_PER_DAY", of="somebody", window=DAY)


def limited(*limits: Limit, over: Over | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Counts each POST of a view. Beyond a limit `over` (called like the view, with `seconds` to wait) answers instead.

    Without `over`, the page templates/429.html does. The status is 429 either way.
    """

    def around(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method != "POST":
                return view(request, *args, **kwargs)  # type: ignore[no-any-return]
            counts = [count for limit in limits if (count := spend(limit, request)) is not None]
            refused = next((count for count in counts if not count.allowed), None)
            if refused is None:
                response = view(request, *args, **kwargs)
            else:
                response = (over or too_often)(request, *args, **kwargs, seconds=refused.seconds)
                response.status_code = 429
                response.headers["Retry-After"] = str(refused.seconds)
            return told(response, counts)

        answer.limits = tuple(limit.name for limit in limits)  # type: ignore[attr-defined]
        return answer

    return around


def too_often(request: HttpRequest, *args: Any, seconds: int, **kwargs: Any) -> HttpResponse:
    """The plain page that asks to wait, or the same for a program."""
    if asked_by_a_program(request):
        return problem(Problem.TOO_OFTEN, headers={"Retry-After": str(seconds)})
    response = render(request, "429.html", {"minutes": math.ceil(seconds / 60)}, status=429)
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response


class WrongLinks:
    """Whoever tries links that open nothing is answered 429 for a while, also when one of them would open something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and _asks_with_a_link(request):
            spend(GUESSES, request)
        return response

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        if not _asks_with_a_link(request):
            return None
        left = look(GUESSES, request)
        return None if left is None or left.allowed else too_often(request, seconds=left.seconds)


def _asks_with_a_link(request: HttpRequest) -> bool:
    return request.resolver_match is not None and "token" in request.resolver_match.kwargs


def told(response: HttpResponseBase, counts: list[Count]) -> HttpResponseBase:
    """With the fields of the draft "RateLimit header fields for HTTP"."""
    if counts:
        response.headers["RateLimit-Policy"] = ", ".join(
            f'"{one.limit.name}";q={one.most};w={one.limit.window}' for one in counts
        )
        response.headers["RateLimit"] = ", ".join(f'"{one.limit.name}";r={one.left};t={one.seconds}' for one in counts)
    return response
