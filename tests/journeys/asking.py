"""What the browser journeys do again and again: own-written posts, drawn pictures, asking and waiting."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Locator, Page

from checker.devtools.artist import (
    AlbumEntry,
    Bubble,
    MomentsPost,
    TimeMark,
    draw_album,
    draw_chat,
    draw_moments,
    draw_receipt,
)

POST = (
    "姐妹们早上好☀️ 我是空姐，刚落地巴黎✈️\n本人每月飞两趟，东西都是机组带回来的，专柜小\u200b票都在\n"
    "全年现货齐码，随时能发，招代理一件代发\n只收微信转账，不走平台哈🙏 手慢无"
)
ENGLISH_POST = (
    "Hi girls! I'm a flight attendant, just landed in Paris. All sizes always in stock, ships today.\n"
    "WeChat transfer only, no platform orders please. Agents wanted, zero inventory."
)
LEVELS = {"nothing-found", "check-first", "hold-off", "stop", "cannot-tell"}
WAIT = 90_000


def moments() -> FilePayload:
    post = MomentsPost(
        name="示例小铺", text="我是空姐 到货啦 全年现货齐码 随时发 专柜小票都在", photos=3, posted="2小时前"
    )
    return payload("moments.png", draw_moments(post).png())


def chat() -> FilePayload:
    talk = [TimeMark(text="昨天 14:32"), Bubble(text="可以走闲鱼吗", mine=True), Bubble(text="不走平台哦 只收微信转账")]
    return payload("聊天.png", draw_chat("示例小铺", talk).png())


def album() -> FilePayload:
    entries = [AlbumEntry(text="招代理 一件代发 零库存", day="12", month="3月", photos=4)]
    return payload("album.jpg", draw_album("示例小铺", entries).jpeg(), "image/jpeg")


def receipt(total: str = "130.65") -> FilePayload:
    """A till receipt; only 130.65 is what its lines add up to."""
    rows = [
        ("500 EXAMPLE AVE, NEW YORK NY", ""),
        ("03/02/2026 15:42", "#00123"),
        ("LEATHER BELT 2 x 60.00", "120.00"),
        ("SUBTOTAL", "120.00"),
        ("TAX 8.875%", "10.65"),
        ("TOTAL", f"${total}"),
    ]
    return payload("receipt.png", draw_receipt("EXAMPLE STORE", rows).png())


def payload(name: str, data: bytes, kind: str = "image/png") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": data}


def ask(page: Page, text: str = "", *pictures: FilePayload) -> Locator:
    """Fills in the form, sends it and waits for the end of the work; the element that carries the state."""
    page.goto("/")
    if text:
        page.fill("#text", text)
    if pictures:
        page.set_input_files("#images", list(pictures))
    page.click("[type=submit]")
    return finished(page)


def finished(page: Page) -> Locator:
    page.wait_for_selector("[data-state=done], [data-state=failed]", timeout=WAIT)
    report = page.locator("[data-state]")
    assert report.get_attribute("data-state") == "done", page.inner_text("main")
    assert report.get_attribute("data-level") in LEVELS
    return report


def fits(page: Page) -> bool:
    """Whether nothing sticks out on the right."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
