"""Pictures of receipts: what was read beside the picture, each value with its place, the arithmetic, honest answers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.asking import ask, chat, fits, receipt
from tests.journeys.conftest import DESK, PHONE, OpenPage

LIT = "rgb(29, 76, 117)"


def place_of(page: Page, row: str) -> tuple[str, str]:
    """Selectors of the link of a row and of its box on the picture."""
    link = f".fields tr:has(bdi:text-is('{row}')) a.place"
    address = page.get_attribute(link, "href")
    assert address
    return link, address


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_fields_of_a_receipt_stand_beside_its_picture(open_page: OpenPage, viewport: ViewportSize) -> None:
    page = open_page(viewport=viewport, locale="en-GB")
    ask(page, "", receipt(), chat())
    expect(page.locator(".receipt")).to_have_count(1)
    table = page.locator(".fields").inner_text()
    for value in ("EXAMPLE STORE", "2026-03-02", "120.00", "10.65", "130.65"):
        assert value in table
    expect(page.locator(".sums")).to_contain_text("120.00 + 10.65 = 130.65")
    picture, fields = page.locator(".picture").first.bounding_box(), page.locator(".fields").bounding_box()
    assert picture
    assert fields
    beside = fields["x"] >= picture["x"] + picture["width"]
    assert beside == (viewport is DESK)
    assert fits(page)


def test_pointing_at_a_value_lights_its_place_and_the_place_is_on_the_words(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB")
    ask(page, "", receipt())
    link, place = place_of(page, "Total")
    expect(page.locator(place)).to_have_css("stroke", "none")
    page.hover(link)
    expect(page.locator(place)).to_have_css("stroke", LIT)
    page.hover("h1")
    expect(page.locator(place)).to_have_css("stroke", "none")
    box, sheet = page.locator(place).bounding_box(), page.locator(".sheet").bounding_box()
    assert box
    assert sheet
    assert 0.6 * sheet["height"] < box["y"] - sheet["y"] < sheet["height"]


def test_a_value_is_lit_by_keyboard_and_by_a_tap_without_losing_the_place_on_the_page(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB")
    ask(page, "", receipt())
    link, place = place_of(page, "Total")
    page.focus(link)
    expect(page.locator(place)).to_have_css("stroke", LIT)
    page.locator(link).scroll_into_view_if_needed()
    address = page.url
    page.click(link)
    expect(page.locator(place)).to_have_css("stroke", LIT)
    assert page.url == address, "the place is in sight, so nothing jumps"


def test_on_a_phone_a_tap_leads_to_the_place(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB", viewport=PHONE)
    ask(page, "", receipt())
    link, place = place_of(page, "Total")
    page.locator(link).scroll_into_view_if_needed()
    page.click(link)
    expect(page.locator(place)).to_be_in_viewport()
    expect(page.locator(place)).to_have_css("stroke", LIT)


def test_a_receipt_that_does_not_add_up_says_so_in_figures_and_calls_nothing_false(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB")
    ask(page, "", receipt("180.65"))
    expect(page.locator(".sums .off")).to_have_text("120.00 + 10.65 = 130.65, printed 180.65")
    expect(page.locator(".answers-fail")).to_have_attribute("open", "")
    expect(page.locator(".answers-fail")).to_contain_text("or it was misread")
    expect(page.locator(".answers-pass")).not_to_have_attribute("open", "")
    page.locator(".answers-pass summary").click()
    expect(page.locator(".answers-pass")).to_contain_text("internally consistent")


def test_several_receipts_stand_each_with_its_own_picture(open_page: OpenPage) -> None:
    page = open_page(locale="zh-TW", viewport=PHONE)
    ask(page, "", receipt(), receipt("180.65"))
    expect(page.locator(".with-receipts")).to_have_count(2)
    assert page.locator(".receipt h3").all_inner_texts() == ["票據 1", "票據 2"]
    assert page.locator("rect.place").count() == page.evaluate(
        "new Set([...document.querySelectorAll('rect.place')].map((place) => place.id)).size"
    )
