"""Owners connect accounts at the desk; their keys are kept encrypted and shown to nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from checker.organisations import channels
from checker.organisations.models import AuditEntry, Channel, Member, Organisation, Role
from checker.organisations.opening import close, open_organisation
from tests.channels.conftest import NOW
from tests.channels.platforms import AES_KEY, APP_ID, TOKEN, OfficialAccount
from tests.desk.conftest import SignedIn, add_factor, make_member, quick_passwords, signed_in

__all__ = ["quick_passwords", "signed_in"]
GIVEN = {"kind": "wechat", "name": "真的吗", "app_id": APP_ID, "token": TOKEN, "aes_key": AES_KEY}
PAGE = "/desk/shoppers/channels/"


@pytest.fixture
def browser(owner: Member, signed_in: SignedIn) -> Client:
    add_factor(owner.person)
    return signed_in(owner.person)


def test_an_account_is_connected_answers_and_is_disconnected(browser: Client) -> None:
    assert browser.post(PAGE, GIVEN).status_code == 302
    channel = Channel.objects.get()
    page = browser.get(PAGE).content.decode()
    address = f"/channels/wechat/{channel.address}/"
    assert f"http://testserver{address}" in page
    there = OfficialAccount(address, aes_key=AES_KEY)
    assert there.verify().status_code == 200
    assert browser.post(f"{PAGE}{channel.id}/keys/", {"token": "another1"}).status_code == 302
    assert there.verify().status_code == 403
    assert OfficialAccount(address, token="another1").verify().status_code == 200
    assert browser.post(f"{PAGE}{channel.id}/remove/").status_code == 302
    assert there.verify().status_code == 404
    assert [entry.action for entry in AuditEntry.objects.order_by("id")][-3:] == [
        "channel-connected",
        "channel-changed",
        "channel-removed",
    ]


def test_keys_are_never_shown_and_never_kept_readable(browser: Client) -> None:
    browser.post(PAGE, GIVEN)
    kept = " ".join(map(str, Channel.objects.values_list().get()))
    refused = browser.post(PAGE, GIVEN | {"app_id": ""})
    assert refused.status_code == 422
    for text in (kept, browser.get(PAGE).content.decode(), refused.content.decode()):
        assert TOKEN not in text
        assert AES_KEY not in text


@pytest.mark.parametrize(
    "wrong",
    [{"token": "a"}, {"token": "with-dash"}, {"aes_key": "short"}, {"aes_key": "!" * 43}, {"app_id": ""}, {"name": ""}],
)
def test_keys_that_the_platform_would_not_take_are_said(browser: Client, wrong: dict[str, Any]) -> None:
    assert browser.post(PAGE, GIVEN | wrong).status_code == 422
    assert not Channel.objects.exists()


def test_a_bot_has_a_token_only(browser: Client) -> None:
    assert browser.post(PAGE, {"kind": "telegram", "name": "bot", "token": "short"}).status_code == 422
    assert browser.post(PAGE, {"kind": "telegram", "name": "bot", "token": "long-enough-secret_1"}).status_code == 302
    channel = Channel.objects.get()
    page = browser.post(f"{PAGE}{channel.id}/keys/", {"token": "no"})
    assert page.status_code == 422
    assert "<details open>" in page.content.decode()
    assert page.content.decode().count('id="id_token"') == 1


def test_an_organisation_has_ten_accounts_at_most(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "MOST_CHANNELS", 1)
    browser.post(PAGE, GIVEN)
    assert browser.post(PAGE, GIVEN).status_code == 422
    assert Channel.objects.count() == 1


def test_a_closed_organisation_answers_nobody(browser: Client, owner: Member) -> None:
    browser.post(PAGE, GIVEN)
    close(owner.organisation, None, NOW)
    address = Channel.objects.get().address
    assert OfficialAccount(f"/channels/wechat/{address}/", aes_key=AES_KEY).verify().status_code == 404


TABLE = {
    "GET ": (302, 404, 403, 403, 200),
    "POST ": (302, 404, 403, 403, 422),
    "POST {id}/keys/": (302, 404, 403, 403, 422),
    "POST {id}/remove/": (302, 404, 403, 403, 302),
}


@pytest.mark.parametrize("case", TABLE)
def test_who_may_do_what(case: str, browser: Client, owner: Member, signed_in: SignedIn) -> None:
    browser.post(PAGE, GIVEN)
    channel = Channel.objects.get()
    others: Organisation = open_organisation("others", "Others", NOW)
    theirs = make_member(others, Role.OWNER)
    method, path = case.split(" ")
    clients = [Client(), signed_in(theirs.person)]
    clients += [signed_in(make_member(owner.organisation, role).person) for role in (Role.VIEWER, Role.EDITOR)]
    address = PAGE + path.format(id=channel.id)
    statuses = tuple(client.generic(method, address).status_code for client in [*clients, browser])
    assert statuses == TABLE[case]
    if "{id}" in path:
        foreign = address.replace("shoppers", "others")
        assert signed_in(theirs.person).post(foreign, {"token": "another1"}).status_code == 404
