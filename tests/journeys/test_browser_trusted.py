"""Trusted Types in a real browser: the pages work, and markup that could run is refused whoever puts it in."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, OpenPage

RUNS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<script src=https://evil.example/x.js></script>",
    "<svg onload=alert(1)>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<p>'></iframe>",
    "<template><img src=x onerror=alert(1)></template>",
    "<div hx-on:click='alert(1)'></div>",
)
TRY = "m => { try { document.body.insertAdjacentHTML('beforeend', m); return 'in' } catch { return 'refused' } }"


@pytest.mark.parametrize("address", ["", "guide/"])
def test_markup_that_could_run_is_refused_and_other_markup_is_not(open_page: OpenPage, address: str) -> None:
    page = open_page(viewport=PHONE, expected="blocked")
    page.goto(f"/{address}")
    assert [page.evaluate(TRY, markup) for markup in RUNS] == ["refused"] * len(RUNS)
    assert page.evaluate(TRY, "<p class='note'>words <a href='/guide/'>there</a></p>") == "in"


def test_nobody_makes_another_policy_or_a_script(open_page: OpenPage) -> None:
    page = open_page(expected="Trusted")
    page.goto("/")
    second = "try { trustedTypes.createPolicy('mine', {}); 'made' } catch { 'refused' }"
    assert page.evaluate(second) == "refused"
    address = "try { document.createElement('script').src = '/x.js'; 'in' } catch { 'refused' }"
    assert page.evaluate(address) == "refused"


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_status_page_is_readable(open_page: OpenPage, locale: str) -> None:
    page = open_page(viewport=PHONE, locale=locale)
    page.goto("/status/")
    assert page.locator("td").count() == 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
