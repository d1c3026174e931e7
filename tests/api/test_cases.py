"""Handing in and reading: the same report as from the scan command, once for each key, and nobody else's."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw

from checker.cases import tokens
from checker.cases.models import Case, Item
from checker.cases.scanning import answer_line
from checker.organisations.models import ApiToken, Member, Scope, Submission
from tests.api.conftest import POST, Ask, owner_of, token_of
from tests.desk.conftest import NOW


def picture(words: str = "counter receipt") -> SimpleUploadedFile:
    image = Image.new("RGB", (320, 120), "white")
    ImageDraw.Draw(image).text((20, 40), words, fill="black")
    file = BytesIO()
    image.save(file, "PNG")
    return SimpleUploadedFile("post.png", file.getvalue(), "image/png")


def test_a_case_is_handed_in_and_read_as_the_scan_command_prints_it(ask: Ask, answered: Case) -> None:
    said = ask("GET", f"cases/{answered.id}", accept_language="en").json()
    assert (said["state"], said["masked"], said["failure"]) == ("done", False, None)
    scanned = answer_line(json.dumps({"id": "x", "text": POST, "language": "en"}), today=NOW.date(), folder=Path())
    for one in (scanned, said["result"]):
        one.pop("id", None)
        for reading in one["readings"]:
            reading.pop("seconds")
    assert said["result"] == scanned
    assert {"id": "airline-crew", "item": 0, "quote": "我是空姐", "start": 0, "end": 4} in said["result"]["claims"]


def test_messages_are_in_the_language_asked(ask: Ask, answered: Case) -> None:
    said = {
        language: ask("GET", f"cases/{answered.id}", accept_language=language).json()["result"]["findings"][0][
            "message"
        ]
        for language in ("en", "zh-CN", "zh-TW")
    }
    assert len(set(said.values())) == 3, said
    assert said["en"].isascii()


def test_a_case_that_waits_has_no_result_yet(ask: Ask) -> None:
    accepted = ask("POST", "cases", {"text": POST})
    assert accepted.status_code == 201
    said = ask("GET", accepted.headers["Location"].removeprefix("/api/v1/")).json()
    assert (said["state"], said["result"]) == ("queued", None)


def test_the_report_can_be_opened_by_the_link_that_is_told_once(ask: Ask, client: Client) -> None:
    accepted = ask("POST", "cases", {"text": POST}).json()
    assert client.get(accepted["report"].removeprefix("http://testserver")).status_code == 200
    assert "report" not in ask("GET", f"cases/{accepted['id']}").json()


def test_pictures_come_through_the_same_decoder(client: Client, token: str) -> None:
    about = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    taken = client.post("/api/v1/cases", {"images": [picture(), picture("two")], "text": "x"}, **about)
    assert taken.status_code == 201, taken.content
    assert [item.kind for item in Item.objects.order_by("index")] == ["text", "picture", "picture"]
    bomb = SimpleUploadedFile("notes.png", b"not a picture at all", "image/png")
    refused = client.post("/api/v1/cases", {"images": [picture(), bomb]}, **about, HTTP_ACCEPT_LANGUAGE="en")
    assert refused.status_code == 422
    assert refused.json()["type"].endswith("#pictures")
    assert [(one["number"], one["name"]) for one in refused.json()["pictures"]] == [(2, "notes.png")]
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"remember": "0"}, 422),
        ({"remember": "false"}, 201),
        ({"callback": ""}, 409),
        ({"language": "en"}, 201),
        ({"language": "null"}, 422),
        ({"other": "x"}, 422),
        ({"other": picture()}, 422),
    ],
)
def test_a_form_is_as_strict_as_json(client: Client, token: str, fields: dict[str, Any], status: int) -> None:
    about = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    for one in fields.values():
        if not isinstance(one, str):
            one.seek(0)
    answer = client.post("/api/v1/cases", {"images": [picture()], **fields}, **about)
    assert answer.status_code == status, answer.content


def test_too_many_pictures_are_named(client: Client, token: str) -> None:
    about = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    refused = client.post("/api/v1/cases", {"images": [picture(str(n)) for n in range(10)]}, **about)
    assert (refused.status_code, [one["number"] for one in refused.json()["pictures"]]) == (422, [10])


def test_one_key_makes_one_case(ask: Ask) -> None:
    first = ask("POST", "cases", {"text": POST}, idempotency_key="the-first")
    again = ask("POST", "cases", {"text": POST}, idempotency_key="the-first")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    other = ask("POST", "cases", {"text": POST + "!"}, idempotency_key="the-first")
    assert (other.status_code, other.json()["type"]) == (422, "/guide/api/#key-used")
    assert Case.objects.count() == Submission.objects.count() == 1
    assert ask("POST", "cases", {"text": POST}).status_code == 201
    assert Case.objects.count() == 2


def test_the_key_of_one_organisation_is_nothing_to_another_nor_to_the_first_page(ask: Ask, client: Client) -> None:
    mine = ask("POST", "cases", {"text": POST}, idempotency_key="k").json()
    theirs = ask("POST", "cases", {"text": POST}, by=token_of(owner_of("others")), idempotency_key="k")
    assert theirs.status_code == 201
    assert theirs.json()["id"] != mine["id"]
    guessed = ("k".ljust(22, "A"), "k" * 22, tokens.hashed("k")[:22])
    for key in guessed:
        assert client.post("/", {"text": POST, "key": key}).headers["Location"] not in mine["report"]


def test_what_a_program_asks_is_kept(ask: Ask) -> None:
    accepted = ask("POST", "cases", {"text": "a\r\nb\x00c", "language": "en", "remember": False}).json()
    case = Case.objects.get(id=accepted["id"])
    assert (case.language, case.remember, case.items.get().text) == ("en", False, "a\nbc")


def test_the_list_is_cut_into_parts_and_counts_few_questions(
    ask: Ask, answered: Case, django_assert_max_num_queries: Any
) -> None:
    made = [ask("POST", "cases", {"text": f"{POST}{number}"}).json()["id"] for number in range(4)]
    with django_assert_max_num_queries(6):
        first = ask("GET", "cases?limit=3").json()
    second = ask("GET", f"cases?limit=3&after={first['next']}").json()
    assert [one["id"] for one in first["cases"] + second["cases"]] == [*reversed(made), str(answered.id)]
    assert (second["next"], second["cases"][-1]["level"]) == (
        None,
        Case.objects.get(id=answered.id).outcomes.get().level,
    )


def test_nobody_elses_case_is_there(ask: Ask, answered: Case) -> None:
    stranger = token_of(owner_of("others"))
    theirs = ask("GET", f"cases/{answered.id}", by=stranger)
    nothing = ask("GET", "cases/00000000-0000-4000-8000-000000000000", by=stranger)
    told = [
        (answer.status_code, answer.content, {k: v for k, v in answer.headers.items() if "RateLimit" not in k})
        for answer in (theirs, nothing)
    ]
    assert told[0] == told[1]
    assert theirs.status_code == 404
    assert ask("GET", "cases", by=stranger).json() == {"cases": [], "next": None}


def test_a_scope_that_is_missing_is_named(ask: Ask, owner: Member) -> None:
    reader = token_of(owner, Scope.READ)
    refused = ask("POST", "cases", {"text": POST}, by=reader)
    assert (refused.status_code, refused.json()["scope"]) == (403, "submit")
    assert 'scope="submit"' in refused.headers["WWW-Authenticate"]
    assert ask("GET", "library", by=reader).status_code == 403
    assert ask("GET", "cases", by=reader).status_code == 200


def test_what_a_token_may_do_is_told_to_itself(ask: Ask, owner: Member) -> None:
    said = ask("GET", "token", by=token_of(owner, Scope.READ, Scope.TRENDS)).json()
    assert (said["organisation"], said["scopes"]) == ("shoppers", ["read", "trends"])


def test_the_last_use_is_kept_as_a_day(ask: Ask) -> None:
    assert ApiToken.objects.get().last_used_on is None
    ask("GET", "token")
    assert ApiToken.objects.get().last_used_on is not None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": "  \n"}, 422),
        ({"text": 5}, 422),
        ({"text": POST, "language": "fr"}, 422),
        ({"text": POST, "what": 1}, 422),
        ({"text": "x" * 20_001}, 422),
        ({"text": POST, "callback": "https://elsewhere.example/"}, 409),
        ({"text": POST, "callback": "https://shop.example/\x00"}, 409),
        ("{", 400),
        ("[" * 100_000, 400),
        (b"\xff", 400),
        ('{"text": "\\ud800"}', 422),
        ('"text"', 422),
        ('{"text": "' + "x" * 600_000 + '"}', 413),
    ],
)
def test_what_cannot_be_taken_is_a_problem(ask: Ask, body: Any, status: int) -> None:
    answer = ask("POST", "cases", body)
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert not Case.objects.exists()


def test_a_busy_queue_says_when_to_come_back(ask: Ask, settings: Any) -> None:
    settings.QUEUE_LIMIT = settings.TEXTS_TO_A_PICTURE = 1
    ask("POST", "cases", {"text": POST})
    refused = ask("POST", "cases", {"text": POST + "2"})
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "20")
    assert Submission.objects.count() == 1


def test_shared_reports_are_read_by_their_link_and_masked(ask: Ask, answered: Case) -> None:
    from django.utils import timezone

    from checker.cases.models import Audience
    from checker.cases.sharing import share, take_back

    link = share(answered, days=7, audience=Audience.UNLISTED, now=timezone.now())
    stranger = token_of(owner_of("others"))
    said = ask("GET", f"shared/{link.token}", by=stranger)
    assert said.status_code == 200
    assert said.json()["result"]["level"] == answered.outcomes.get().level
    take_back(answered, link.share.id)
    gone = ask("GET", f"shared/{link.token}", by=stranger)
    assert (gone.status_code, gone.content) == (404, ask("GET", "shared/nothing", by=stranger).content)
    assert reverse("guide_api") in gone.json()["type"]
