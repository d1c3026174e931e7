"""Answered cases and organisations that take them, for tests of what is handed over."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from checker.cases import claiming, deriving, pipeline, tokens
from checker.cases.handing_over import Consent, hand_over
from checker.cases.models import Case, Handover
from checker.cases.opening import Opened, open_case
from checker.organisations import people
from checker.organisations.models import Member, Organisation, Role
from checker.reading import Picture
from checker.vocabulary import Outcome
from tests.cases.conftest import POST, new_case

_OUTCOMES: dict[str, Outcome] = {}
"""What the engine said of a text; what it found in the archive plays no part here."""


def verified(organisation: Organisation, now: datetime) -> Organisation:
    """With its name confirmed."""
    organisation.verified_at = now
    organisation.save()
    return organisation


def member_of(organisation: Organisation, role: Role) -> Member:
    """Somebody of the organisation; nobody signs in as them here."""
    person = people.make(f"{role}@{organisation.slug}.example", name=str(role).title())
    return Member.objects.create(organisation=organisation, person=person, role=role, joined_at=timezone.now())


def answered(now: datetime, text: str = POST, pictures: tuple[Picture, ...] = ()) -> tuple[Case, Opened]:
    """A case with its answer and the masked copy of it, and its links."""
    opened = open_case(new_case(text, pictures), now)
    case = Case.objects.get(token_hash=tokens.hashed(opened.token))
    lease = claiming.claim(case.id, now)
    assert lease
    if pictures or text not in _OUTCOMES:
        _OUTCOMES[text] = pipeline.run(case, lambda *_: None, lambda _: None)
    claiming.finish(lease, _OUTCOMES[text], now)
    deriving.derive(case.id)
    case.refresh_from_db()
    return case, opened


def handed(organisation: Organisation, now: datetime | None = None, text: str = POST, days: int = 90) -> Handover:
    """A case of this post at the desk of the organisation."""
    now = now or timezone.now()
    case, _ = answered(now, text)
    return hand_over(case, Consent(slug=organisation.slug, days=days), now)
