"""What an organisation says of itself: its owners write it, and another name is confirmed anew before it is shown."""

from __future__ import annotations

import pytest
from django.test import Client

from checker.organisations.models import AuditEntry, Organisation, Role
from tests.desk.conftest import NOW, SignedIn, make_member
from tests.organisations.collecting import confirmed

PAGE = "/desk/shoppers/about/"
SAID = {"name": "Shoppers' Union", "name_en": "", "name_zh-hans": "", "name_zh-hant": "", "about": "", "website": ""}


@pytest.fixture
def desk(organisation: Organisation, signed_in: SignedIn) -> Client:
    confirmed(organisation, NOW)
    client = signed_in(make_member(organisation, Role.OWNER).person)
    client.cookies["language"] = "en"
    return client


def test_words_and_website_are_kept_and_the_name_stays_confirmed(desk: Client, organisation: Organisation) -> None:
    given = {**SAID, "about": "We read\r\nposts.\u202e", "website": "https://shoppers.example/about"}
    shown = desk.post(PAGE, given, follow=True).content.decode()
    assert "Kept." in shown
    assert "The name is confirmed" in shown
    organisation.refresh_from_db()
    assert (organisation.about, organisation.website) == ("We read\nposts.", "https://shoppers.example/about")
    assert organisation.is_verified
    desk.post(PAGE, given)
    assert AuditEntry.objects.filter(action="organisation-changed").count() == 1, "nothing has changed again"


@pytest.mark.parametrize("change", [{"name": "The Ministry"}, {"name_zh-hans": "消费者部"}])
def test_another_name_takes_the_confirmation_back(
    change: dict[str, str], desk: Client, organisation: Organisation
) -> None:
    shown = desk.post(PAGE, {**SAID, **change}, follow=True).content.decode()
    assert "An operator has to confirm the new name" in shown
    organisation.refresh_from_db()
    assert (organisation.verified_at, organisation.verified_by) == (None, None)
    assert list(change.values()) == [organisation.names.get("zh-hans", organisation.name)]
    actions = list(AuditEntry.objects.order_by("id").values_list("action", flat=True))
    assert actions[-2:] == ["organisation-changed", "organisation-unverified"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("website", "javascript:alert(1)"),
        ("website", "ftp://shoppers.example"),
        ("website", "https://"),
        ("website", "https://shoppers.example@other.example/"),
        ("website", "https://[x"),
        ("name", "\u200e \u202e"),
    ],
)
def test_what_is_no_website_and_no_name_is_refused(
    field: str, words: str, desk: Client, organisation: Organisation
) -> None:
    assert desk.post(PAGE, {**SAID, field: words}).status_code == 422
    before = organisation.name
    organisation.refresh_from_db()
    assert (organisation.name, organisation.website) == (before, "")
    assert organisation.is_verified
