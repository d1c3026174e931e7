"""The pages of a collection that everybody may see: the page itself, its frame, its card picture and its two feeds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from checker.organisations import readers
from checker.organisations.models import Collection, Edition
from checker.reports import card as cards
from checker.reports.collections import feeds
from checker.reports.collections.showing import Shown, show
from checker.web.access import public

P = ParamSpec("P")
CARD_SECONDS = 300


def of_collection(
    view: Callable[Concatenate[HttpRequest, Collection, Shown, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """What readers see at an address; a former address leads on (301), a collection that is hidden answers 410."""

    @wraps(view)
    def answer(request: HttpRequest, owner: str, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        now = timezone.now()
        try:
            collection, edition = readers.find(owner, slug, now)
        except readers.CollectionNotFound as error:
            raise Http404 from error
        except readers.Moved as moved:
            return HttpResponsePermanentRedirect(_same_page(request, owner, moved.collection.slug))
        except readers.Hidden:
            return render(request, "reports/collections/hidden.html", status=410)
        response = view(request, collection, _shown(request, collection, edition), *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return public(answer)


@of_collection
@require_safe
def page(request: HttpRequest, collection: Collection, shown: Shown) -> HttpResponse:
    """The newest edition, and when the others were published."""
    return _page(request, collection, shown, draft=False)


def draw(request: HttpRequest, collection: Collection, edition: Edition, *, draft: bool) -> HttpResponse:
    """The page of any edition."""
    return _page(request, collection, _shown(request, collection, edition), draft=draft)


def _page(request: HttpRequest, collection: Collection, shown: Shown, *, draft: bool) -> HttpResponse:
    history = readers.history(collection, timezone.now())
    context = {**_common(request, collection, shown), "history": history, "draft": draft}
    return render(request, "reports/collections/collection.html", context)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@of_collection
@require_safe
def embed(request: HttpRequest, collection: Collection, shown: Shown) -> HttpResponse:
    """The short form for other people's pages: no cookie, no script."""
    response = render(request, "reports/collections/embed.html", _common(request, collection, shown))
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@of_collection
@require_safe
def card(request: HttpRequest, collection: Collection, shown: Shown) -> HttpResponse:
    """The card picture, which other sites fetch and show."""
    drawn = cards.Card(
        house=_("Zhendema: is it real?"),
        level="",
        word=shown.title,
        says=shown.organisation,
        reasons=tuple(dict.fromkeys(entry.heading for entry in shown.entries)),
        language=request.LANGUAGE_CODE,
    )
    response = HttpResponse(cards.draw(drawn, _address(request, collection)), content_type="image/png")
    response.headers["Cache-Control"] = f"public, max-age={CARD_SECONDS}"
    response.headers["Vary"] = "Accept-Language, Cookie"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@of_collection
@require_safe
def atom(request: HttpRequest, collection: Collection, shown: Shown) -> HttpResponse:
    """The reports as an Atom feed."""
    return HttpResponse(
        feeds.atom(_feed(request, collection, shown)), content_type="application/atom+xml; charset=utf-8"
    )


@of_collection
@require_safe
def json_feed(request: HttpRequest, collection: Collection, shown: Shown) -> HttpResponse:
    """The reports as a JSON Feed."""
    return HttpResponse(feeds.json_feed(_feed(request, collection, shown)), content_type="application/feed+json")


def _shown(request: HttpRequest, collection: Collection, edition: Edition) -> Shown:
    return show(collection, edition, request.LANGUAGE_CODE, timezone.now())


def _common(request: HttpRequest, collection: Collection, shown: Shown) -> dict[str, object]:
    places = [collection.organisation.slug, collection.slug]
    return {
        "shown": shown,
        "address": _address(request, collection),
        "card": request.build_absolute_uri(reverse("collection_card", args=places)),
        "embed": request.build_absolute_uri(reverse("collection_embed", args=places)),
        "atom": request.build_absolute_uri(reverse("collection_atom", args=places)),
        "json_feed": request.build_absolute_uri(reverse("collection_json", args=places)),
        "oembed": request.build_absolute_uri(reverse("oembed")),
    }


def _feed(request: HttpRequest, collection: Collection, shown: Shown) -> feeds.Feed:
    return feeds.Feed(
        shown=shown,
        page=_address(request, collection),
        own=request.build_absolute_uri(request.path),
        language=request.LANGUAGE_CODE,
        absolute=request.build_absolute_uri,
    )


def _address(request: HttpRequest, collection: Collection) -> str:
    return request.build_absolute_uri(reverse("collection", args=[collection.organisation.slug, collection.slug]))


def _same_page(request: HttpRequest, owner: str, slug: str) -> str:
    assert request.resolver_match is not None, "views are reached by their address"
    return reverse(request.resolver_match.view_name, args=[owner, slug])
