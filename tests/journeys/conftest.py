"""One installation for all browser journeys, and a browser that reports every complaint of a page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.journeys.installation import Installation

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OpenPage = Callable[..., Page]
expect.set_options(timeout=15_000)  # not 5: three browsers and their servers share two cores
LONGEST_FIRST = (
    "test_kill.py",
    "test_browser_looks.py",
    "test_kill_continued.py",
    "test_looks_gallery.py",
    "test_browser_report.py",
    "test_backup.py",
    "test_looks_pages.py",
    "test_api.py",
)
"""Files go to processes whole, in this order: one of minutes that is begun last would keep all others waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: here.get(item.path.name, len(here)))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("site"), LEASE_SECONDS="60", GALLERY="true") as installation:
        yield installation


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Ends with its module: while it runs, Django takes this thread for an asynchronous one."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "these journeys need Debian's chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(Path(program)), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, site: Installation) -> Iterator[OpenPage]:
    """Makes pages; at the end none may have complained, and none may have asked another site for anything.

    A refused form (422) and a page that is not there (404) are no complaints.
    """
    complaints: list[str] = []
    contexts = []

    def opened(
        *,
        viewport: ViewportSize = DESK,
        locale: str = "zh-CN",
        script: bool = True,
        scheme: str = "light",
        expected: str = "nothing else",
        agent: str | None = None,
    ) -> Page:
        """`expected` is part of a complaint that belongs to the journey, `agent` what the browser calls itself."""
        context = chromium.new_context(
            viewport=viewport,
            locale=locale,
            java_script_enabled=script,
            color_scheme="dark" if scheme == "dark" else "light",
            user_agent=agent,
            base_url=site.address,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text)
                if _is_complaint(said.type, said.text) and expected not in said.text
                else None
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda asked: None if _is_ours(asked.url, site) else complaints.append(asked.url))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _is_complaint(kind: str, text: str) -> bool:
    return kind in ("error", "warning") and not any(f"status of {code}" in text for code in (404, 422, 503))


def _is_ours(address: str, site: Installation) -> bool:
    named = site.address.replace("127.0.0.1", "localhost")  # passkeys are made for names
    return address.startswith((site.address, named, "blob:", "data:"))
