"""The small files that browsers, phones and search engines ask every site for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from checker.web.access import public

DAY = 24 * 3600


@public
@require_safe
@cache_control(max_age=DAY, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Reports say themselves whether they may be found; nothing else needs to be kept from anybody."""
    lines = ("User-agent: *", "Disallow: /language/", "Disallow: /oembed", "Disallow: /readyz", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
@require_safe
@cache_control(max_age=DAY, public=True)
def favicon(request: HttpRequest) -> HttpResponse:
    """For what asks for the old place of the icon."""
    return HttpResponseRedirect(static("img/favicon.svg"))


@public
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """So that a phone can keep the site as an app and offer it when a screenshot or a text is shared."""
    share_target = {
        "action": reverse("shared_here"),
        "method": "POST",
        "enctype": "multipart/form-data",
        "params": {
            "title": "title",
            "text": "text",
            "url": "url",
            "files": [
                {"name": "images", "accept": ["image/png", "image/jpeg", "image/webp", "image/heic", "image/gif"]}
            ],
        },
    }
    answer = {
        "name": _("Zhendema: is it real?"),
        "short_name": _("Zhendema"),
        "description": _("Paste a seller's post, see which claims it makes, what each is worth, and what to ask."),
        "lang": request.LANGUAGE_CODE,
        "id": "/",
        "start_url": reverse("intake"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f3f4ef",
        "theme_color": "#f3f4ef",
        "icons": [
            {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
        ],
        "share_target": share_target,
    }
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Type"] = "application/manifest+json; charset=utf-8"
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response
