"""The API is put together here, once in each process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NoReturn

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from checker.api import cases, handed_over, library, published, shared, tokens
from checker.api.authentication import unknown
from checker.api.refusals import Refused, pointed
from checker.web.problems import Problem

Views = dict[str, Callable[..., HttpResponseBase]]


@cache
def api() -> NinjaAPI:
    """Every operation. It raises what it cannot answer; checker/api/door.py turns that into problems."""
    made = NinjaAPI(title="Zhendema", version="1", openapi_url=None, docs_url=None)
    for room in (tokens, cases, handed_over, shared, library, published):
        made.add_router("", room.router)
    for kind in (Exception, ValidationError, AuthenticationError):
        made.add_exception_handler(kind, _raise)
    return made


@cache
def views() -> Views:
    """The view of each name in checker/api/urls.py."""
    found = (entry for entry in api().urls[0] if isinstance(entry, URLPattern))
    return {one.name: one.callback for one in found if one.name and one.name != "api-root"}


def _raise(request: HttpRequest, error: Any) -> NoReturn:
    """What the library would answer by itself becomes ours."""
    if isinstance(error, AuthenticationError):
        raise unknown() from error
    if isinstance(error, ValidationError):
        raise Refused(Problem.INVALID, errors=[pointed(one["loc"], one["msg"]) for one in error.errors]) from error
    raise error
