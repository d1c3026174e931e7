"""Where operators read what was proposed, decide, and take accepted ones along as a change of the library's files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from checker.cases import exporting, proposing
from checker.cases.trial import Trial, try_out
from checker.desk.proposals import words
from checker.desk.proposals.forms import AnswerForm
from checker.organisations.models import Person, Proposal, ProposalState
from checker.web.access import operator

MOST = 200


@require_safe
@operator
def listing(request: HttpRequest, person: Person) -> HttpResponse:
    """What waits, then what was decided."""
    rows = [(one, words.pattern_name(one.pattern)) for one in proposing.for_operators()[:MOST]]
    pending = [one for one in proposing.accepted() if not exporting.is_in_library(one)]
    return render(request, "desk/proposals/waiting.html", {"rows": rows, "pending": len(pending)})


@require_http_methods(["GET", "HEAD", "POST"])
@operator
def proposal(request: HttpRequest, person: Person, proposal_id: int) -> HttpResponse:
    """One proposal, its trial as of now, its change of the files, and the decision."""
    try:
        found = proposing.proposal_for_operator(proposal_id)
    except proposing.ProposalNotFound as error:
        raise Http404 from error
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    decide = proposing.accept if "accept" in request.POST else proposing.refuse
    try:
        decide(person, found, form.cleaned_data["answer"], timezone.now())
    except proposing.DoesHarm as error:
        return _page(request, found, form, error.trial, status=422)
    except proposing.NotOpen:
        return _page(request, found, form, problem=_("It is decided already."), status=409)
    return HttpResponseRedirect(reverse("desk_operator_proposals"))


@require_safe
@operator
def change(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything that was accepted and is not in the library, for `git apply`."""
    answer = HttpResponse(exporting.change_of(proposing.accepted()), content_type="text/x-diff; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="accepted.patch"'
    return answer


def _page(
    request: HttpRequest,
    found: Proposal,
    form: AnswerForm,
    trial: Trial | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    is_open = found.state == ProposalState.PROPOSED
    if trial is None and is_open:
        trial = try_out(found, ())
    context = {
        "proposal": found,
        "claim": words.pattern_name(found.pattern),
        "trial": words.told(trial) if trial is not None else None,
        "change": "" if exporting.is_in_library(found) else exporting.change_of([found]),
        "form": form if is_open else None,
        "problem": problem,
    }
    return render(request, "desk/proposals/decide.html", context, status=status)
