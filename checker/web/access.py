"""Every view says who may see it, by one of these decorators; a test walks all URLs and looks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from checker.cases import access
from checker.cases.models import Case

P = ParamSpec("P")
View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Anybody may see it."""
    view.who_may_see_it = "public"  # type: ignore[attr-defined]
    return view


def holder_of_link(
    view: Callable[Concatenate[HttpRequest, Case, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Whoever has the report's link: the URL's `token` becomes the view's `case`; a wrong one is answered with 404.

    The answer is kept by no cache and found by no search engine unless the view says otherwise.
    """

    @wraps(view)
    def answer(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            case = access.case_for_token(token)
        except access.CaseNotFound as error:
            raise Http404 from error
        response = view(request, case, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response

    answer.who_may_see_it = "holder of the link"  # type: ignore[attr-defined]
    return answer
