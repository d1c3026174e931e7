"""What every answer of the API goes through: whatever goes wrong is told as a problem, limits in headers."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase

from checker.api import docs
from checker.api.making import api, views
from checker.api.refusals import Refused
from checker.cases.stores import StoreAway
from checker.web.counting import Count
from checker.web.errors import later
from checker.web.limits import told
from checker.web.problems import Problem, problem

logger = logging.getLogger(__name__)


def answer(request: HttpRequest, name: str, places: Mapping[str, object]) -> HttpResponseBase:
    """The answer of one address. A HEAD is asked like a GET; the server leaves the body out."""
    if request.method == "HEAD":
        request.method = "GET"
    try:
        response = _answered(request, name, places)
    except Exception as error:
        response = trouble(request, error)
    if response.status_code == 405 and response.headers.get("Content-Type", "").startswith("text/html"):
        response = problem(Problem.METHOD, headers={"Allow": response.headers["Allow"]})
    response.headers.setdefault("Cache-Control", "private, no-store")
    response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
    return _with_limits(request, response)


def _answered(request: HttpRequest, name: str, places: Mapping[str, object]) -> HttpResponseBase:
    if name in docs.PAGES:
        if request.method != "GET":
            return problem(Problem.METHOD, headers={"Allow": "GET, HEAD"})
        return docs.PAGES[name](request)
    view = views().get(name)
    if view is None:
        raise Http404
    return view(request, **places)


def trouble(request: HttpRequest, error: Exception) -> HttpResponseBase:
    """An exception as a problem. What nobody expected is logged and signalled as Django does it."""
    match error:
        case Refused():
            return problem(error.problem, detail=error.detail, headers=error.headers, **error.further)
        case Http404():
            return problem(Problem.NOT_FOUND)
        case RequestDataTooBig():
            return problem(Problem.TOO_LARGE)
        case BadRequest() | SuspiciousOperation() | MultiPartParserError() | UnreadablePostError():
            return problem(Problem.UNREADABLE)
        case OperationalError() | InterfaceError() | StoreAway():
            logger.error("database or store of pictures does not answer", exc_info=error)
            return later(request)
    got_request_exception.send(sender=type(api()), request=request)
    logger.error("the API is broken", exc_info=error)
    return problem(Problem.BROKEN)


def _with_limits(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The limits as drafts have them now and, for what is nearest to its end, as they had them before."""
    counts: list[Count] = getattr(request, "counts", [])
    if counts:
        nearest = min(counts, key=lambda count: count.left)
        response.headers["RateLimit-Limit"] = str(nearest.most)
        response.headers["RateLimit-Remaining"] = str(nearest.left)
        response.headers["RateLimit-Reset"] = str(nearest.seconds)
    return told(response, counts)
