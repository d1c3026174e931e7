"""How reports come into collections: by the link of one that its shopper made public, or by a case handed over.

A link that is made here ends with the handover. What the shopper takes back is gone from every collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from checker.cases import access, queries, tokens
from checker.cases.models import Audience, Case, Handover, Share
from checker.cases.sharing import NotYetShareable, SharingClosed
from checker.cases.taking_down import is_taken_down
from checker.organisations.collections import Link
from checker.organisations.models import Collected, Collection, Member, Organisation
from checker.organisations.readers import report_ids_for_readers
from checker.organisations.sealed_links import opened

_LINK = re.compile(r"(?:.*/r/)?([\w-]{24})(?:/[\w/]*)?(?:[?#].*)?", re.DOTALL)


class NotPublic(Exception):
    """The shopper shared it with those who have the link, not with everybody."""


class NotAgreed(Exception):
    """The shopper lets the organisation read the case, and did not agree that it shows the report to everybody."""


class CaseOutOfReach(Exception):
    """No such link, or no such case handed over to this organisation now."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A collection in which a link stands; `shown` to its readers, or waiting to be published."""

    collection: Collection
    shown: bool


def share_of_link(link: str, now: datetime) -> tuple[Share, str]:
    """The shared report that a pasted link leads to, and its token. Raises CaseOutOfReach."""
    found = _LINK.fullmatch(link.strip())
    try:
        return access.share_for_token(found[1] if found else "", now), found[1] if found else ""
    except access.CaseNotFound as error:
        raise CaseOutOfReach from error


def by_link(link: str, now: datetime) -> Link:
    """A pasted link as it stands in a collection. Raises CaseOutOfReach, NotPublic."""
    share, token = share_of_link(link, now)
    if share.audience != Audience.PUBLIC:
        raise NotPublic
    return Link(share_id=share.id, token=token, made=False)


def by_handover(member: Member, case_id: UUID, now: datetime) -> Link:
    """A link of its own for the organisation's collections, as long as the handover; the one there is, if there is one.

    The shopper sees it among the links to the report and can take it back. Raises CaseOutOfReach, NotAgreed,
    NotYetShareable, SharingClosed.
    """
    with transaction.atomic():
        Case.objects.select_for_update().filter(id=case_id).exists()  # first, as whoever erases or corrects it
        handover = Handover.objects.select_for_update().filter(case_id=case_id, organisation=member.organisation)
        current = handover.filter(until__gt=now).select_related("case").first()
        if current is None:
            raise CaseOutOfReach
        if not current.may_publish:
            raise NotAgreed
        return _made_before(member.organisation, current) or _made(current, now)


def _made(handover: Handover, now: datetime) -> Link:
    copy = queries.masked_copy(handover.case)
    if copy is None:
        raise NotYetShareable
    if is_taken_down(handover.case):
        raise SharingClosed
    token = tokens.new_share_token()
    share = Share.objects.create(
        case=handover.case,
        version=copy.version,
        token_hash=tokens.hashed(token),
        created_at=now,
        expires_at=handover.until,
    )
    return Link(share_id=share.id, token=token, made=True)


def _made_before(organisation: Organisation, handover: Handover) -> Link | None:
    mine = Collected.objects.filter(collection__organisation=organisation, made=True)
    for row in mine.filter(share__case_id=handover.case_id):
        token = opened(row.sealed)
        if token is not None and row.share_id is not None:
            return Link(share_id=row.share_id, token=token, made=True)
    return None


def end(handover: Handover) -> None:
    """The organisation may read the case no more: the links that were made for its collections end at once."""
    _links(handover).delete()


def renew(handover: Handover) -> None:
    """The shopper chose anew: the links for collections last as long as that, or end if there shall be none."""
    if not handover.may_publish:
        end(handover)
    _links(handover).filter(created_at__lt=handover.until).update(expires_at=handover.until)


def _links(handover: Handover) -> QuerySet[Share]:
    made = Collected.objects.filter(collection__organisation_id=handover.organisation_id, made=True)
    return Share.objects.filter(case_id=handover.case_id, id__in=made.values("share_id"))


def places(shares: Iterable[Share], now: datetime) -> dict[UUID, list[Place]]:
    """Where links stand: in what readers see of collections and, for those that were made for one, in drafts."""
    rows = Collected.objects.filter(share__in=list(shares)).select_related("collection__organisation").order_by("id")
    found: dict[UUID, list[Place]] = {}
    read: dict[int, set[int]] = {}
    for row in rows:
        organisation = row.collection.organisation
        if organisation.id not in read:
            is_read = organisation.is_verified and organisation.closed_at is None
            read[organisation.id] = report_ids_for_readers(organisation, now) if is_read else set()
        shown = row.id in read[organisation.id]
        if row.share_id is not None and (shown or (row.made and row.taken_out_at is None)):
            found.setdefault(row.share_id, []).append(Place(collection=row.collection, shown=shown))
    return found


def shown_cases(organisation: Organisation, now: datetime) -> set[UUID]:
    """The cases whose reports stand in what readers see of an organisation's collections."""
    rows = Collected.objects.filter(id__in=report_ids_for_readers(organisation, now), share__expires_at__gt=now)
    return set(rows.values_list("share__case_id", flat=True))


def waiting_to_be_collected(member: Member, most: int, now: datetime) -> list[Handover]:
    """The cases that were handed over last and may be published, for a choice."""
    rows = Handover.objects.filter(organisation=member.organisation, until__gt=now, may_publish=True)
    return list(rows.order_by("-number")[:most])


def handed_over_case(member: Member, case_id: UUID, now: datetime) -> Case:
    """A case that the member's organisation may read now; raises CaseOutOfReach."""
    found = Handover.objects.select_related("case").filter(
        case_id=case_id, organisation_id=member.organisation_id, until__gt=now
    )
    handover = found.first()
    if handover is None:
        raise CaseOutOfReach
    return handover.case
