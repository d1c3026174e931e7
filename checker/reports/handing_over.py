"""The shopper hands the report to an organisation, sees who may read what and until when, and takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from checker.cases import handing_over
from checker.cases.handing_over import Consent
from checker.cases.handover_rules import LIFETIMES
from checker.cases.models import Case, Handover
from checker.cases.sharing import NotYetShareable
from checker.web.access import holder_of_link
from checker.web.limits import CHANGES, limited


class HandOverForm(forms.Form):
    """To whom, for how long, what they see, whether they may publish it, and a word to them."""

    organisation = forms.SlugField()
    days = forms.TypedChoiceField(coerce=int, choices=[(days, days) for days in LIFETIMES])
    sees = forms.ChoiceField(choices=[(sees, sees) for sees in ("masked", "originals")])
    note = forms.CharField(required=False, max_length=handing_over.LONGEST_NOTE)
    publish = forms.BooleanField(required=False)
    agreed = forms.BooleanField()

    def consent(self) -> Consent:
        data = self.cleaned_data
        return Consent(
            slug=data["organisation"],
            days=data["days"],
            originals=data["sees"] == "originals",
            may_publish=data["publish"],
            note=data["note"],
        )


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An organisation that a case can be handed to, in the language of the page."""

    slug: str
    name: str
    about: str


@dataclass(frozen=True, kw_only=True)
class Given:
    """Who may read the report until when; `originals` while they are still there, `may_publish` the covered report."""

    id: UUID
    name: str
    since: datetime
    until: datetime
    originals: bool
    may_publish: bool
    note: str


def shown(case: Case) -> dict[str, Any]:
    """For the template of a report: `given`, `choices` and `handover_days`."""
    language = get_language() or ""
    return {
        "given": tuple(_given(one, language) for one in handing_over.handovers_of(case, timezone.now())),
        "choices": tuple(
            Choice(slug=one.slug, name=one.named(language), about=one.about) for one in handing_over.organisations()
        ),
        "handover_days": LIFETIMES,
    }


@holder_of_link
@limited(CHANGES)
@require_POST
def hand_over(request: HttpRequest, case: Case) -> HttpResponse:
    """Lets an organisation read the report; what is wrong with the form is said on a page of its own."""
    form, back = HandOverForm(request.POST), f"{_report(request)}#hand-over"
    if not form.is_valid():
        problem = "NotAgreed" if "agreed" in form.errors else "Incomplete"
        return render(request, "reports/not_handed_over.html", {"problem": problem, "back": back}, status=422)
    try:
        handing_over.hand_over(case, form.consent(), timezone.now())
    except (
        handing_over.NoSuchOrganisation,
        handing_over.HandingOverClosed,
        handing_over.TooManyHandovers,
        NotYetShareable,
    ) as error:
        refused = {"problem": type(error).__name__, "back": back}
        return render(request, "reports/not_handed_over.html", refused, status=409)
    return HttpResponseRedirect(back)


@holder_of_link
@limited(CHANGES)
@require_POST
def take_back(request: HttpRequest, case: Case, handover_id: UUID) -> HttpResponse:
    """The organisation reads the report no more."""
    handing_over.take_back(case, handover_id)
    return HttpResponseRedirect(f"{_report(request)}#hand-over")


def _given(handover: Handover, language: str) -> Given:
    return Given(
        id=handover.id,
        name=handover.organisation.named(language),
        since=handover.handed_at,
        until=handover.until,
        originals=handover.originals,
        may_publish=handover.may_publish,
        note=handover.note,
    )


def _report(request: HttpRequest) -> str:
    assert request.resolver_match is not None, "views are reached by their address"
    return reverse("report", args=[request.resolver_match.kwargs["token"]])
