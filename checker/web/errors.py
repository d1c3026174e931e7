"""Troubles that no view should handle by itself: a database or store that does not answer is "later", not "broken"."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from checker.cases.stores import StoreAway
from checker.web.problems import Problem, asked_by_a_program, problem

logger = logging.getLogger(__name__)

RETRY_SECONDS = 10


class DatabaseTrouble:
    """Answers 503 with templates/503.html instead of 500 when one of them is locked or away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError | InterfaceError | StoreAway):
            return None
        logger.error("database or store of pictures does not answer", exc_info=exception)
        return later(request)


def later(request: HttpRequest) -> HttpResponse:
    """The page that asks to come back in a moment."""
    response: HttpResponse
    response = problem(Problem.LATER) if asked_by_a_program(request) else render(request, "503.html", status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
