"""A shopper pastes a post, reads what it is worth, copies what to ask, passes it on, and deletes it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.journeys.asking import ENGLISH_POST, POST, ask, finished, fits, payload
from tests.journeys.conftest import DESK, PHONE, OpenPage


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("locale", "post", "word"), [("zh-CN", POST, "停"), ("en-GB", ENGLISH_POST, "")])
def test_from_a_post_to_advice_with_reasons(
    open_page: OpenPage, viewport: ViewportSize, locale: str, post: str, word: str
) -> None:
    page = open_page(viewport=viewport, locale=locale)
    report = ask(page, post)
    assert report.get_attribute("data-level") in {"check-first", "hold-off", "stop"}
    assert page.locator("[data-level]").count() == 1
    expect(page.locator("h1")).to_be_in_viewport()
    if word:
        expect(page.locator(".level-word")).to_have_text(word)
    notes = page.locator("section.note, section.claim")
    assert notes.count() >= 2
    assert all(quote.strip() for quote in notes.locator("mark").all_inner_texts())
    assert page.locator(".post.text mark .ref").count() >= 3
    assert fits(page)


def test_the_page_moves_on_by_itself_and_then_stops_asking(open_page: OpenPage) -> None:
    page = open_page()
    asked: list[str] = []
    ask(page, POST)
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(2500)
    assert asked == []
    assert page.title().startswith(page.inner_text(".level-word"))


def test_the_questions_can_be_copied(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, POST)
    friend, formal = page.locator(".tone").all()
    friend.locator(".button").click()
    expect(friend.locator(".button")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"嗨，我先不付款.*：(\n\d\. .+){2,5}\n麻烦啦，谢谢！", copied)
    friend.locator(".copy-one").nth(1).click()
    assert "\n2. " + page.evaluate("navigator.clipboard.readText()") in copied
    formal.locator("summary").click()
    formal.locator(".button").click()
    expect(formal.locator(".button")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()").startswith("您好。我暂不付款")
    note = page.locator("section.note").first
    note.locator(".longer summary").click()
    question = note.locator(".ask").first
    question.locator("button").click()
    expect(question.locator("button")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == question.locator("p").inner_text()


def test_the_link_can_be_copied_and_opens_for_a_friend_without_the_delete_button(open_page: OpenPage) -> None:
    page, friend = open_page(), open_page(locale="en-GB", viewport=PHONE)
    ask(page, POST)
    page.click("[data-copy-link]:not(.erasing *)")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    friend.goto(link)
    finished(friend)
    expect(friend.locator(".level-word")).to_have_text("Stop")
    assert page.locator(".erasing").count() == 1
    assert friend.locator(".erasing").count() == 0


def test_deleting_leaves_nothing(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    ask(page, POST)
    link = page.url
    page.click(".erasing a")
    page.click("form button")
    expect(page.locator("h1")).to_have_text("已经删掉了。")
    answer = page.goto(link)
    assert answer is not None
    assert answer.status == 404


def test_too_little_is_answered_with_what_is_missing(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    report = ask(page, "在吗")
    assert report.get_attribute("data-level") == "cannot-tell"
    expect(page.locator("#more")).to_be_in_viewport()
    assert page.locator(".slip td").count() == 0


def test_a_number_in_the_post_leads_to_its_note_and_opens_it(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, POST)
    folded = page.locator("details.note").last
    anchor = folded.get_attribute("id")
    page.locator(f".post.text a.ref[href='#{anchor}']").first.click()
    expect(folded).to_have_attribute("open", "")


def test_the_language_is_switched_on_the_report_itself(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, POST)
    link = page.url
    page.click("text=English")
    assert page.url == link
    expect(page.locator(".level-word")).to_have_text("Stop")
    page.click("text=繁體")
    assert page.url == link
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant-TW")
    expect(page.locator("#reasons")).to_have_text("哪裡對不上")
    page.click("text=简体")
    expect(page.locator("#reasons")).to_have_text("哪里对不上")


@pytest.mark.parametrize(("locale", "lang"), [("zh-TW", "zh-Hant-TW"), ("zh-HK", "zh-Hant-HK")])
def test_a_report_in_traditional_leaves_the_words_of_the_seller_alone(
    open_page: OpenPage, locale: str, lang: str
) -> None:
    page = open_page(locale=locale, viewport=PHONE)
    ask(page, POST)
    assert page.get_attribute("html", "lang") == lang
    post = re.sub(r"\d+(?=\D)|U\+200B", "", page.locator(".post.text").last.inner_text())
    assert "专柜小" in post
    assert "招代理一件代" in post
    quotes = page.locator(".quote blockquote").all_inner_texts()
    assert any("现货" in quote or "机组" in quote for quote in quotes)
    assert "謝謝" in page.locator("#message-friend").inner_text()
    assert fits(page)


@pytest.mark.parametrize("sent", [False, True], ids=["typed", "refused"])
def test_switching_the_language_keeps_what_was_typed(open_page: OpenPage, sent: bool) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/")
    page.fill("#text", POST)
    page.check("[name=forget]")
    page.set_input_files("#images", [payload("chat.png", b"\x89PNG\r\n\x1a\nbroken")])
    if sent:
        page.click("[type=submit]")
        expect(page.locator("#images-problem p")).to_contain_text("chat.png")
    page.click("text=English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#text")).to_have_value(POST)
    expect(page.locator("[name=forget]")).to_be_checked()
    expect(page.locator("#text-count")).to_be_visible()
    expect(page.locator("#images-problem")).to_contain_text("choose them once more")
    page.goto("/")
    expect(page.locator("#text")).to_have_value("")


def test_a_double_click_asks_once(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.fill("#text", POST)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    page.dblclick("[type=submit]")
    finished(page)
    assert sent == ["POST"]


def test_words_of_strangers_stay_words(open_page: OpenPage) -> None:
    page = open_page()
    hostile = '<img src=x onerror=alert(1)><div hx-get="/guide/" hx-trigger="load">我是空姐</div>\u202e全年现货齐码'
    ask(page, hostile)
    page.wait_for_timeout(1500)
    assert page.locator(".post img, .post [hx-get], .quote img").count() == 0
    shown = re.sub(r"\d", "", page.locator(".post.text").last.inner_text())
    assert "<img src=x onerror=alert()>" in shown
    assert page.locator(".unseen-sign").first.get_attribute("title") == "U+202E RIGHT-TO-LEFT OVERRIDE"
