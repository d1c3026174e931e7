"""oEmbed 1.0 (oembed.com): another site hands in the link of a shared report or a collection, and gets the frame."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from checker.cases import access
from checker.organisations import readers, texts
from checker.web.access import public

WIDTH, HEIGHT = 480, 420


@dataclass(frozen=True, kw_only=True)
class Framed:
    """A page of ours that others may show: the path of its frame, and what it is called."""

    path: str
    title: str


@public
@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The answer for `?url=`; as the standard says, 404 for a link that leads nowhere, 501 for a format but JSON."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(status=501)
    framed = _framed(request.GET.get("url", ""), request)
    width = min(_number(request.GET.get("maxwidth"), WIDTH), WIDTH)
    height = min(_number(request.GET.get("maxheight"), HEIGHT), HEIGHT)
    frame = format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" sandbox="allow-popups"></iframe>',
        request.build_absolute_uri(framed.path),
        width,
        height,
        framed.title,
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "provider_name": _("Zhendema"),
        "provider_url": request.build_absolute_uri(reverse("intake")),
        "title": framed.title,
        "html": frame,
        "width": width,
        "height": height,
        "cache_age": 60,
    }
    return JsonResponse(answer)


def _framed(url: str, request: HttpRequest) -> Framed:
    """What the link of a page of this very site leads to; raises Http404."""
    try:
        parts = urlsplit(url)
        found = resolve(parts.path) if parts.netloc == request.get_host() else None
    except (ValueError, Resolver404) as error:  # no address at all, or none of ours
        raise Http404 from error
    if found is not None and found.url_name == "report":
        return _report(str(found.kwargs["token"]))
    if found is not None and found.url_name == "collection":
        return _collection(str(found.kwargs["owner"]), str(found.kwargs["slug"]))
    raise Http404


def _report(token: str) -> Framed:
    try:
        access.share_for_token(token, timezone.now())
    except access.CaseNotFound as error:
        raise Http404 from error
    return Framed(path=reverse("embed", args=[token]), title=_("A report by Zhendema"))


def _collection(owner: str, slug: str) -> Framed:
    try:
        collection, edition = readers.find(owner, slug, timezone.now())
    except readers.Moved as moved:
        return _collection(owner, moved.collection.slug)
    except (readers.CollectionNotFound, readers.Hidden) as error:
        raise Http404 from error
    _language, words = texts.best(edition.texts, get_language() or "") or ("", {})
    return Framed(path=reverse("collection_embed", args=[owner, collection.slug]), title=words.get("title", ""))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 and int(text) > 0 else otherwise
