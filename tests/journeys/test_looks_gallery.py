"""Every specimen of the gallery in light and dark: nothing for axe to find, nothing that sticks out, and on phones
nothing too small for a thumb. The looks go round, so that all of them together see every language and width."""

from __future__ import annotations

from itertools import cycle

import pytest
from playwright.sync_api import Page, ViewportSize

from checker.devtools.gallery.reports import ADDRESS
from checker.devtools.gallery.specimens import SPECIMENS
from tests.journeys.asking import fits
from tests.journeys.conftest import DESK, PHONE, OpenPage
from tests.journeys.test_browser_looks import faults
from tests.journeys.test_browser_report import opened

LOOKS: dict[str, list[tuple[ViewportSize, str]]] = {
    "light": [(PHONE, "zh-hans"), (DESK, "en"), (PHONE, "zh-hk"), (DESK, "zh-hans")],
    "dark": [(DESK, "zh-hant"), (PHONE, "en"), (DESK, "zh-hans"), (PHONE, "zh-hans")],
}
_TOO_SMALL = """() => [...document.querySelectorAll(
  "button, summary, select, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), .button,"
  + "nav a, .ticks label, label:has(> [type=radio])")]
  .filter((one) => one.checkVisibility() && !one.classList.contains("unseen"))
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect().height])
  .filter(([, height]) => height < 43.5)"""


@pytest.mark.parametrize("scheme", LOOKS)
def test_every_specimen_is_readable_and_fits(open_page: OpenPage, scheme: str) -> None:
    pages: dict[int, Page] = {}
    wrong: list[str] = []
    for name, (viewport, language) in zip(SPECIMENS, cycle(LOOKS[scheme]), strict=False):
        if scheme == "dark" and name.startswith("report-") and name != "report-everything":
            continue  # their parts are all in this one
        width = viewport["width"]
        if width not in pages:
            pages[width] = open_page(viewport=viewport, scheme=scheme)
            # A waiting specimen asks for a case that is not there, and would show that instead of itself.
            pages[width].route(f"**{ADDRESS}", lambda asked: asked.fulfill(status=204))
        page = pages[width]
        page.goto(f"gallery/{name}/?scheme={scheme}&language={language}")
        opened(page)
        wrong += [f"{name}: {fault}" for fault in faults(page)]
        if not fits(page):
            wrong.append(f"{name} does not fit")
        if viewport is PHONE:
            wrong += [f"{name}: {height} high: {what}" for what, height in page.evaluate(_TOO_SMALL)]
        if page.locator("[hx-trigger*=every]").count():
            pages.pop(width).close()  # its asking must not reach into the next
    assert wrong == []
