"""Second links to a report: masked, for a chosen time, and gone at once when they are taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from checker.cases import queries, tokens
from checker.cases.models import Audience, Case, Share
from checker.cases.taking_down import is_taken_down
from checker.organisations.models import Organisation

LIFETIMES = (7, 30, 365)
"""The days for which a report can be shared."""
MOST_SHARES = 20


class NotYetShareable(Exception):
    """The masked copy of the report has not been made yet; it takes seconds."""


class SharingClosed(Exception):
    """A moderator took the links to this case down; no new ones are made."""


class TooManyShares(Exception):
    """The case has as many links as it may have; one has to be taken back first."""


@dataclass(frozen=True, kw_only=True)
class NewLink:
    """`token` is shown once: only its hash is kept."""

    token: str
    share: Share


def share(
    case: Case, *, days: int, audience: Audience, now: datetime, organisation: Organisation | None = None
) -> NewLink:
    """A new link to the newest answered version. Raises NotYetShareable, SharingClosed and TooManyShares.

    `days` is one of LIFETIMES; `organisation` is whose members can open the link, for that audience and no other.
    """
    if days not in LIFETIMES:
        raise ValueError(days)
    copy = queries.masked_copy(case)
    if copy is None:
        raise NotYetShareable
    token = tokens.new_share_token()
    with transaction.atomic():
        if is_taken_down(case):
            raise SharingClosed
        if len(shares_of(case, now)) >= MOST_SHARES:
            raise TooManyShares
        row = Share.objects.create(
            case=case,
            version=copy.version,
            token_hash=tokens.hashed(token),
            audience=audience,
            organisation=organisation,
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
    return NewLink(token=token, share=row)


def shares_of(case: Case, now: datetime) -> list[Share]:
    """The links that lead somewhere now, oldest first."""
    return list(case.shares.filter(expires_at__gt=now).select_related("organisation").order_by("created_at"))


def take_back(case: Case, share_id: UUID) -> None:
    """The link leads nowhere from now on; one that is unknown or gone already is passed over."""
    case.shares.filter(id=share_id).delete()
