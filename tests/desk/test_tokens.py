"""The page for programs: secrets are shown once, owners alone come in, and everything is in the log."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from checker.organisations import api_tokens, webhooks
from checker.organisations.models import ApiToken, AuditEntry, Member, Organisation, Role, Scope, Webhook
from checker.organisations.opening import open_organisation
from tests.desk.conftest import NOW, SignedIn, make_member

NEW = {"name": "Newsroom", "scopes": ["submit", "read"], "days": "90", "webhook": ""}
TABLE = {  # anonymous, owner of another organisation, viewer, editor, owner
    "GET desk_tokens": (302, 404, 403, 403, 200),
    "POST desk_token_new": (302, 404, 403, 403, 422),
    "POST desk_token_exchange": (302, 404, 403, 403, 422),
    "POST desk_token_revoke": (302, 404, 403, 403, 404),
    "POST desk_webhook_new": (302, 404, 403, 403, 422),
    "POST desk_webhook_remove": (302, 404, 403, 403, 404),
    "POST desk_call_again": (302, 404, 403, 403, 404),
}


@pytest.fixture
def owner(organisation: Organisation) -> Member:
    return make_member(organisation, Role.OWNER)


@pytest.fixture
def desk(owner: Member, signed_in: SignedIn) -> Client:
    return signed_in(owner.person)


def secret_on(page: Any) -> str:
    found = re.search(r'<pre class="command"[^>]*><code>(.*?)</code>', page.content.decode())
    assert found, page.content.decode()
    return unescape(found[1])


def works(text: str) -> bool:
    try:
        api_tokens.token_for(text, timezone.now())
    except api_tokens.TokenUnknown:
        return False
    return True


def test_a_token_is_shown_once_and_kept_as_a_hash(desk: Client) -> None:
    page = desk.post("/desk/shoppers/tokens/new/", NEW)
    text = secret_on(page)
    assert page.headers["Cache-Control"] == "private, no-store"
    assert works(text)
    token = ApiToken.objects.get()
    assert (token.name, token.scopes, text.split("_")[1]) == ("Newsroom", ["submit", "read"], token.prefix)
    assert text not in desk.get("/desk/shoppers/tokens/").content.decode()
    assert text.split("_", 2)[2] not in str(vars(token))


def test_the_page_says_in_words_what_a_token_may_and_labels_its_choices(desk: Client) -> None:
    desk.post("/desk/shoppers/tokens/new/", NEW)
    page = desk.get("/desk/shoppers/tokens/", headers={"accept-language": "zh-CN"}).content.decode()
    assert ">提交案例 · 读取报告 · " in page
    assert "submit · read" not in page
    assert "<legend>" in page
    assert 'for=""' not in page


def test_an_exchange_overlaps_as_long_as_was_chosen(desk: Client, owner: Member) -> None:
    old = secret_on(desk.post("/desk/shoppers/tokens/new/", NEW))
    address = reverse("desk_token_exchange", args=["shoppers", ApiToken.objects.get().id])
    new = secret_on(desk.post(address, {"overlap": "1"}))
    assert works(old)
    assert works(new)
    later = timezone.now() + timedelta(days=1, minutes=1)
    with pytest.raises(api_tokens.TokenUnknown):
        api_tokens.token_for(old, later)
    assert api_tokens.token_for(new, later).scopes == ["submit", "read"]
    assert desk.post(address, {"overlap": "0"}).status_code == 404


def test_a_token_that_is_taken_back_is_dead_at_once(desk: Client) -> None:
    text = secret_on(desk.post("/desk/shoppers/tokens/new/", NEW))
    desk.post(reverse("desk_token_revoke", args=["shoppers", ApiToken.objects.get().id]))
    assert not works(text)


def test_an_exchanged_token_can_be_taken_back_before_its_days_are_over(desk: Client) -> None:
    old = secret_on(desk.post("/desk/shoppers/tokens/new/", NEW))
    first = ApiToken.objects.get()
    new = secret_on(desk.post(reverse("desk_token_exchange", args=["shoppers", first.id]), {"overlap": "7"}))
    assert works(old)
    address = reverse("desk_token_revoke", args=["shoppers", first.id])
    assert f'action="{address}"' in desk.get("/desk/shoppers/tokens/").content.decode()
    assert desk.post(address).status_code == 302
    assert not works(old)
    assert works(new)
    assert f'action="{address}"' not in desk.get("/desk/shoppers/tokens/").content.decode()


def test_a_closed_organisation_and_a_changed_secret_open_nothing(desk: Client, owner: Member) -> None:
    text = secret_on(desk.post("/desk/shoppers/tokens/new/", NEW))
    assert not works(text[:-1] + ("A" if text[-1] != "A" else "B"))
    owner.organisation.closed_at = NOW
    owner.organisation.save()
    assert not works(text)


def test_there_are_only_so_many(owner: Member) -> None:
    for _ in range(api_tokens.MOST_TOKENS):
        api_tokens.make(owner, "x", [Scope.READ], days=30, now=NOW)
    with pytest.raises(api_tokens.TooManyTokens):
        api_tokens.make(owner, "x", [Scope.READ], days=30, now=NOW)


@pytest.mark.parametrize(
    "address",
    [
        "http://shop.example/hook",
        "https://shop.example:22/hook",
        "https://user:word@shop.example/hook",
        "https://shop.example/hook#part",
        "ftp://shop.example/",
        "https:///hook",
        "https://shop.example/" + "x" * 500,
        "https://shop.example/a b",
        "https://[::1/",
    ],
)
def test_addresses_that_are_never_called_are_refused(desk: Client, address: str) -> None:
    assert desk.post("/desk/shoppers/tokens/addresses/", {"address": address}).status_code == 422
    assert not Webhook.objects.exists()


def test_an_address_is_registered_with_a_sealed_secret_and_removed(desk: Client) -> None:
    page = desk.post("/desk/shoppers/tokens/addresses/", {"address": "https://shop.example/hook"})
    secret = secret_on(page)
    webhook = Webhook.objects.get()
    assert secret.startswith("whsec_")
    assert secret not in webhook.secret
    assert webhooks.signed(webhook, "a", b"{}", NOW) == webhooks.signed(webhook, "a", b"{}", NOW)
    again = desk.post("/desk/shoppers/tokens/addresses/", {"address": "https://shop.example/hook"})
    assert again.status_code == 422
    desk.post(reverse("desk_webhook_remove", args=["shoppers", webhook.id]))
    assert not Webhook.objects.exists()
    assert [entry.action for entry in AuditEntry.objects.order_by("id")][-2:] == ["webhook-added", "webhook-removed"]


def test_the_log_names_tokens_by_what_may_be_seen(desk: Client) -> None:
    text = secret_on(desk.post("/desk/shoppers/tokens/new/", {**NEW, "name": "of anna@shop.example"}))
    page = desk.get("/desk/shoppers/audit/").content.decode()
    assert text.split("_")[1] in page
    assert "anna@" not in page


@pytest.mark.parametrize("case", TABLE)
def test_who_may_do_what(case: str, organisation: Organisation, signed_in: SignedIn) -> None:
    other = make_member(open_organisation("others", "Others", NOW), Role.OWNER)
    people = [None, other, *(make_member(organisation, role) for role in Role)]
    method, name = case.split()
    extra = [999_999] if name.endswith(("exchange", "revoke", "remove", "again")) else []
    for member, status in zip(people, TABLE[case], strict=True):
        client = signed_in(member.person) if member else Client()
        assert client.generic(method, reverse(name, args=["shoppers", *extra])).status_code == status, member


def test_what_belongs_to_another_organisation_is_not_there(owner: Member, desk: Client) -> None:
    other = make_member(open_organisation("others", "Others", NOW), Role.OWNER)
    theirs, _ = api_tokens.make(other, "x", [Scope.READ], days=30, now=timezone.now())
    address, _ = webhooks.register(other, "https://shop.example/", NOW)
    for name, number in (("desk_token_revoke", theirs.id), ("desk_webhook_remove", address.id)):
        assert desk.post(reverse(name, args=["shoppers", number])).status_code == 404
    form = desk.post("/desk/shoppers/tokens/new/", {**NEW, "webhook": str(address.id)})
    assert form.status_code == 422
    assert works_still(theirs)


def works_still(token: ApiToken) -> bool:
    return ApiToken.objects.filter(id=token.id, expires_at__gt=timezone.now()).exists()
