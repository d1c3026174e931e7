"""What a shopper may say is wrong with the own report: one note counts no more, and the case is judged anew."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checker.cases import corrections, queries
from checker.cases.corrections import NotCorrectable, NothingThere, TooManyCorrections, Why
from checker.cases.models import By, Case, Mistake
from checker.reports.notes import explained, numbered
from checker.vocabulary import Finding
from checker.web.access import holder_of_link
from checker.web.deeds import mistakes
from checker.web.limits import CHANGES, limited
from checker.web.wording import in_language, say, written_language


class WrongForm(forms.Form):
    """`version` is the one that the shopper was reading."""

    version = forms.IntegerField(min_value=1)
    mistake = forms.ChoiceField(choices=Mistake.choices)
    evidence = forms.CharField(required=False, max_length=corrections.LONGEST_EVIDENCE)


@holder_of_link
@limited(CHANGES)
@require_http_methods(["GET", "HEAD", "POST"])
def wrong(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """Asks what is wrong with note `number` of the newest version, then judges the case without it."""
    said = queries.said_of(case)
    if said is None:
        raise Http404
    key, finding = _note(said, number)
    problem, form = "", WrongForm(request.POST or None)
    if request.method == "POST":
        if form.is_valid() and form.cleaned_data["version"] == said.version:
            why = Why(
                mistake=Mistake(form.cleaned_data["mistake"]), by=By.SHOPPER, evidence=form.cleaned_data["evidence"]
            )
            problem = _set_aside(case, key, why)
            if not problem:
                return HttpResponseRedirect(f"{_report(request)}#versions")
        elif form.is_valid():
            return HttpResponseRedirect(_report(request))  # judged anew meanwhile: the number may be another's
        else:
            problem = _("Please choose what is wrong.")
    context = {
        "name": in_language(explained(finding).name, written_language()),
        "says": say(finding.message, written_language()),
        "quotes": [place.quote for place in finding.evidence if place.quote][:3],
        "mistakes": mistakes(),
        "chosen": form.data.get("mistake", ""),
        "evidence": form.data.get("evidence", ""),
        "version": said.version,
        "problem": problem,
        "back": f"{_report(request)}#note-{number}",
    }
    return render(request, "reports/wrong.html", context, status=422 if problem else 200)


def _set_aside(case: Case, key: str, why: Why) -> str:
    """What to tell the shopper where it did not work; empty where it did."""
    try:
        corrections.withdraw(case.id, key, why, timezone.now())
    except TooManyCorrections:
        return _("You have set aside as many notes as you can. Please ask a moderator about further ones.")
    except (NotCorrectable, NothingThere):
        return _("The report is being looked at just now. Please try again in a moment.")
    return ""


def _note(said: queries.Said, number: int) -> tuple[str, Finding]:
    """The key and the finding of a note by its number on the page; raises Http404."""
    entry = next((entry for entry in numbered(said.outcome) if entry.number == number), None)
    keys = (key for key, finding in corrections.notes_of(said.outcome).items() if entry and finding == entry.finding)
    key = next(keys, "")
    if entry is None or not key:
        raise Http404
    return key, entry.finding


def _report(request: HttpRequest) -> str:
    assert request.resolver_match is not None, "views are reached by their address"
    return reverse("report", args=[request.resolver_match.kwargs["token"]])
