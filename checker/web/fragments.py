"""The whole page, or only the fragment that htmx asked for: chosen by the view, never by a name from the client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def answer(
    request: HttpRequest, page: str, context: Mapping[str, Any], *, fragment: str, target: str, status: int = 200
) -> HttpResponse:
    """`fragment` when htmx asks to fill the element with id `target`, otherwise `page`, which includes it.

    Both answers vary on the same headers, so that no cache and no back button shows a fragment as a page.
    """
    htmx = cast(HtmxDetails, request.htmx)  # type: ignore[attr-defined]
    wanted = bool(htmx) and htmx.target == target and not htmx.history_restore_request
    response = render(request, fragment if wanted else page, dict(context), status=status)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response
