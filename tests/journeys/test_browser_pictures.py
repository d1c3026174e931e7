"""Pictures by picker, drop and clipboard; what is wrong with one is said without losing the others."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import FilePayload, Page, ViewportSize, expect

from tests.journeys.asking import POST, album, ask, chat, finished, fits, moments, payload
from tests.journeys.conftest import DESK, PHONE, OpenPage

_GIVE = """([kind, files]) => {
  const carried = new DataTransfer();
  for (const {name, type, data} of files)
    carried.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name, {type}));
  if (kind === "paste")
    document.dispatchEvent(new ClipboardEvent("paste", {clipboardData: carried, bubbles: true, cancelable: true}));
  else
    for (const step of ["dragenter", "dragover", "drop"])
      document.getElementById("drop").dispatchEvent(
        new DragEvent(step, {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


def give(page: Page, kind: str, *files: FilePayload) -> None:
    """Pastes or drops files on the form."""
    carried = [
        {"name": file["name"], "type": file["mimeType"], "data": base64.b64encode(file["buffer"]).decode()}
        for file in files
    ]
    page.evaluate(_GIVE, [kind, carried])


def chosen(page: Page) -> list[str]:
    """The names of the files that the real input carries."""
    names: list[str] = page.evaluate("[...document.getElementById('images').files].map((file) => file.name)")
    return names


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_from_three_pictures_to_marks_on_them(open_page: OpenPage, viewport: ViewportSize) -> None:
    page = open_page(viewport=viewport)
    ask(page, "", moments(), chat(), album())
    assert page.locator("figure.picture").count() == 3
    assert page.locator("figure.picture rect").count() >= 3
    assert page.locator(".strip").count() >= 1
    loaded = page.evaluate(
        "Promise.all([...document.querySelectorAll('.sheet img')].map((image) => fetch(image.src)))"
        ".then((answers) => answers.map((answer) => [answer.status, answer.headers.get('content-type')]))"
    )
    assert [status for status, _ in loaded] == [200, 200, 200]
    assert all(kind.startswith("image/") for _, kind in loaded)
    page.locator("figure.picture details").first.locator("summary").click()
    expect(page.locator("figure.picture .lines").first).to_contain_text("现货齐码")
    assert fits(page)


def test_boxes_lie_on_the_words(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "", moments())
    picture = page.locator(".sheet img").bounding_box()
    boxes = [box.bounding_box() for box in page.locator(".sheet rect").all()]
    assert picture
    assert boxes
    for box in boxes:
        assert box
        assert picture["x"] <= box["x"] + 3
        assert box["x"] + box["width"] <= picture["x"] + picture["width"] + 3
        assert picture["y"] <= box["y"] + 3


def test_pictures_are_added_removed_dropped_and_pasted(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.set_input_files("#images", [moments(), chat()])
    assert chosen(page) == ["moments.png", "聊天.png"]
    give(page, "drop", album())
    give(page, "paste", payload("image.png", moments()["buffer"]))
    assert chosen(page) == ["moments.png", "聊天.png", "album.jpg", "image.png"]
    page.click("[aria-label='去掉第 2 张图']")
    assert chosen(page) == ["moments.png", "album.jpg", "image.png"]
    assert page.locator("#previews li").count() == 3
    page.click("[type=submit]")
    finished(page)
    assert page.locator("figure.picture").count() == 3


def test_more_than_nine_are_left_out_and_said_so(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.set_input_files("#images", [payload(f"{number}.png", chat()["buffer"]) for number in range(11)])
    assert len(chosen(page)) == 9
    expect(page.locator("#images-problem")).to_contain_text("最多 9 张")


def test_what_is_no_picture_is_said_at_once(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB")
    page.goto("/")
    page.set_input_files("#images", [payload("notes.pdf", b"%PDF-", "application/pdf")])
    assert chosen(page) == []
    expect(page.locator("#images-problem")).to_contain_text("“notes.pdf” is not a picture")


def test_a_picture_that_cannot_be_read_is_marked_and_nothing_is_lost(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/")
    page.fill("#text", POST)
    page.set_input_files("#images", [chat(), payload("broken.png", b"\x89PNG\r\n\x1a\nbroken"), moments()])
    page.click("[type=submit]")
    expect(page.locator("#images-problem p")).to_contain_text("第 2 张图“broken.png”")
    expect(page.locator("#previews li").nth(1)).to_have_class("refused")
    assert page.input_value("#text") == POST
    assert chosen(page) == ["聊天.png", "broken.png", "moments.png"]
    page.click("[aria-label='去掉第 2 张图']")
    page.click("[type=submit]")
    finished(page)
    assert page.locator("figure.picture").count() == 2


def test_an_empty_form_says_what_to_do_where_the_eye_is(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/")
    page.click("[type=submit]")
    expect(page.locator("#text-problem")).to_contain_text("请在这里贴上卖家的话")
    expect(page.locator("#text-problem p")).to_be_in_viewport()
    expect(page.locator("#text")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[type=submit]")).to_be_enabled()


def test_a_lost_connection_loses_nothing(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB", expected="net::ERR_FAILED")
    page.goto("/")
    page.fill("#text", POST)
    page.set_input_files("#images", [chat()])
    page.route("**/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.click("[type=submit]")
    expect(page.locator("#form-problem")).to_contain_text("The connection was lost")
    assert page.input_value("#text") == POST
    page.unroute_all()
    page.click("[type=submit]")
    finished(page)


def test_the_counter_counts_what_people_see_as_characters(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB")
    page.goto("/")
    page.fill("#text", "真的吗😀")
    expect(page.locator("#text-count")).to_have_text("4")
    page.fill("#text", "真" * 20_001)
    expect(page.locator("#text-count")).to_have_class("over")
