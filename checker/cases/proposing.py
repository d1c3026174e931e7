"""Proposals for the library: tried at once, sent to the operators, accepted or refused. None changes the library: what
is accepted is written out as the change of its files."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Case as If
from django.db.models import QuerySet, When

from checker.cases.models import Handover, StoredOutcome
from checker.cases.trial import Trial, try_out
from checker.claims.trying import Kind, Sample
from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.models import Member, Organisation, Person, Proposal, ProposalState
from checker.vocabulary import Outcome
from checker.vocabulary.plain import from_plain

MOST_TEXTS = 150
"""The newest cases at the desk in which a phrase is looked for."""
MOST_OPEN = 100


class ProposalNotFound(Exception):
    """No such proposal for this member or operator."""


class NotOpen(Exception):
    """The proposal is decided, or not yet proposed."""


class DoesHarm(Exception):
    """The trial found reasons against it; `trial` names them."""

    def __init__(self, trial: Trial) -> None:
        super().__init__(", ".join(trial.faults))
        self.trial = trial


class TooManyOpen(Exception):
    """The organisation has as many undecided proposals as it may."""


def trial_of(proposal: Proposal, organisation: Organisation, now: datetime) -> Trial:
    """What the library would say otherwise, over its own examples and over the organisation's cases."""
    return try_out(proposal, handed_texts(organisation, now))


def handed_texts(organisation: Organisation, now: datetime) -> list[Sample]:
    """The newest cases that the organisation may read, without personal data."""
    readable = Handover.objects.filter(organisation=organisation, until__gt=now).order_by("-number")[:MOST_TEXTS]
    cases = {handover.case_id: str(handover.id) for handover in readable}
    rows = StoredOutcome.objects.filter(case_id__in=cases, masked__isnull=False).order_by("version")
    newest = {case: masked for case, masked in rows.values_list("case_id", "masked") if masked is not None}
    return [
        Sample(kind=Kind.OTHER, name=cases[case], readings=from_plain(Outcome, masked).readings)
        for case, masked in newest.items()
    ]


def proposals_of(organisation: Organisation) -> QuerySet[Proposal]:
    """All of an organisation, the newest first."""
    return organisation.proposals.select_related("author")


def proposal_for(member: Member, proposal_id: int) -> Proposal:
    """One of the member's organisation; raises ProposalNotFound."""
    found = proposals_of(member.organisation).filter(id=proposal_id).first()
    if found is None:
        raise ProposalNotFound
    return found


def keep_draft(member: Member, proposal: Proposal, now: datetime) -> Proposal:
    """Keep a new draft, or a changed one. Raises TooManyOpen, and NotOpen for one that is no draft any more."""
    undecided = (ProposalState.DRAFT, ProposalState.PROPOSED)
    with transaction.atomic():
        if proposal.pk is None:
            if member.organisation.proposals.filter(state__in=undecided).count() >= MOST_OPEN:
                raise TooManyOpen
            proposal.organisation, proposal.author, proposal.created_at = member.organisation, member.person, now
        else:
            _held(proposal.pk, ProposalState.DRAFT)
        proposal.save()
    return proposal


def propose(member: Member, proposal: Proposal, now: datetime) -> None:
    """Send a draft to the operators. Raises DoesHarm, NotOpen."""
    trial = trial_of(proposal, member.organisation, now)
    if trial.faults:
        raise DoesHarm(trial)
    with transaction.atomic():
        held = _held(proposal.pk, ProposalState.DRAFT)
        held.state = ProposalState.PROPOSED
        held.save(update_fields=["state"])
        audit.record(member, Action.PROPOSAL_MADE, held, now, pattern=held.pattern)


def withdraw(member: Member, proposal: Proposal, now: datetime) -> None:
    """Erase a draft or take back what was proposed. Raises NotOpen."""
    with transaction.atomic():
        held = _held(proposal.pk, ProposalState.DRAFT, ProposalState.PROPOSED)
        if held.state == ProposalState.PROPOSED:
            audit.record(member, Action.PROPOSAL_WITHDRAWN, held, now, pattern=held.pattern)
        held.delete()


def for_operators() -> QuerySet[Proposal]:
    """What was proposed, of all organisations that are open: what waits first, then the newest."""
    shown = Proposal.objects.exclude(state=ProposalState.DRAFT).filter(organisation__closed_at=None)
    waits_first = If(When(state=ProposalState.PROPOSED, then=0), default=1)
    return shown.select_related("organisation").order_by(waits_first, "-created_at", "-id")


def proposal_for_operator(proposal_id: int) -> Proposal:
    """One that was proposed; raises ProposalNotFound."""
    found = for_operators().filter(id=proposal_id).first()
    if found is None:
        raise ProposalNotFound
    return found


def accept(operator: Person, proposal: Proposal, answer: str, now: datetime) -> None:
    """Take it, to be exported; tried again, since the library may have changed. Raises DoesHarm, NotOpen."""
    trial = try_out(proposal, ())
    if trial.faults:
        raise DoesHarm(trial)
    _decide(operator, proposal, ProposalState.ACCEPTED, answer, now)


def refuse(operator: Person, proposal: Proposal, answer: str, now: datetime) -> None:
    """Do not take it, and say why. Raises NotOpen."""
    _decide(operator, proposal, ProposalState.REFUSED, answer, now)


def accepted() -> list[Proposal]:
    """All that were accepted, in the order in which they were."""
    return list(Proposal.objects.filter(state=ProposalState.ACCEPTED).order_by("decided_at", "id"))


def _decide(operator: Person, proposal: Proposal, state: ProposalState, answer: str, now: datetime) -> None:
    action = Action.PROPOSAL_ACCEPTED if state is ProposalState.ACCEPTED else Action.PROPOSAL_REFUSED
    with transaction.atomic():
        held = _held(proposal.pk, ProposalState.PROPOSED)
        held.state, held.answer, held.decided_at, held.decided_by = state, answer, now, operator
        held.save(update_fields=["state", "answer", "decided_at", "decided_by"])
        audit.record_for(held.organisation, operator, action, held, now, pattern=held.pattern)


def _held(proposal_id: int, *states: ProposalState) -> Proposal:
    """The proposal, held until the change is made; raises NotOpen unless it is in one of the states."""
    held = Proposal.objects.select_for_update().filter(id=proposal_id, state__in=states).first()
    if held is None:
        raise NotOpen
    return held
