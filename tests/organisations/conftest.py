"""An organisation with one owner."""

from __future__ import annotations

from datetime import datetime

import pytest

from checker.organisations import people
from checker.organisations.models import Member, Organisation, Role
from checker.organisations.opening import open_organisation


@pytest.fixture
def organisation(db: None, now: datetime) -> Organisation:
    return open_organisation("shoppers", "Shoppers' Union", now)


@pytest.fixture
def owner(organisation: Organisation, now: datetime) -> Member:
    person = people.make("owner@shoppers.example", name="Owner")
    return Member.objects.create(organisation=organisation, person=person, role=Role.OWNER, joined_at=now)
