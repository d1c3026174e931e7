"""oEmbed 1.0 (oembed.com): another site hands in the link of a shared report and gets the frame to show."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from checker.cases import access
from checker.web.access import public

WIDTH, HEIGHT = 480, 420


@public
@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The answer for `?url=`; as the standard says, 404 for a link that leads nowhere, 501 for a format but JSON."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(status=501)
    token = _token(request.GET.get("url", ""), request)
    width = min(_number(request.GET.get("maxwidth"), WIDTH), WIDTH)
    height = min(_number(request.GET.get("maxheight"), HEIGHT), HEIGHT)
    frame = format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" sandbox="allow-popups"></iframe>',
        request.build_absolute_uri(reverse("embed", args=[token])),
        width,
        height,
        _("A report by Zhendema"),
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "provider_name": _("Zhendema"),
        "provider_url": request.build_absolute_uri(reverse("intake")),
        "title": _("A report by Zhendema"),
        "html": frame,
        "width": width,
        "height": height,
        "cache_age": 60,
    }
    return JsonResponse(answer)


def _token(url: str, request: HttpRequest) -> str:
    """The token in the link of a shared report of this very site; raises Http404."""
    parts = urlsplit(url)
    try:
        found = resolve(parts.path) if parts.netloc == request.get_host() else None
    except Resolver404 as error:
        raise Http404 from error
    token = str(found.kwargs.get("token", "")) if found is not None and found.url_name == "report" else ""
    try:
        access.share_for_token(token, timezone.now())
    except access.CaseNotFound as error:
        raise Http404 from error
    return token


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 and int(text) > 0 else otherwise
