"""The pages around a report as they really come: link, shared, framed, paid, deleting, what is kept, errors."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.journeys.asking import POST, ask, fits
from tests.journeys.conftest import DESK, PHONE, OpenPage
from tests.journeys.test_browser_looks import faults
from tests.journeys.test_browser_report import opened
from tests.journeys.test_phone_wechat import shared

LOOKS = [(PHONE, "zh-CN", "dark"), (DESK, "zh-TW", "light"), (PHONE, "en-GB", "light")]


@pytest.mark.parametrize(("viewport", "locale", "scheme"), LOOKS, ids=[locale for _, locale, _ in LOOKS])
def test_a_case_is_shared_read_by_a_stranger_and_taken_back(
    open_page: OpenPage, viewport: ViewportSize, locale: str, scheme: str
) -> None:
    """On the way every page is looked at."""
    page = open_page(viewport=viewport, locale=locale, scheme=scheme, expected="status of 409")
    stranger = open_page(viewport=viewport, locale=locale, scheme=scheme)
    ask(page, POST)
    report = page.url
    link = shared(page)
    assert faults(page) == []
    assert fits(page)
    assert page.url != link != report
    for address in (link, f"{link}embed"):
        stranger.goto(address)
        expect(stranger.locator("[data-level]")).to_have_attribute("data-level", "stop")
        opened(stranger)
        assert fits(stranger), address
        assert faults(stranger) == [], address
    expect(stranger.locator("form[action*=share], form[action*=keep]")).to_have_count(0)
    page.goto(report)
    page.locator(".links button").click()
    answer = stranger.goto(link)
    assert answer is not None
    assert answer.status == 404
    assert faults(stranger) == []


@pytest.mark.parametrize(("viewport", "locale", "scheme"), LOOKS, ids=[locale for _, locale, _ in LOOKS])
def test_a_case_is_kept_taken_to_the_complaint_and_deleted(
    open_page: OpenPage, viewport: ViewportSize, locale: str, scheme: str
) -> None:
    page = open_page(viewport=viewport, locale=locale, scheme=scheme)
    ask(page, POST)
    report = page.url
    before = page.inner_text("#keeping > p")
    page.click("#keeping button >> nth=1")
    page.wait_for_load_state()
    assert page.inner_text("#keeping > p") != before
    page.goto(f"{report}paid/")
    for _place in range(2):
        assert fits(page)
        assert faults(page) == []
        assert "我是空姐" in page.inner_text("#draft")
        page.click("article nav a:not([aria-current])")
    page.goto("/guide/privacy/")
    assert faults(page) == []
    page.goto(report)
    page.click(".erasing a")
    assert faults(page) == []
    page.click("form button")
    assert faults(page) == []
    answer = page.goto(report)
    assert answer is not None
    assert answer.status == 404


def test_all_of_it_without_scripts(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, locale="zh-TW", script=False, expected="status of 409")
    ask(page, POST)
    report = page.url
    link = shared(page)
    page.goto(link)
    expect(page.locator("[data-level]")).to_have_attribute("data-level", "stop")
    page.goto(f"{report}paid/")
    assert "我是空姐" in page.inner_text("#draft")
    page.goto(report)
    page.locator(".links button").click()
    answer = page.goto(link)
    assert answer is not None
    assert answer.status == 404
