"""The report as something to act on: the first screen, more sent from the page, ticks, zoom, and every level."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.asking import POST, ask, chat, finished, fits, moments, receipt
from tests.journeys.conftest import DESK, PHONE, OpenPage
from tests.journeys.test_browser_looks import faults

FIRST = "专柜购入的包，小票都在，喜欢的私信我。"
MORE = "我是空姐，全年现货齐码，招代理一件代发"
POSTS = {
    "nothing-found": "去年在巴黎旅行时买的一条围巾，戴过两次，九成新，平台下单，收到不合适可以退换。价格 600 元。",
    "check-first": "专柜购入的包，小票都在，尺码现货齐码，只收微信转账，喜欢的私信我。",
    "hold-off": "姐妹们，我是空姐，刚落地巴黎，全年现货齐码随时发，喜欢的私信我。",
    "stop": "LV 老花包 顶级复刻 1:1 专柜品质，小票盒子全套，支持专柜验货，480元包邮",
    "cannot-tell": "在吗",
}


def opened(page: Page) -> None:
    """Open everything that is folded, so that it is looked at as well."""
    page.evaluate(
        "document.querySelectorAll('details').forEach((one) => { one.removeAttribute('name'); one.open = true })"
    )


@pytest.mark.parametrize("level", POSTS)
def test_the_first_screen_of_a_phone_has_advice_reason_and_next_step(open_page: OpenPage, level: str) -> None:
    page = open_page(viewport=PHONE)
    assert ask(page, POSTS[level]).get_attribute("data-level") == level
    page.evaluate("scrollTo(0, 0)")
    for part in (".level-word", ".level-says", ".level-next", ".button-level"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    if level in ("check-first", "hold-off", "stop"):
        expect(page.locator(".strongest mark").last).to_be_in_viewport()
    target = page.get_attribute(".button-level", "href")
    page.click(".button-level")
    expect(page.locator(target or "none")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("viewport", "locale"), [(PHONE, "zh-CN"), (DESK, "en-GB"), (PHONE, "zh-HK")])
def test_every_level_is_readable_for_everybody(
    open_page: OpenPage, viewport: ViewportSize, locale: str, scheme: str
) -> None:
    page = open_page(viewport=viewport, locale=locale, scheme=scheme)
    for post in POSTS.values():
        ask(page, post)
        opened(page)
        assert fits(page)
        assert faults(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_more_is_sent_from_the_report_and_both_versions_can_be_read(
    open_page: OpenPage, viewport: ViewportSize, script: bool
) -> None:
    page = open_page(viewport=viewport, script=script)
    report = ask(page, FIRST)
    level, link = report.get_attribute("data-level"), page.url
    page.fill("#text", MORE)
    page.set_input_files("#images", [receipt()])
    page.click("form.more [type=submit]")
    page.wait_for_selector("#versions", timeout=90_000)
    assert page.url.partition("#")[0] == link
    assert finished(page).get_attribute("data-level") == "stop"
    expect(page.locator(".versions")).to_contain_text("第 2 版，共 2 版")
    expect(page.locator(".changes")).to_contain_text("一段文字、图 1")
    expect(page.locator(".receipt")).to_have_count(1)
    assert fits(page)
    page.click(".version-list a")
    assert page.url == f"{link}?version=1"
    assert page.locator("[data-level]").get_attribute("data-level") == level
    expect(page.locator("form.more")).to_have_count(0)
    if script:
        assert faults(page) == []


def test_too_many_pictures_are_said_beside_the_pictures_and_the_words_stay(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, script=False)
    ask(page, FIRST, *[chat() for _ in range(8)])
    page.fill("#text", MORE)
    page.set_input_files("#images", [chat(), moments()])
    page.click("form.more [type=submit]")
    expect(page.locator("#images-problem")).to_contain_text("这里还能再放 1 张")
    expect(page.locator("#text")).to_have_value(MORE)


def test_a_double_click_adds_once(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FIRST)
    page.fill("#text", MORE)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.dblclick("form.more [type=submit]")
    page.wait_for_selector("#versions", timeout=90_000)
    assert len(sent) == 1


def test_ticks_stay_in_this_browser_and_nowhere_else(open_page: OpenPage) -> None:
    page, friend = open_page(viewport=PHONE), open_page(viewport=PHONE)
    ask(page, POST)
    page.locator("[aria-labelledby=ticks] label").first.click()
    page.locator("[aria-labelledby=keep] label").last.click()
    page.reload()
    finished(page)
    expect(page.locator("[data-ticks] :checked")).to_have_count(2)
    friend.goto(page.url)
    finished(friend)
    expect(friend.locator("[data-ticks] :checked")).to_have_count(0)
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert page.url.rstrip("/").rpartition("/")[2] not in kept


def test_a_picture_grows_by_button_and_by_a_double_tap(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    ask(page, "", chat())
    frame, sheet = page.locator(".frame"), page.locator(".sheet")
    frame.scroll_into_view_if_needed()
    plain = sheet.bounding_box()
    assert plain
    page.click("[data-zoom=in]")
    larger = sheet.bounding_box()
    assert larger
    assert larger["width"] == pytest.approx(1.6 * plain["width"], rel=0.02)
    assert fits(page)
    page.click("[data-zoom=out]")
    expect(page.locator("[data-zoom=out]")).to_be_disabled()
    frame.dblclick(position={"x": 60, "y": 120})
    doubled = sheet.bounding_box()
    assert doubled
    assert doubled["width"] == pytest.approx(2.2 * plain["width"], rel=0.02)


def test_the_sum_is_a_picture_and_a_table(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB")
    ask(page, POST)
    rows = page.locator(".sum tbody tr")
    points = [whole(row.locator("td").first.inner_text()) for row in rows.all()]
    assert sum(points) == whole(page.inner_text(".sum tfoot td"))
    drawn = page.locator(".waterfall .value").all_text_contents()
    assert [whole(figure) for figure in drawn[:-1]] == points
    expect(page.locator(".waterfall")).to_have_attribute("role", "img")


def whole(figure: str) -> int:
    return int(figure.replace("−", "-"))


def test_statements_that_do_not_fit_stand_side_by_side_or_on_top_of_each_other(open_page: OpenPage) -> None:
    for viewport in (PHONE, DESK):
        page = open_page(viewport=viewport)
        ask(page, POST)
        first, second = (quote.bounding_box() for quote in page.locator(".apart").first.locator(".quote").all())
        assert first
        assert second
        assert (second["x"] > first["x"]) == (viewport is DESK)
        assert (second["y"] > first["y"]) == (viewport is PHONE)
