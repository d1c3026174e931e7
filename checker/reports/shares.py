"""What the shopper may do with a report: share it by a second link, take that link back, keep the originals longer."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from checker.cases import handing_over, originals, sharing
from checker.cases.models import Audience, Case
from checker.organisations.models import Organisation
from checker.web.access import holder_of_link
from checker.web.limits import CHANGES, limited

MEMBERS_OF = "members-of:"


class ShareForm(forms.Form):
    """For how long, and for whom: an audience, or MEMBERS_OF with the organisation's slug."""

    days = forms.TypedChoiceField(coerce=int, choices=[(days, days) for days in sharing.LIFETIMES])
    audience = forms.CharField()

    def clean_audience(self) -> tuple[Audience, Organisation | None]:
        """Whom it is for; an organisation must be one that cases can be handed to."""
        audience = str(self.cleaned_data["audience"])
        if audience in (Audience.UNLISTED, Audience.PUBLIC):
            return Audience(audience), None
        slug = audience.removeprefix(MEMBERS_OF)
        found = next((one for one in handing_over.organisations() if one.slug == slug != audience), None)
        if found is None:
            raise forms.ValidationError("")
        return Audience.ORGANISATION, found


class KeepForm(forms.Form):
    """How long the originals stay."""

    days = forms.TypedChoiceField(coerce=int, choices=[(days, days) for days in originals.KEEP_DAYS])


@holder_of_link
@limited(CHANGES)
@require_POST
def share(request: HttpRequest, case: Case) -> HttpResponse:
    """Makes a link and shows it, once."""
    form = ShareForm(request.POST)
    back = f"{_report(request)}#share"
    if not form.is_valid():
        return HttpResponseRedirect(back)
    audience, organisation = form.cleaned_data["audience"]
    try:
        link = sharing.share(
            case, days=form.cleaned_data["days"], audience=audience, now=timezone.now(), organisation=organisation
        )
    except (sharing.NotYetShareable, sharing.SharingClosed, sharing.TooManyShares) as error:
        refused = {"problem": type(error).__name__, "back": back}
        return render(request, "reports/not_shared.html", refused, status=409)
    return render(request, "reports/link.html", {"share": link.share, "back": back, **_addresses(request, link)})


def _addresses(request: HttpRequest, link: sharing.NewLink) -> dict[str, str]:
    """Of the page that readers see; what only members open has no card and no frame."""
    if link.share.organisation is not None:
        place = reverse("desk_shared", args=[link.share.organisation.slug, link.token])
        members_of = link.share.organisation.named(get_language() or "")
        return {"page": request.build_absolute_uri(place), "members_of": members_of}
    return {
        "page": request.build_absolute_uri(reverse("report", args=[link.token])),
        "card": reverse("card", args=[link.token]),
        "embed": request.build_absolute_uri(reverse("embed", args=[link.token])),
    }


@holder_of_link
@limited(CHANGES)
@require_POST
def take_back(request: HttpRequest, case: Case, share_id: UUID) -> HttpResponse:
    """Ends a link at once."""
    sharing.take_back(case, share_id)
    return HttpResponseRedirect(f"{_report(request)}#share")


@holder_of_link
@limited(CHANGES)
@require_POST
def keep(request: HttpRequest, case: Case) -> HttpResponse:
    """Keeps the originals longer; after they went there is nothing to keep, and the page says so."""
    form = KeepForm(request.POST)
    if form.is_valid():
        try:
            originals.keep(case, days=form.cleaned_data["days"], now=timezone.now())
        except originals.OriginalsGone:
            return HttpResponseRedirect(_report(request))
    return HttpResponseRedirect(f"{_report(request)}#keeping")


def _report(request: HttpRequest) -> str:
    assert request.resolver_match is not None, "views are reached by their address"
    return reverse("report", args=[request.resolver_match.kwargs["token"]])
