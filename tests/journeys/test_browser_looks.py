"""Every page at two widths, in every language and both lights: readable for everybody, nothing sticks out or jumps."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.asking import POST, ask, chat, fits, moments, receipt
from tests.journeys.conftest import DESK, PHONE, OpenPage

PAGES = [
    "/",
    "/guide/",
    "/guide/how-we-decide/",
    "/guide/combinations/",
    "/guide/checks/",
    "/guide/countries/",
    "/guide/countries/us/",
    "/guide/countries/fr/",
    "/guide/claims/",
    "/guide/claims/?q=小票",
    "/guide/claims/airline-crew/",
    "/deleted/",
    "/nowhere",
]
LOOKS = [(PHONE, "zh-CN", "light"), (PHONE, "en-GB", "dark"), (DESK, "zh-CN", "dark"), (DESK, "en-GB", "light")]
LOOKS += [(PHONE, "zh-TW", "light"), (DESK, "zh-HK", "light")]
NAMES = [f"{view['width']}-{locale}-{scheme}" for view, locale, scheme in LOOKS]
_SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(sum), 300);
})"""


def faults(page: Page) -> list[str]:
    """What axe finds wrong for people with other eyes, ears or hands."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['target']} {node['failureSummary']}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize(("viewport", "locale", "scheme"), LOOKS, ids=NAMES)
def test_every_page_is_readable_and_fits(open_page: OpenPage, viewport: ViewportSize, locale: str, scheme: str) -> None:
    page = open_page(viewport=viewport, locale=locale, scheme=scheme)
    for address in PAGES:
        page.goto(address)
        assert fits(page), address
        assert page.evaluate(_SHIFTS) < 0.02, address
        assert faults(page) == [], address


@pytest.mark.parametrize(("viewport", "locale", "scheme"), LOOKS, ids=NAMES)
def test_a_full_report_is_readable_and_fits(
    open_page: OpenPage, viewport: ViewportSize, locale: str, scheme: str
) -> None:
    page = open_page(viewport=viewport, locale=locale, scheme=scheme)
    ask(page, POST, moments(), chat(), receipt("180.65"))
    expect(page.locator(".receipt")).to_have_count(1)
    page.reload()
    assert page.evaluate(_SHIFTS) < 0.02
    for details in page.locator("details").all():
        details.evaluate("(element) => { element.open = true }")
    assert fits(page)
    assert faults(page) == []


def test_everything_can_be_done_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    order = []
    for _ in range(12):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.id || document.activeElement.type"))
    assert [name for name in order if name in ("text", "images", "submit")] == ["text", "images", "submit"]


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_a_report_can_be_printed_with_everything_open(open_page: OpenPage, locale: str) -> None:
    page = open_page(locale=locale)
    ask(page, POST, chat())
    page.emulate_media(media="print")
    assert page.locator("details.note p:visible").count() > 0
    assert page.locator(".button:visible").count() == 0
    assert page.pdf()[:5] == b"%PDF-"
