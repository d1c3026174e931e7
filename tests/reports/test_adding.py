"""The form on a report: what is sent continues the same case, and earlier versions stay readable."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from checker.cases import continuing, pictures, tokens, working
from checker.cases.models import Case, State
from checker.cases.opening import NewCase, open_case

POST = "专柜购入的包，小票都在，喜欢的私信我。"
MORE = "我是空姐，全年现货齐码，招代理一件代发"


@pytest.fixture(autouse=True)
def _own_pictures(db: None, settings: Any, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"


@pytest.fixture
def address(now: datetime) -> str:
    """The report of a case that has been answered."""
    opened = open_case(NewCase(text=POST, pictures=(), language="zh-hans", key=tokens.new_form_key()), now)
    work()
    return f"/r/{opened.token}/"


def work() -> None:
    assert working.work_on(Case.objects.get().id, timezone.now)


def png(words: str = "") -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (40 + len(words), 30), "white").save(file, "PNG")
    return SimpleUploadedFile("receipt.png", file.getvalue(), "image/png")


def send(client: Client, address: str, text: str = "", *files: SimpleUploadedFile, after: object = 1) -> Any:
    return client.post(
        f"{address}more/",
        {"text": text, "after": after, "images": list(files)},
        headers={"accept-language": "zh-CN"},
    )


def page(client: Client, address: str) -> str:
    answer = client.get(address, headers={"accept-language": "zh-CN"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_sent_from_the_report_makes_its_second_version(client: Client, address: str) -> None:
    assert 'name="after" value="1"' in page(client, address)
    answer = send(client, address, MORE, png())
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{address}#versions")
    waiting = page(client, address)
    assert 'data-state="working"' in waiting
    assert f'href="{address}?version=1"' in waiting
    work()
    shown = page(client, address)
    assert "第 2 版，共 2 版" in shown
    assert "新添的材料" in shown
    assert "一段文字、图 1" in shown
    assert 'name="after" value="2"' in shown


def test_an_earlier_version_stays_readable_and_cannot_be_continued(client: Client, address: str) -> None:
    before = page(client, address)
    level = re.findall(r'data-level="([^"]+)"', before)
    send(client, address, MORE)
    for finished in (False, True):
        if finished:
            work()
        shown = page(client, f"{address}?version=1")
        assert re.findall(r'data-level="([^"]+)"', shown) == level
        assert "这是较早的一版" in shown
        assert "空姐" not in shown
        assert 'name="after"' not in shown
    assert re.findall(r'data-level="([^"]+)"', page(client, address)) == ["stop"]


@pytest.mark.parametrize("version", ["2", "0", "x", "-1", "99999999999", "１"])
def test_a_version_that_was_never_answered_is_not_there(client: Client, address: str, version: str) -> None:
    assert client.get(f"{address}?version={version}").status_code == 404


def test_a_second_click_adds_nothing_twice(client: Client, address: str) -> None:
    for _ in range(2):
        assert send(client, address, MORE).status_code == 303
    assert Case.objects.get().version == 2
    assert Case.objects.get().items.count() == 2


@pytest.mark.parametrize(
    ("text", "files", "after", "says"),
    [
        ("", 0, 1, "请选一张图"),
        ("长" * 20_000, 0, 1, "请删去 19 个字"),
        ("", 10, 1, "一个案子最多 9 张图"),
        (MORE, 0, 7, "又添了东西"),
        (MORE, 0, "x", "又添了东西"),
    ],
    ids=["nothing", "too long", "too many", "another version", "no version"],
)
def test_what_cannot_be_taken_is_said_beside_its_field_and_nothing_is_lost(
    client: Client, address: str, text: str, files: int, after: object, says: str
) -> None:
    answer = send(client, address, text, *(png("x" * number) for number in range(files)), after=after)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert says in shown
    assert 'data-state="done"' in shown
    assert text in shown
    case = Case.objects.get()
    assert (case.version, case.state, case.items.count()) == (1, State.DONE, 1)


def test_a_picture_that_cannot_be_read_is_named(client: Client, address: str) -> None:
    answer = send(client, address, MORE, SimpleUploadedFile("broken.png", b"\x89PNG\r\n\x1a\nbroken", "image/png"))
    assert answer.status_code == 422
    assert "broken.png" in answer.content.decode()
    assert MORE in answer.content.decode()


def test_no_more_than_still_fits_is_decoded(client: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(continuing, "room_in", lambda case: continuing.Room(pictures=1, characters=0))
    monkeypatch.setattr("checker.web.taking.decode", lambda data: pytest.fail("decoded"))
    answer = send(client, address, "", png(), png("x"))
    assert answer.status_code == 422
    assert "这里还能再放 1 张" in answer.content.decode()


def test_a_full_queue_keeps_the_words(client: Client, address: str, settings: Any) -> None:
    settings.QUEUE_LIMIT = 0
    answer = send(client, address, MORE)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert MORE in answer.content.decode()


def test_while_the_next_version_is_made_nothing_else_is_added(client: Client, address: str) -> None:
    send(client, address, MORE)
    answer = send(client, address, "another thing", after=1)
    assert answer.status_code == 422
    assert "another thing" in answer.content.decode()
    assert Case.objects.get().items.count() == 2


def test_without_its_originals_a_case_offers_a_new_one_instead(client: Client, address: str) -> None:
    send(client, address, "", png())
    work()
    pictures.forget(Case.objects.get().items.exclude(picture="").values_list("picture", flat=True))
    shown = page(client, address)
    assert 'name="after"' not in shown
    assert "第 2 版" in shown
    answer = send(client, address, MORE, after=2)
    assert answer.status_code == 422
    assert "原件已经清除" not in shown


def test_when_the_next_version_fails_the_one_before_is_still_there(client: Client, address: str, now: datetime) -> None:
    send(client, address, MORE)
    Case.objects.update(state=State.FAILED, failure="broken", finished_at=now)
    shown = page(client, address)
    assert 'data-state="failed"' in shown
    assert f'href="{address}?version=1"' in shown
    assert 'data-state="done"' in page(client, f"{address}?version=1")


def test_the_address_of_the_form_leads_to_the_form(client: Client, address: str) -> None:
    answer = client.get(f"{address}more/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{address}#more")
    assert client.post("/r/no-such-token-for-tests/more/").status_code == 404


def test_strangers_cannot_send_from_another_site(address: str) -> None:
    assert send(Client(enforce_csrf_checks=True), address, MORE).status_code == 403
    assert Case.objects.get().version == 1
