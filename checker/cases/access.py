"""The only place that answers "may they?": whoever holds a link may, and a wrong link looks like a deleted one."""

from __future__ import annotations

import hmac
from datetime import datetime

from django.db.models import QuerySet

from checker.cases import tokens
from checker.cases.models import Audience, Case, Share
from checker.organisations.models import Member


class CaseNotFound(Exception):
    """No case for this link: unknown, expired, deleted and malformed look the same from outside."""


def case_for_token(token: str) -> Case:
    """The case whose report link carries `token`; raises CaseNotFound."""
    if not tokens.is_token(token):
        raise CaseNotFound
    case = Case.objects.filter(token_hash=tokens.hashed(token)).first()
    if case is None:
        raise CaseNotFound
    return case


def case_for_delete(token: str, delete_token: str) -> Case:
    """The case that the holder of both links may erase; raises CaseNotFound, also when only one link is right."""
    case = case_for_token(token)
    if not tokens.is_token(delete_token) or not hmac.compare_digest(case.delete_hash, tokens.hashed(delete_token)):
        raise CaseNotFound
    return case


def share_for_token(token: str, now: datetime) -> Share:
    """The shared report that `token` leads to; raises CaseNotFound, also when its time is over or when it is for the
    members of an organisation, who open it at their desk."""
    return _share(Share.objects.exclude(audience=Audience.ORGANISATION), token, now)


def share_for_member(member: Member, token: str, now: datetime) -> Share:
    """The same for a link that only members of one organisation can open; raises CaseNotFound."""
    return _share(Share.objects.filter(organisation_id=member.organisation_id), token, now)


def _share(shares: QuerySet[Share], token: str, now: datetime) -> Share:
    if not tokens.is_token(token):
        raise CaseNotFound
    share = shares.select_related("case").filter(token_hash=tokens.hashed(token), expires_at__gt=now).first()
    if share is None:
        raise CaseNotFound
    return share
