"""A shared report as its readers see it: masked, without the shopper's own buttons; its card picture and its frame."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from checker.cases import pictures, queries
from checker.cases.models import Item, Share
from checker.cases.pictures import PictureLost
from checker.reports import card as cards
from checker.reports.presenter import Report, present
from checker.reports.voices import voices
from checker.web import media
from checker.web.access import reader_of_share
from checker.web.wording import written_language

CARD_SECONDS = 60


@reader_of_share
@require_safe
def page(request: HttpRequest, share: Share) -> HttpResponse:
    """The report that was shared; kept for a few seconds by `kept_pages`."""
    response = render(request, "reports/shared.html", _context(request, share))
    response.share = share  # type: ignore[attr-defined]
    return response


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@reader_of_share
@require_safe
def embed(request: HttpRequest, share: Share) -> HttpResponse:
    """The short form for other people's pages: no cookie, no script, and the only page of ours that may be framed."""
    response = render(request, "reports/embed.html", _context(request, share))
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@reader_of_share
@require_safe
def picture(request: HttpRequest, share: Share, index: int) -> HttpResponse:
    """A masked picture; never the one that was handed in."""
    item = (
        Item.objects.filter(case=share.case, index=index, version__lte=share.version).exclude(masked_picture="").first()
    )
    if item is None:
        raise Http404
    try:
        data = pictures.read(item.masked_picture)
    except PictureLost as error:
        raise Http404 from error
    return HttpResponse(data, content_type="image/jpeg", headers=media.headers(f"picture-{index}.jpeg"))


@reader_of_share
@require_safe
def card(request: HttpRequest, share: Share) -> HttpResponse:
    """The card picture, which other sites fetch and show."""
    report = _report(request, share)
    drawn = cards.Card(
        house=_("Zhendema: is it real?"),
        level=report.level,
        word=report.word,
        says=report.says,
        reasons=reasons(report),
        language=request.LANGUAGE_CODE,
    )
    response = HttpResponse(cards.draw(drawn, _address(request)), content_type="image/png")
    response.headers["Cache-Control"] = f"private, max-age={CARD_SECONDS}"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def reasons(report: Report) -> tuple[str, ...]:
    """The names of the weightiest reasons, for a card or a preview; nothing of the post itself."""
    names = [line.name for line in report.sum.lines]
    return tuple(dict.fromkeys(names))[: cards.MOST_REASONS]


def _context(request: HttpRequest, share: Share) -> dict[str, Any]:
    report = _report(request, share)
    token = _token(request)
    return {
        "report": report,
        "reasons": reasons(report),
        "share": share,
        "address": _address(request),
        "card": request.build_absolute_uri(reverse("card", args=[token])),
        "oembed": request.build_absolute_uri(reverse("oembed")),
        "version": share.version,
        "newest": share.version,
        "opinions": f"{reverse('report', args=[token])}feedback/",
        "seller": reverse("seller", args=[token]),
        **voices(share.case, share),
    }


def _report(request: HttpRequest, share: Share) -> Report:
    copy = queries.masked_copy(share.case, share.version)
    if copy is None:
        raise Http404
    token = _token(request)
    return present(
        copy.outcome, written_language(), lambda item: media.address(reverse("picture", args=[token, item])), copy.at
    )


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("report", args=[_token(request)]))


def _token(request: HttpRequest) -> str:
    assert request.resolver_match is not None, "views are reached by their address"
    return str(request.resolver_match.kwargs["token"])
