"""The desk in a browser: an invited owner joins with a passkey, signs out, and comes back with nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.asking import fits
from tests.journeys.conftest import DESK, PHONE, OpenPage
from tests.journeys.installation import Installation

ROOT = Path(__file__).resolve().parents[2]


def invitation(site: Installation, slug: str) -> str:
    """The link that the operator's command makes, on this machine's name: browsers offer passkeys for names only."""
    command = [sys.executable, str(ROOT / "manage.py"), "organisation", "--site", named(site)]
    command += ["create", slug, "消费者之家", "--owner", f"owner@{slug}.example"]
    environment = {**os.environ, **site.environment}
    made = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return made.stdout.strip()


def named(site: Installation) -> str:
    return site.address.rstrip("/").replace("127.0.0.1", "localhost")


def give_a_passkey_holder(page: Page) -> Callable[[bool], None]:
    """A security key that the browser itself plays, with a finger that is always there; what comes back makes it the
    right finger or a wrong one."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def make_the_finger(right: bool) -> None:
        session.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": right})

    return make_the_finger


def add_a_passkey(page: Page) -> None:
    with page.expect_navigation():  # to its end, for the button works by script
        page.click("[value=passkey]")
    page.click("#mfa_webauthn_add")


@pytest.mark.parametrize(("viewport", "slug"), [(PHONE, "phone-union"), (DESK, "desk-union")], ids=["phone", "desk"])
def test_an_owner_joins_with_a_passkey_and_comes_back_with_it(
    open_page: OpenPage, site: Installation, viewport: ViewportSize, slug: str
) -> None:
    page = open_page(viewport=viewport)
    make_the_finger = give_a_passkey_holder(page)
    page.goto(invitation(site, slug))
    assert fits(page)
    page.fill("[name=name]", "小梅")
    add_a_passkey(page)
    expect(page.locator("#recovery_codes")).to_be_visible()
    assert fits(page)
    page.goto(f"{named(site)}/desk/{slug}/members/")
    expect(page.locator(".people li")).to_have_count(1)
    assert fits(page)
    page.goto(f"{named(site)}/desk/me/")
    page.click("form[action='/desk/sign-out/'] button")
    page.goto(f"{named(site)}/desk/{slug}/audit/")
    assert page.url.startswith(f"{named(site)}/desk/sign-in/?next=")
    assert fits(page)
    make_the_finger(False)
    page.click("#passkey_login")
    expect(page.locator("#passkey-problem")).to_be_visible()
    assert fits(page)
    make_the_finger(True)
    page.click("#passkey_login")
    page.wait_for_url(f"**/desk/{slug}/audit/")
    expect(page.locator(".log li")).to_have_count(3)
