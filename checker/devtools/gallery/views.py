"""The pages of the gallery. They exist only for developers: elsewhere every address of it is answered with 404."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import groupby
from typing import Any, Concatenate, ParamSpec

from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from checker.devtools.gallery.cases import CASES, drawing_of, picture_names
from checker.devtools.gallery.specimens import SPECIMENS

P = ParamSpec("P")
SCHEMES = ("light", "dark")
WIDTHS = {"phone": "360", "desk": "1280"}


def developers(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Whoever develops: with DEBUG or GALLERY."""

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not (settings.DEBUG or settings.GALLERY):
            raise Http404
        return view(request, *args, **kwargs)

    answer.who_may_see_it = "developers"  # type: ignore[attr-defined]
    return answer


@csp_update({"frame-src": ["'self'"]})
@developers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every specimen in a frame of its own, with links to the other light, width and languages."""
    chosen = _chosen(request)
    by_group = groupby(SPECIMENS.items(), key=lambda entry: entry[1].group)
    context = {
        **chosen,
        "groups": [(group, list(entries)) for group, entries in by_group],
        "languages": settings.LANGUAGES,
        "schemes": SCHEMES,
        "widths": WIDTHS,
        "width": request.GET.get("width") if request.GET.get("width") in WIDTHS else "phone",
    }
    with translation.override(chosen["language"]):
        return render(request, "devtools/gallery.html", context)


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})
@developers
@require_safe
def specimen(request: HttpRequest, name: str) -> HttpResponse:
    """One specimen by itself; `?scheme=` and `?language=` choose how."""
    if name not in SPECIMENS:
        raise Http404
    shown, chosen = SPECIMENS[name], _chosen(request)
    with translation.override(chosen["language"]):
        page = shown.templates[0] if shown.whole else "devtools/specimen.html"
        return render(request, page, {**chosen, "specimen": shown, **shown.context()})


@developers
@require_safe
def picture(_request: HttpRequest, name: str, item: int) -> HttpResponse:
    """The drawing that stands for a picture of a case; those that only the gallery adds look like the first."""
    if name not in CASES:
        raise Http404
    drawn = [drawing for drawing in picture_names(name) if drawing]
    if not drawn:
        raise Http404
    names = picture_names(name)
    chosen = names[item] if item < len(names) and names[item] else drawn[0]
    return HttpResponse(drawing_of(chosen).png(), content_type="image/png")


def _chosen(request: HttpRequest) -> dict[str, Any]:
    scheme, language = request.GET.get("scheme", ""), request.GET.get("language", "")
    known = dict(settings.LANGUAGES)
    return {
        "scheme": scheme if scheme in SCHEMES else "",
        "language": language if language in known else translation.get_language(),
    }
