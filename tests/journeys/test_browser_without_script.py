"""The same journey in a browser that runs no scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.journeys.asking import POST, ask, chat, fits, payload, receipt
from tests.journeys.conftest import DESK, PHONE, OpenPage


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_post_and_a_picture_without_scripts(open_page: OpenPage, viewport: ViewportSize) -> None:
    page = open_page(viewport=viewport, script=False)
    ask(page, POST, chat())
    assert page.locator("section.note, section.claim").count() >= 2
    assert page.locator("figure.picture rect").count() >= 1
    assert page.locator("button:not([type=submit]):visible").count() == 0, "buttons that need scripts stay hidden"
    assert fits(page)


def test_problems_keep_the_words_without_scripts(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, script=False)
    page.goto("/")
    page.fill("#text", POST)
    page.set_input_files("#images", [chat(), payload("notes.png", b"no picture")])
    page.click("[type=submit]")
    expect(page.locator("#images-problem p").first).to_contain_text("第 2 张图“notes.png”")
    expect(page.locator(".without-script")).to_be_visible()
    assert page.input_value("#text") == POST
    expect(page.locator("noscript p")).to_contain_text("换语言会清空")


def test_a_value_of_a_receipt_is_a_link_to_its_place_without_scripts(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, script=False)
    ask(page, "", receipt())
    total = page.locator(".fields .total a.place")
    place = page.locator(total.get_attribute("href") or "none")
    expect(place).to_have_css("stroke", "none")
    total.click()
    expect(place).to_have_css("stroke", "rgb(29, 76, 117)")
    expect(place).to_be_in_viewport()


def test_deleting_without_scripts(open_page: OpenPage) -> None:
    page = open_page(script=False)
    ask(page, POST)
    link = page.url
    page.click(".erasing a")
    page.click("form button")
    answer = page.goto(link)
    assert answer is not None
    assert answer.status == 404
