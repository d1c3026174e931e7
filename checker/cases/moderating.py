"""Which organisation decides about which report: statements of sellers, corrections, ending of links.

It is asked about reports in what readers see of its collections, and about cases that are handed over to it; all
others stay with the operators. Each decision stands in the public log without its name, and in its own with it.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from checker.cases import collected, corrections, queries, replying, sharing, taking_down
from checker.cases.corrections import Why
from checker.cases.models import By, Case, Grounds, Handover, Mistake, Refusal, Reply, ReplyState
from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.models import Collected, Member, Organisation
from checker.organisations.readers import report_ids_for_readers

MOST = 100


class OutOfReach(Exception):
    """No such statement or report for this organisation: unknown and foreign look the same."""


class NoLinks(Exception):
    """No link leads to the report."""


def waiting(organisation: Organisation, now: datetime) -> list[Reply]:
    """The statements that the organisation may decide on, the longest waiting first."""
    found = _replies(organisation, now).filter(state=ReplyState.WAITING).select_related("case")
    return list(found.order_by("written_at", "id")[:MOST])


def count_waiting(organisation: Organisation, now: datetime) -> int:
    """How many statements wait for the organisation."""
    return _replies(organisation, now).filter(state=ReplyState.WAITING).count()


def decided(organisation: Organisation, now: datetime) -> list[Reply]:
    """The statements on its reports that were decided last; what was decided can be decided otherwise."""
    found = _replies(organisation, now).exclude(state=ReplyState.WAITING).select_related("case")
    return list(found.order_by("-decided_at", "id")[:MOST])


def reply_for(organisation: Organisation, reply_id: UUID, now: datetime) -> Reply:
    """One statement; raises OutOfReach."""
    found = _replies(organisation, now).select_related("case").filter(id=reply_id).first()
    if found is None:
        raise OutOfReach
    return found


def case_for(organisation: Organisation, case_id: UUID, now: datetime) -> Case:
    """One report that the organisation may correct; raises OutOfReach."""
    found = Case.objects.filter(_in_reach(organisation, now, "id"), id=case_id).first()
    if found is None:
        raise OutOfReach
    return found


def may_read_newest(organisation: Organisation, case: Case, now: datetime) -> bool:
    """Whether the newest answer is the organisation's to read: a case that was handed over is, of others what their
    links show. What the shopper added after that is not."""
    if case.handovers.filter(organisation=organisation, until__gt=now).exists():
        return True
    shown = Collected.objects.filter(id__in=report_ids_for_readers(organisation, now), share__expires_at__gt=now)
    newest = shown.filter(share__case=case).aggregate(newest=Max("share__version"))["newest"] or 0
    return not case.items.filter(version__gt=newest).exists()


def level_for(organisation: Organisation, case: Case, now: datetime) -> str:
    """The level that the organisation may know: of the newest answer where that is its to read, otherwise of what the
    links show. Empty where no link leads there, and before there is a masked copy."""
    version = None
    if not may_read_newest(organisation, case, now):
        versions = [share.version for share in sharing.shares_of(case, now) if share.organisation_id is None]
        if not versions:
            return ""
        version = min(versions)  # which of them its members know is not written down
    copy = queries.masked_copy(case, version)
    return copy.outcome.verdict.level.value if copy else ""


def decide(by: Member, reply: Reply, reason: Refusal | None, now: datetime) -> None:
    """Show a statement, or refuse it for a reason. Raises ChangedMeanwhile."""
    state = ReplyState.REFUSED if reason else ReplyState.SHOWN
    with transaction.atomic():
        replying.decide(reply, state, By.ORGANISATION, reason, now)
        if reason:
            audit.record(by, Action.REPLY_REFUSED, reply, now, reason=str(reason))
        else:
            audit.record(by, Action.REPLY_SHOWN, reply, now)


def withdraw_note(by: Member, case: Case, key: str, mistake: Mistake, evidence: str, now: datetime) -> None:
    """A note of the report counts no more. Raises NothingThere, NotCorrectable."""
    why = Why(mistake=mistake, by=By.ORGANISATION, evidence=evidence)
    with transaction.atomic():
        corrections.withdraw(case.id, key, why, now)
        audit.record(by, Action.REPORT_CORRECTED, case, now, reason=str(mistake))


def reread_line(by: Member, case: Case, place: tuple[int, int], text: str, evidence: str, now: datetime) -> None:
    """Line `place` (item, number from 1) of a picture says something else. Raises NothingThere, NotCorrectable."""
    why = Why(mistake=Mistake.MISREAD, by=By.ORGANISATION, evidence=evidence)
    with transaction.atomic():
        corrections.reread_line(case.id, *place, text, why, now)
        audit.record(by, Action.REPORT_CORRECTED, case, now, reason=str(Mistake.MISREAD))


def take_down(by: Member, case: Case, grounds: Grounds, now: datetime) -> int:
    """End all links to the report; how many. Raises NoLinks."""
    with transaction.atomic():
        shares = sharing.shares_of(case, now)
        if not shares:
            raise NoLinks
        ended = taking_down.take_down(shares[0], grounds, By.ORGANISATION, now)
        audit.record(by, Action.REPORT_TAKEN_DOWN, case, now, reason=str(grounds))
    return ended


def _replies(organisation: Organisation, now: datetime) -> QuerySet[Reply]:
    return Reply.objects.filter(_in_reach(organisation, now, "case_id"))


def _in_reach(organisation: Organisation, now: datetime, case: str) -> Q:
    """`case` is the column with the case's id. Whose name nobody checked decides about nothing."""
    if not organisation.is_verified:
        return Q(pk__in=[])
    handed = Handover.objects.filter(case_id=OuterRef(case), organisation=organisation, until__gt=now)
    return Q(Exists(handed)) | Q(**{f"{case}__in": collected.shown_cases(organisation, now)})
