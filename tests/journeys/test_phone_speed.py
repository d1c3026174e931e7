"""On a phone with a slow processor and a slow line: how soon the largest words stand, and whether anything jumps.

Times are the best of three, because this machine may be busy; jumps do not depend on it and are held every time.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.asking import POST, ask, chat, moments
from tests.journeys.conftest import PHONE, OpenPage

MOST_SECONDS, MOST_SHIFT = 1.2, 0.02
TRIES = 3
SLOWER = 4
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 750_000 / 8}
"""The slow 4G of Lighthouse's phone: 150 ms there and back, 1.6 Mbit/s."""
_PAINTED = """() => new Promise((resolve) => {
  let [paint, shift] = [0, 0];
  new PerformanceObserver((list) => { for (const one of list.getEntries()) paint = one.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) shift += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve([paint / 1000, shift]), 300);
})"""


def painted(page: Page, address: str) -> tuple[float, float]:
    """Seconds to the largest paint and the sum of all jumps, with nothing in the cache."""
    session = page.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    seconds, shift = page.evaluate(_PAINTED)
    session.detach()
    return float(seconds), float(shift)


@pytest.mark.parametrize("kind", ["form", "nine pictures"])
def test_the_largest_words_stand_soon_and_nothing_jumps(open_page: OpenPage, kind: str) -> None:
    page, phone = open_page(viewport=PHONE), open_page(viewport=PHONE)
    address = "/"
    if kind == "nine pictures":
        ask(page, POST, *[moments() if number % 2 else chat() for number in range(9)])
        address = page.url
    seconds: list[float] = []
    while len(seconds) < TRIES and min(seconds, default=MOST_SECONDS + 1) > MOST_SECONDS:
        took, shift = painted(phone, address)
        assert shift <= MOST_SHIFT
        seconds.append(took)
    assert 0 < min(seconds) <= MOST_SECONDS, seconds
