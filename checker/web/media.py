"""Pictures from another host name, so that whatever a picture turns out to be, it is not a page of ours.

With MEDIA_ORIGIN set, pictures are shown by that name alone and that name shows nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

PICTURES = frozenset({"picture"})
"""The names of the addresses that answer with what somebody handed in."""


def address(path: str) -> str:
    """The whole address of a picture, for a page; only the path where there is no second origin."""
    return f"{settings.MEDIA_ORIGIN}{path}"


def headers(name: str) -> dict[str, str]:
    """For the answer that is a picture: nothing in it runs, and it is called `name` where it is saved."""
    return {
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Content-Disposition": f'inline; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "cross-origin" if settings.MEDIA_ORIGIN else "same-origin",
    }


class OnlyThere:
    """Answers 404 to a picture asked for by the site's name, and to all else asked for by the pictures' name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        if not settings.MEDIA_ORIGIN:
            return
        name = request.resolver_match.url_name if request.resolver_match else ""
        there = request.get_host() == urlsplit(settings.MEDIA_ORIGIN).netloc
        if there != (name in PICTURES):
            raise Http404
