"""Every view says who may see it, by one of these decorators; a test walks all URLs and looks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from checker.cases import access
from checker.cases.models import Audience, Case, Share

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
        return _unkept(view(request, case, *args, **kwargs))

    answer.who_may_see_it = "holder of the link"  # type: ignore[attr-defined]
    return answer


def reader_of_share(
    view: Callable[Concatenate[HttpRequest, Share, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Whoever has the link of a shared report: the URL's `token` becomes the view's `share`; a wrong or ended one is
    answered with 404. What it shows is masked; no cache keeps it, so a link that is taken back is gone at once."""

    @wraps(view)
    def answer(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            share = access.share_for_token(token, timezone.now())
        except access.CaseNotFound as error:
            raise Http404 from error
        return _unkept(view(request, share, *args, **kwargs), found=share.audience == Audience.PUBLIC)

    answer.who_may_see_it = "reader of a shared report"  # type: ignore[attr-defined]
    return answer


def either(
    own: Callable[..., HttpResponseBase], shared: Callable[..., HttpResponseBase]
) -> Callable[..., HttpResponseBase]:
    """One address for both kinds of link: `own` where the token is that of a case, otherwise `shared`."""

    def answer(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            access.case_for_token(token)
        except access.CaseNotFound:
            return shared(request, token, *args, **kwargs)
        return own(request, token, *args, **kwargs)

    answer.who_may_see_it = "holder of the link, or reader of a shared report"  # type: ignore[attr-defined]
    return answer


def _unkept(response: HttpResponseBase, *, found: bool = False) -> HttpResponseBase:
    response.headers.setdefault("Cache-Control", "private, no-store")
    if not found:
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
    return response
