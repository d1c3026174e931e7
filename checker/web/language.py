"""The switch between the languages: a plain link that remembers the choice and leads back."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from checker.web.access import public

TRADITIONAL, HONG_KONG = "zh-hant", "zh-hk"


@public
@require_safe
@never_cache
def switch(request: HttpRequest, language: str) -> HttpResponse:
    """Remembers `language` in a cookie and leads back to the page that the link stood on."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponseRedirect(_page_before(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        _of_the_place(request) if language == TRADITIONAL else language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


def _of_the_place(request: HttpRequest) -> str:
    """Traditional as it is written in Hong Kong where the browser asks for it there, otherwise as in Taiwan."""
    for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if code in {"zh-tw", TRADITIONAL}:
            break
        if code.endswith(("-hk", "-mo")):
            return HONG_KONG
    return TRADITIONAL


def _page_before(request: HttpRequest) -> str:
    """The path of the referring page of this site; the form where the browser does not tell it."""
    referrer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referrer, {request.get_host()}, require_https=request.is_secure()):
        return reverse("intake")
    parts = urlsplit(referrer)
    path = "/" + parts.path.lstrip("/")  # "//host" would lead to another site
    return f"{path}?{parts.query}" if parts.query else path
