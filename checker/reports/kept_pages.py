"""The pages of shared reports, kept for a few seconds in the memory of the process: making one costs as much CPU as
answering a hundred times.

Only what every reader of a link sees alike is kept, never the report of its shopper. The row of the link is asked at
every request, so a link that is taken back, taken down or over leads nowhere at once.
"""

from __future__ import annotations

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from threading import Lock

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from checker.cases import tokens
from checker.cases.models import Share
from checker.web.security import with_policy

MOST = 32
"""Pages a process keeps at most."""
_LINK = "SELECT version, audience FROM cases_share WHERE token_hash = %s"  # without the ORM, which would cost the most
Key = tuple[str, str, str, bool]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A page as it went out, and of which link."""

    content: bytes
    headers: tuple[tuple[str, str], ...]
    share: Share
    until: float
    renewal: Lock = field(default_factory=Lock)
    """Held by the request that makes the page anew; the others get the old one meanwhile."""

    @property
    def is_fresh(self) -> bool:
        return time.monotonic() < self.until

    @property
    def is_old(self) -> bool:
        return time.monotonic() >= self.until + settings.SHARED_PAGE_SECONDS

    def leads_there(self) -> bool:
        """Whether its link still leads to the same thing."""
        if timezone.now() >= self.share.expires_at:
            return False
        with connection.cursor() as cursor:
            cursor.execute(_LINK, [self.share.token_hash])
            return bool(cursor.fetchone() == (self.share.version, self.share.audience))

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=dict(self.headers))


_pages: OrderedDict[Key, Kept] = OrderedDict()
_lock = Lock()


def kept(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answers a plain GET from what is kept; keeps an answer of `view` that carries the `share` it was made for."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponseBase:
        asked = request.META  # `headers` would cost a twentieth of the answer
        if request.method != "GET" or asked.get("QUERY_STRING") or asked.get("HTTP_HX_REQUEST"):
            return view(request, token)
        zipped = "gzip" in asked.get("HTTP_ACCEPT_ENCODING", "")
        key = (tokens.hashed(token), get_language() or "", f"{request.scheme}://{request.get_host()}", zipped)
        found = _pages.get(key)
        if found is None or found.is_old or not found.leads_there():
            return made(key, request, token)
        if found.is_fresh or not found.renewal.acquire(blocking=False):
            return found.response()
        try:
            return made(key, request, token)
        finally:
            found.renewal.release()

    def made(key: Key, request: HttpRequest, token: str) -> HttpResponseBase:
        response = view(request, token)
        share = getattr(response, "share", None)
        if isinstance(response, HttpResponse) and isinstance(share, Share) and settings.SHARED_PAGE_SECONDS:
            return _keep(key, with_policy(request, response), share)
        return response

    return answer


def _keep(key: Key, response: HttpResponse, share: Share) -> HttpResponse:
    patch_vary_headers(response, ["Accept-Encoding"])
    content, headers = response.content, dict(response.headers)
    if key[-1]:
        content, headers["Content-Encoding"] = gzip.compress(content, 6), "gzip"
    page = Kept(
        content=content,
        headers=tuple(headers.items()),
        share=share,
        until=time.monotonic() + settings.SHARED_PAGE_SECONDS,
    )
    with _lock:
        _pages[key] = page
        _pages.move_to_end(key)
        for old in [name for name, one in _pages.items() if one.is_old]:
            del _pages[old]
        while len(_pages) > MOST:
            _pages.popitem(last=False)
    return page.response()
