"""A case on its way from a shopper to everybody: handed over, spoken about, collected, published, framed, in a feed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import feedparser
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.asking import POST, ask, fits
from tests.journeys.conftest import DESK, PHONE, OpenPage
from tests.journeys.installation import Installation
from tests.journeys.test_browser_desk import ROOT, add_a_passkey, give_a_passkey_holder, invitation, named

SLUG = "reading-union"
WORDS = "我们见过同样的图，请先核实再付款。"


@pytest.fixture
def elsewhere() -> Iterator[list[str]]:
    """A page of another origin, whose body is the first of the list; its address is the second."""
    shown = ["", ""]

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(shown[0].encode())

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = HTTPServer(("127.0.0.1", 0), Pages)
    shown[1] = f"http://127.0.0.1:{server.server_port}/"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield shown
    server.shutdown()
    thread.join()
    server.server_close()


def confirm(site: Installation) -> None:
    command = [sys.executable, str(ROOT / "manage.py"), "organisation", "verify", SLUG]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **site.environment}, capture_output=True, check=True)


def hand_over(page: Page) -> None:
    """A shopper asks, gives the case to the organisation, and lets it publish the covered report."""
    ask(page, POST)
    page.click("#hand-over summary")
    page.check(f"#hand-over [value='{SLUG}']")
    page.check("#hand-over [name=agreed]")
    expect(page.locator("#hand-over [name=publish]")).not_to_be_checked()
    page.check("#hand-over [name=publish]")
    page.click("#hand-over form .button-main")
    expect(page.locator("#hand-over .given li")).to_have_count(1)
    assert fits(page)


def test_a_case_is_handed_over_spoken_about_and_published(
    open_page: OpenPage, site: Installation, chromium: Browser, elsewhere: list[str]
) -> None:
    owner = open_page(viewport=DESK)
    give_a_passkey_holder(owner)
    owner.goto(invitation(site, SLUG))
    owner.fill("[name=name]", "小梅")
    add_a_passkey(owner)
    expect(owner.locator("#recovery_codes")).to_be_visible()
    confirm(site)
    shopper = open_page(viewport=PHONE)
    hand_over(shopper)

    desk = f"{named(site)}/desk/{SLUG}"
    owner.goto(f"{desk}/inbox/")
    owner.click("a[href*='/cases/']")
    expect(owner.locator("[data-level=stop]")).to_be_visible()
    case = owner.locator("a[href*='/statements/?case=']").get_attribute("href")
    assert case
    owner.goto(f"{named(site)}{case}")
    owner.locator(".languages textarea").first.fill(WORDS)
    owner.click("main form .button-main")
    shopper.reload()
    expect(shopper.get_by_text(WORDS)).to_be_visible()

    owner.goto(f"{desk}/collections/")
    owner.click("details.panel summary")
    owner.fill("[name=slug]", "before-you-pay")
    owner.fill("[name='title_zh-hans']", "付款前先看这些")
    owner.click("main form .button-main")
    owner.locator("form:has(#case) button").click()
    expect(owner.locator("form.steps")).to_have_count(1)
    owner.click("[value=now]")
    owner.wait_for_url(re.compile(r"/collections/\d+/"))

    reader = open_page(viewport=PHONE)
    reader.goto(f"/c/{SLUG}/before-you-pay/")
    expect(reader.locator("ol.collected > li")).to_have_count(1)
    assert fits(reader)
    address = f"{site.address.rstrip('/')}/c/{SLUG}/before-you-pay/"
    feed = feedparser.parse(f"{address}feed.atom")
    assert (feed.bozo, len(feed.entries), feed.feed.title) == (False, 1, "付款前先看这些")
    elsewhere[0] = f"<!doctype html><title>A newspaper</title><iframe src='{address}embed' width='600'></iframe>"
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(elsewhere[1])
    expect(page.frame_locator("iframe").locator("ol.collected > li")).to_have_count(1)
    assert context.cookies() == []
    context.close()

    shopper.click("#hand-over .given button")
    reader.reload()
    expect(reader.locator("ol.collected > li")).to_have_count(0)
