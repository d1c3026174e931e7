"""The first page: what it takes, what it refuses, and that nothing which was typed is lost."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.db.models import F
from django.test import Client
from PIL import Image

from checker.cases import opening, originals, tokens
from checker.cases.models import Case, Item
from checker.intake.forms import MAX_CHARACTERS

POST = "姐妹们，留学生代购，专柜小票都在\n现货当天发"
KEY = "a" * 22


@pytest.fixture(autouse=True)
def _own_pictures(db: None, settings: Any, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"


def png(name: str = "album.png", colour: str = "white") -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue(), "image/png")


def send(client: Client, text: str = "", *images: SimpleUploadedFile, key: str = KEY, language: str = "zh-CN"):  # type: ignore[no-untyped-def]
    data = {"text": text, "key": key, "images": list(images)}
    return client.post("/", data, headers={"accept-language": language})


def test_the_form_carries_a_fresh_key_each_time(client: Client) -> None:
    keys = {re.search(r'name="key" value="([^"]+)"', client.get("/").content.decode())[1] for _ in range(2)}  # type: ignore[index]
    assert len(keys) == 2
    assert all(tokens.check_form_key(key) for key in keys)


def test_the_first_page_sets_no_cookie_but_the_one_of_the_form(client: Client) -> None:
    assert set(client.get("/").cookies) == {"csrftoken"}


def test_words_alone_open_a_case_and_lead_to_its_report(client: Client) -> None:
    answer = send(client, POST)
    assert answer.status_code == 303
    assert re.fullmatch(r"/r/[A-Za-z0-9_-]{24}/", answer.headers["Location"])
    assert client.get(answer.headers["Location"]).status_code == 200
    assert Item.objects.get().text == POST


def test_null_characters_are_passed_over(client: Client) -> None:
    send(client, "我是\x00空姐")
    assert Item.objects.get().text == "我是空姐"


def test_line_ends_of_forms_become_plain_ones(client: Client) -> None:
    send(client, "一\r\n二")
    assert Item.objects.get().text == "一\n二"


def test_pictures_alone_open_a_case_in_their_order(client: Client) -> None:
    assert send(client, "", png(), png(colour="red")).status_code == 303
    assert list(Item.objects.values_list("index", "kind")) == [(0, "picture"), (1, "picture")]


def test_only_this_browser_is_handed_the_key_that_erases_and_only_below_the_report(client: Client) -> None:
    answer = send(client, POST)
    cookie = answer.cookies["delete"]
    assert cookie["path"] == answer.headers["Location"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    Case.objects.update(state="failed", failure="broken", finished_at=F("created_at"))
    assert f"delete/{cookie.value}/" in client.get(answer.headers["Location"]).content.decode()


def test_a_second_click_leads_to_the_same_report(client: Client) -> None:
    first, second = send(client, POST, png()), send(client, POST, png())
    assert first.headers["Location"] == second.headers["Location"]
    assert Case.objects.count() == 1


def test_a_key_that_somebody_made_up_is_replaced(client: Client) -> None:
    assert send(client, POST, key="short").status_code == 303


@pytest.mark.parametrize("text", ["", "   \n  "])
def test_an_empty_form_is_told_what_to_do(client: Client, text: str) -> None:
    answer = send(client, text)
    assert answer.status_code == 422
    assert "请在这里贴上卖家的话" in answer.content.decode()
    assert Case.objects.count() == 0


@pytest.mark.parametrize(("surplus", "says"), [(1, "1 character too long"), (5, "5 characters too long")])
def test_a_text_that_is_too_long_stays_in_the_form(client: Client, surplus: int, says: str) -> None:
    text = "真" * (MAX_CHARACTERS + surplus)
    answer = send(client, text, language="en")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert says in shown
    assert text in shown
    assert 'aria-invalid="true"' in shown


def test_a_text_at_the_limit_is_taken(client: Client) -> None:
    assert send(client, "真" * MAX_CHARACTERS).status_code == 303


def test_the_picture_that_is_refused_is_named_and_the_words_are_kept(client: Client) -> None:
    answer = send(client, POST, png(), SimpleUploadedFile("notes<b>.png", b"not a picture", "image/png"), png())
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'data-picture="2"' in shown
    assert "notes&lt;b&gt;.png" in shown
    assert "专柜小票都在" in shown
    assert Case.objects.count() == 0


def test_an_empty_file_is_named(client: Client) -> None:
    answer = send(client, POST, SimpleUploadedFile("empty.png", b"", "image/png"))
    assert answer.status_code == 422
    assert "empty.png" in answer.content.decode()


def test_a_picture_that_is_too_large_is_named_by_its_own_number(client: Client, settings: Any) -> None:
    settings.MAX_PICTURE_BYTES = 2**20
    answer = send(client, POST, png(), SimpleUploadedFile("huge.png", b"\0" * (2**20 + 1), "image/png"), png())
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert re.findall(r'data-picture="(\d)"', shown) == ["2"]
    assert "huge.png" in shown


def test_numbers_of_refused_pictures_count_those_passed_over(client: Client, settings: Any) -> None:
    settings.MAX_PICTURE_BYTES = 2**20
    files = [SimpleUploadedFile("huge.png", b"\0" * (2**20 + 1)), png(), SimpleUploadedFile("words.txt", b"words")]
    assert re.findall(r'data-picture="(\d)"', send(client, POST, *files).content.decode()) == ["1", "3"]


def test_the_tenth_picture_is_refused(client: Client) -> None:
    answer = send(client, POST, *(png(f"{number}.png") for number in range(1, 11)))
    assert answer.status_code == 422
    assert re.findall(r'data-picture="(\d+)"', answer.content.decode()) == ["10"]
    assert "10.png" in answer.content.decode()


def test_words_that_look_like_markup_come_back_as_words(client: Client) -> None:
    text = "</textarea><script>alert(1)</script>" + "真" * MAX_CHARACTERS
    assert "</textarea><script>" not in send(client, text).content.decode()


def test_when_nothing_can_be_kept_the_words_stay_and_the_answer_is_later(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> bool:
        raise OperationalError("disk full")

    monkeypatch.setattr(opening, "_keep", refuse)
    answer = send(client, POST)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "专柜小票都在" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/", {"text": POST, "key": KEY}).status_code == 403
    assert Case.objects.count() == 0


def test_a_request_beyond_any_form_gets_a_page_that_says_so(client: Client) -> None:
    answer = send(client, "真" * 300_000)
    assert answer.status_code == 400
    assert "最多 20,000 个字" in answer.content.decode()


def test_the_form_says_when_what_is_sent_and_when_the_report_goes(client: Client, settings: Any) -> None:
    settings.RETENTION_DAYS = 17
    shown = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert f"erased {originals.HOURS} hours after the answer, the report after 17 days" in shown
