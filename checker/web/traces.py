"""A span for each request, named by its route: an address may hold a link, a route holds none."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from checker.cases.tracing import span


class Requests:
    """Stands around everything else; put in only where TRACES_TO is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with span(f"request {request.method}") as one:
            response = self.get_response(request)
            if one is not None:
                one.set_attribute("http.route", request.resolver_match.route if request.resolver_match else "")
                one.set_attribute("http.response.status_code", response.status_code)
            return response
