"""The report's page over HTTP: its states, its pictures, what strangers wrote on it, and erasing it."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from checker.cases import steps
from checker.cases.models import Case
from checker.reports import progress
from checker.vocabulary import Code, Level, Line, Outcome, Reading
from checker.vocabulary.plain import to_plain
from tests.reports.outcomes import CREW, DELETE_TOKEN, FULL, PICTURE, STOCK, TEXT, TOKEN, make_case, outcome

ADDRESS = f"/r/{TOKEN}/"
DELETE = f"{ADDRESS}delete/{DELETE_TOKEN}/"
HTMX = {"HX-Request": "true", "HX-Target": "report"}


@pytest.fixture(autouse=True)
def _own_pictures(db: None, settings: Any, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"


def page(client: Client, address: str = ADDRESS, **headers: str) -> str:
    answer = client.get(address, headers={"accept-language": "zh-CN", **headers})
    assert answer.status_code == 200
    return answer.content.decode()


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return file.getvalue()


def test_a_finished_report_says_so_on_exactly_one_element(client: Client, now: datetime) -> None:
    make_case(now, said=FULL)
    shown = page(client)
    assert re.findall(r'data-state="([^"]*)"', shown) == ["done"]
    assert re.findall(r'data-level="([^"]*)"', shown) == ["hold-off"]


@pytest.mark.parametrize("level", list(Level))
def test_every_level_is_shown_by_word_and_by_shape(client: Client, now: datetime, level: Level) -> None:
    make_case(now, said=outcome((CREW, 4), level=level))
    shown = page(client)
    assert f'data-level="{level}"' in shown
    assert f"icons.svg#{level}" in shown


def test_the_page_goes_from_advice_to_reasons_to_sum_to_post_to_what_is_open(client: Client, now: datetime) -> None:
    make_case(now, said=FULL)
    shown = page(client)
    order = ["level-word", 'id="reasons"', 'id="claims"', 'id="message-title"', 'id="ticks"', 'id="sum-title"']
    order += ['id="handed-in"', 'id="more"']
    places = [shown.index(mark) for mark in order]
    assert places == sorted(places)


def test_a_waiting_case_shows_its_steps_and_asks_again_by_itself(client: Client, now: datetime) -> None:
    case = make_case(now)
    Case.objects.filter(id=case.id).update(step=to_plain(steps.FINDING_CLAIMS), steps_done=1, steps_total=4)
    shown = page(client)
    assert 'data-state="working"' in shown
    assert "data-level" not in shown
    assert '<progress max="4" value="1"' in shown
    assert f'hx-get="{ADDRESS}" hx-trigger="every 1s"' in shown
    assert f'<noscript><meta http-equiv="refresh" content="2; url={ADDRESS}"></noscript>' in shown


def test_a_case_that_was_just_asked_is_asked_for_often_and_then_once_a_second(now: datetime) -> None:
    case = Case(asked_at=now)
    pauses = [progress.working(case, [], now + timedelta(seconds=age)).pause for age in (-5, 0, 1, 2, 60)]
    assert pauses == ["1s", "250ms", "250ms", "1s", "1s"]


def test_htmx_gets_only_the_part_that_changes_and_is_told_to_stop_at_the_end(client: Client, now: datetime) -> None:
    case = make_case(now)
    waiting = client.get(ADDRESS, headers=HTMX)
    assert waiting.status_code == 200
    assert "<html" not in waiting.content.decode()
    case.delete()
    make_case(now, said=FULL)
    done = client.get(ADDRESS, headers=HTMX)
    assert done.status_code == 286
    assert "hx-trigger" not in done.content.decode()
    assert "HX-Target" in done.headers["Vary"]


@pytest.mark.parametrize("failure", ["interrupted", "broken", "picture-lost"])
def test_a_failed_case_says_why_and_what_to_do(client: Client, now: datetime, failure: str) -> None:
    make_case(now, failure=failure)
    shown = page(client)
    assert 'data-state="failed"' in shown
    assert shown.count("<p>") >= 2
    assert "http-equiv" not in shown


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_the_standing_notice_is_on_every_report(client: Client, now: datetime, language: str) -> None:
    make_case(now, said=FULL)
    shown = client.get(ADDRESS, headers={"accept-language": language}).content.decode()
    notice = {"zh-CN": "未发现问题不等于没有问题", "en-GB": "Finding nothing is not proof of anything"}
    assert notice[language] in shown


def test_nobody_keeps_or_finds_a_report(client: Client, now: datetime) -> None:
    make_case(now, said=FULL)
    headers = client.get(ADDRESS).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_page_asks_no_other_site_for_anything(client: Client, now: datetime) -> None:
    make_case(now, said=FULL)
    loaded = re.findall(r'<(?:img|script|link|image|use|iframe)\b[^>]*?(?:src|href)="([^"]+)"', page(client))
    assert loaded
    assert [address for address in loaded if not address.startswith("/")] == []


def test_nothing_is_styled_or_scripted_inline(client: Client, now: datetime) -> None:
    make_case(now, said=FULL)
    shown = page(client)
    assert not re.search(r'\sstyle=|\son\w+="|<style|<script(?![^>]*src=)', shown)


HOSTILE = '<img src=x onerror=alert(1)><div hx-get="/x" hx-trigger="load">"\'&\u202e<script>alert(1)</script>'


def _hostile() -> Outcome:
    text = Reading(item=0, kind=TEXT.kind, text=HOSTILE)
    picture = dataclasses.replace(
        PICTURE,
        text=HOSTILE,
        lines=(Line(text=HOSTILE, start=0, box=PICTURE.lines[0].box),),
        codes=(Code(kind="QR", text=HOSTILE),),
    )
    place = dataclasses.replace(STOCK.evidence[0], quote=HOSTILE[3:60], start=3, end=60)
    doubts = [dataclasses.replace(STOCK, evidence=(place, dataclasses.replace(place, item=1)))]
    return outcome(*((doubt, 12) for doubt in doubts), readings=[text, picture])


def test_what_strangers_wrote_never_becomes_markup(client: Client, now: datetime) -> None:
    make_case(now, said=_hostile())
    shown = page(client)
    assert "&lt;img src=x onerror" in shown
    assert "<img src=x" not in shown
    assert "<script>alert" not in shown
    assert '<div hx-get="/x"' not in shown
    assert "\u202e" not in shown
    assert "U+202E" in shown


def test_the_delete_link_is_shown_only_to_the_browser_that_opened_the_case(client: Client, now: datetime) -> None:
    make_case(now, said=FULL)
    assert DELETE not in page(client)
    client.cookies["delete"] = DELETE_TOKEN
    assert DELETE in page(client)
    client.cookies["delete"] = "some-other-token-of-24-c"
    assert "/delete/" not in page(client)


def test_deleting_asks_once_and_then_leaves_what_an_unknown_link_leaves(client: Client, now: datetime) -> None:
    make_case(now, said=FULL, picture=png())
    assert client.get(DELETE).status_code == 200
    assert Case.objects.count() == 1
    answer = client.post(DELETE)
    assert answer.headers["Location"] == "/deleted/"
    assert client.get("/deleted/").status_code == 200
    assert Case.objects.count() == 0
    unknown = client.get("/r/unknown-token-of-24-chars/")
    gone = client.get(ADDRESS)
    assert gone.status_code == unknown.status_code == 404
    assert gone.content == unknown.content


def test_a_wrong_delete_link_erases_nothing(client: Client, now: datetime) -> None:
    make_case(now, said=FULL)
    assert client.post(f"{ADDRESS}delete/wrong-delete-token-24-ch/").status_code == 404
    assert Case.objects.count() == 1


def test_deleting_needs_a_form_of_ours(now: datetime) -> None:
    make_case(now, said=FULL)
    assert Client(enforce_csrf_checks=True).post(DELETE).status_code == 403
    assert Case.objects.count() == 1


def test_a_picture_is_served_so_that_nothing_in_it_can_run(client: Client, now: datetime) -> None:
    make_case(now, said=FULL, picture=png())
    answer = client.get(f"{ADDRESS}picture/1")
    assert answer.content == png()
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Content-Disposition"] == 'inline; filename="picture-1.png"'
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["picture/0", "picture/7", "picture/x", "card", "delete/"])
def test_addresses_below_a_report_that_do_not_exist_are_not_found(client: Client, now: datetime, path: str) -> None:
    make_case(now, said=FULL)
    assert client.get(ADDRESS + path).status_code == 404
