"""The proposals of an organisation: everybody there reads them, editors write, try and send them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from checker.cases import proposing
from checker.cases.trial import Trial
from checker.desk import navigation
from checker.desk.proposals import words
from checker.desk.proposals.forms import ProposalForm
from checker.organisations.models import Member, Proposal, ProposalKind, ProposalState, Role
from checker.web.access import member

PREFILLED = ("pattern", "phrase", "script")


@require_safe
@member(Role.VIEWER)
def listing(request: HttpRequest, member: Member) -> HttpResponse:
    """All proposals of the organisation."""
    rows = [(one, words.pattern_name(one.pattern)) for one in proposing.proposals_of(member.organisation)]
    context = {"rows": rows, "kinds": ProposalKind.choices, "may_write": member.may(Role.EDITOR)}
    return navigation.show(request, member, "desk/proposals/proposals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.EDITOR)
def new(request: HttpRequest, member: Member, kind: str) -> HttpResponse:
    """A new proposal; a page that leads here may fill in the claim and the words."""
    if kind not in ProposalKind.values:
        raise Http404
    initial = {name: request.GET[name][:60] for name in PREFILLED if name in request.GET}
    draft = Proposal(kind=kind)
    return _written(request, member, draft, initial)


@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.VIEWER)
def proposal(request: HttpRequest, member: Member, proposal_id: int) -> HttpResponse:
    """One proposal with its trial; an editor changes a draft here."""
    found = _found(member, proposal_id)
    if found.state == ProposalState.DRAFT and member.may(Role.EDITOR):
        return _written(request, member, found, {})
    if request.method == "POST":
        return _one(request, member, found, problem=_("Only an editor changes a draft, and only a draft."), status=403)
    return _one(request, member, found)


@require_POST
@member(Role.EDITOR)
def withdraw(request: HttpRequest, member: Member, proposal_id: int) -> HttpResponse:
    """Erase a draft, or take back what nobody has decided yet."""
    found = _found(member, proposal_id)
    try:
        proposing.withdraw(member, found, timezone.now())
    except proposing.NotOpen:
        return _one(request, member, found, problem=_("It is decided already."), status=409)
    return HttpResponseRedirect(reverse("desk_proposals", args=[member.organisation.slug]))


def _written(request: HttpRequest, member: Member, draft: Proposal, initial: dict[str, str]) -> HttpResponse:
    """The form with its trial; “try” keeps nothing, “keep” the draft, “propose” sends it."""
    kind, now = ProposalKind(draft.kind), timezone.now()
    typed = request.POST if request.method == "POST" else None
    form = ProposalForm(typed, instance=draft, initial=initial, kind=kind)
    if request.method != "POST":
        trial = proposing.trial_of(draft, member.organisation, now) if draft.pk else None
        return _form(request, member, form, trial)
    if not form.is_valid():
        return _form(request, member, form, None, status=422)
    changed = form.save(commit=False)
    if "try" in request.POST:
        return _form(request, member, form, proposing.trial_of(changed, member.organisation, now))
    try:
        kept = proposing.keep_draft(member, changed, now)
        if "propose" in request.POST:
            proposing.propose(member, kept, now)
    except proposing.DoesHarm as error:
        return _form(request, member, form, error.trial, status=422)
    except proposing.TooManyOpen:
        form.add_error(None, _("Too many proposals wait. Take some back first."))
        return _form(request, member, form, None, status=422)
    except proposing.NotOpen:
        form.add_error(None, _("It is no draft any more."))
        return _form(request, member, form, None, status=409)
    return HttpResponseRedirect(reverse("desk_proposal", args=[member.organisation.slug, kept.pk]))


def _found(member: Member, proposal_id: int) -> Proposal:
    try:
        return proposing.proposal_for(member, proposal_id)
    except proposing.ProposalNotFound as error:
        raise Http404 from error


def _form(
    request: HttpRequest, member: Member, form: ProposalForm, trial: Trial | None, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "proposal": form.instance,
        "kind": ProposalKind(form.instance.kind).label,
        "trial": words.told(trial) if trial is not None else None,
    }
    return navigation.show(request, member, "desk/proposals/write.html", context, status=status)


def _one(
    request: HttpRequest, member: Member, found: Proposal, *, problem: str = "", status: int = 200
) -> HttpResponse:
    is_open = found.state in (ProposalState.DRAFT, ProposalState.PROPOSED)
    trial = proposing.trial_of(found, member.organisation, timezone.now()) if is_open else None
    context = {
        "proposal": found,
        "claim": words.pattern_name(found.pattern),
        "trial": words.told(trial) if trial is not None else None,
        "may_withdraw": is_open and member.may(Role.EDITOR),
        "problem": problem,
    }
    return navigation.show(request, member, "desk/proposals/proposal.html", context, status=status)
