"""Ending a shared report against the shopper's will: its links say when and why, and no new one can be made."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from checker.cases import access, public_log, tokens
from checker.cases.models import By, Case, Deed, Grounds, Share, TakenDown


def take_down(share: Share, grounds: Grounds, by: By, now: datetime) -> int:
    """End this link and all others to the same case at once; how many. Statements and the shopper's own report stay.

    Raises CaseNotFound.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update().filter(id=share.case_id).first()
        if case is None:
            raise access.CaseNotFound
        shares = list(case.shares.filter(expires_at__gt=now))
        TakenDown.objects.bulk_create(
            TakenDown(case=case, token_hash=one.token_hash, grounds=grounds, at=now, until=one.expires_at)
            for one in shares
        )
        case.shares.all().delete()
        if shares:
            public_log.record(Deed.TAKEN_DOWN, by, now, grounds)
    return len(shares)


def is_taken_down(case: Case) -> bool:
    """Whether a link to this case was ended by a moderator, so that no new one may be made. Asked in the transaction
    that would make one: whoever takes the case down meanwhile waits, and finds the new link."""
    Case.objects.select_for_update().filter(id=case.id).exists()
    return case.taken_down.exists()


def taken_down(token: str, now: datetime) -> TakenDown | None:
    """When and why the link with this token was ended; None for every other link."""
    if not tokens.is_token(token):
        return None
    return TakenDown.objects.filter(token_hash=tokens.hashed(token), until__gt=now).first()
