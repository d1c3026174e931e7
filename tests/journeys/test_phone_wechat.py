"""Inside WeChat: its browser has no clipboard for scripts, opens no windows and no dialogs, and hands over no files.
Everything works there, or has another way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.asking import POST, ask, chat, fits
from tests.journeys.conftest import PHONE, OpenPage

ROOT = Path(__file__).resolve().parent.parent.parent
AGENTS = {
    "android": "Mozilla/5.0 (Linux; Android 13; EXAMPLE) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20231202 MicroMessenger/8.0.47.2560(0x28002F35) "
    "WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64",
    "ios": "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Mobile/15E148 MicroMessenger/8.0.47(0x18002f2f) NetType/WIFI Language/zh_CN",
}
_LACKS = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
Object.defineProperty(navigator, "share", { value: undefined });
for (const name of ["open", "print", "HTMLDialogElement", "showOpenFilePicker", "Notification"])
  Object.defineProperty(window, name, { get() { throw new Error(name + " is not there") } });
"""


def shared(page: Page) -> str:
    """The link to share; the covered copy of a picture takes some seconds, and until then the page says so."""
    for _ in range(60):
        page.click(".share-form summary")
        page.click(".share-form [type=submit]")
        page.wait_for_selector("h1")
        if page.locator("#link").count():
            break
        page.click("main .button-main")
        page.wait_for_timeout(500)
    return page.inner_text("#link").strip()


@pytest.mark.parametrize("phone", AGENTS)
def test_from_the_pasted_post_to_the_question_in_the_chat(open_page: OpenPage, phone: str) -> None:
    page = open_page(viewport=PHONE, agent=AGENTS[phone], expected="status of 409")
    page.add_init_script(_LACKS)
    ask(page, POST, *([chat()] if phone == "android" else []))
    assert fits(page)
    page.locator(".copy-one").first.click()
    expect(page.locator(".copy-one").first).to_have_attribute("data-said", "")
    question = page.inner_text("#friend-1-alone")
    page.focus("form.more #text")
    page.keyboard.press("Control+V")
    expect(page.locator("form.more #text")).to_have_value(question)
    link = shared(page)
    page.locator("button[data-copy=link]").click()
    expect(page.locator("button[data-copy=link]")).to_have_attribute("data-said", "")
    page.goto(link)
    expect(page.locator("[data-level]")).to_have_attribute("data-level", "stop")
    image = page.locator("img.preview").first
    expect(image).to_have_js_property("complete", value=True)
    assert int(image.evaluate("(one) => one.naturalWidth")) >= 300, "WeChat previews the first picture of that size"
    assert fits(page)


def test_what_wechat_cannot_do_is_nowhere_needed() -> None:
    shown = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "static/js").glob("*.js")]
    needs = re.compile(r"window\.open\(|<dialog|showModal|alert\(|confirm\(|prompt\(|navigator\.share\(|showOpenFile")
    assert [path.name for path in shown if needs.search(path.read_text(encoding="utf-8"))] == []
    blank = {str(path.relative_to(ROOT)) for path in shown if "_blank" in path.read_text(encoding="utf-8")}
    frames = {"reports/embed.html", "reports/collections/embed.html", "reports/collections/_entry.html"}
    assert blank == {f"templates/{name}" for name in frames}, "only from somebody else's frame"
