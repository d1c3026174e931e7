"""One tap each: was the report useful, was it right? With the own link or with a shared one; no cookie is needed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from checker.cases import feedback
from checker.cases.feedback import NotYetAnswered
from checker.cases.models import Case, Question, Share
from checker.web.access import either, holder_of_link, reader_of_share
from checker.web.limits import CHANGES, limited

TARGET = "feedback"


@holder_of_link
@limited(CHANGES)
@require_POST
def _own(request: HttpRequest, case: Case) -> HttpResponse:
    return _taken(request, case, None)


@reader_of_share
@limited(CHANGES)
@require_POST
def _shared(request: HttpRequest, share: Share) -> HttpResponse:
    return _taken(request, share.case, share)


opinion = csrf_exempt(either(_own, _shared))
"""Without a form's secret, because that would set a cookie; a browser says by itself where a form comes from."""


def _taken(request: HttpRequest, case: Case, share: Share | None) -> HttpResponse:
    """Keeps the answer; an unknown question or answer is passed over."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return HttpResponseForbidden()
    question, answer = request.POST.get("question", ""), request.POST.get("answer", "")
    if question in Question.values and answer in ("yes", "no"):
        try:
            feedback.vote(case, share, Question(question), yes=answer == "yes", now=timezone.now())
        except NotYetAnswered:
            return HttpResponseRedirect(_report(request))
    if request.headers.get("HX-Target") == TARGET:
        context = {"opinions": f"{_report(request)}feedback/", "votes": feedback.votes_of(case, share), "told": True}
        return render(request, "reports/_feedback.html", context)
    return HttpResponseRedirect(f"{_report(request)}?told=1#{TARGET}")  # which is no kept page


def _report(request: HttpRequest) -> str:
    assert request.resolver_match is not None, "views are reached by their address"
    return reverse("report", args=[request.resolver_match.kwargs["token"]])
