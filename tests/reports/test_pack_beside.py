"""What is said beside a report goes along in its pack: corrections, the seller's statement, those of organisations."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils import translation
from pypdf import PdfReader

from checker.cases import claiming, corrections, deriving, pipeline, queries, replying, sharing
from checker.cases.corrections import Why
from checker.cases.models import Audience, By, Case, Mistake, Refusal, Reply, ReplyState
from checker.cases.opening import open_case
from checker.cases.replying import Said
from checker.organisations import people, statements
from checker.organisations.models import Member, Organisation, Role
from checker.organisations.opening import open_organisation
from checker.reports.pack import make_pack
from tests.cases.conftest import new_case

POST = "空姐代购 LV 老花包，复刻 1:1，¥680，招代理一件代发，加微信 wx-example-2046，收件人：王小明 13800138000"
PHONE = "13800138000"


@pytest.fixture
def case(db: None, settings: Any, tmp_path: Path, now: datetime) -> Case:
    settings.PICTURES_DIR = tmp_path / "pictures"
    open_case(new_case(POST), now)
    case = Case.objects.get()
    lease = claiming.claim(case.id, now)
    assert lease
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda _: None), now)
    deriving.derive(case.id)
    return case


def packed(case: Case, now: datetime, *, masked: bool = True) -> tuple[dict[str, Any], str]:
    """The record, and the words of the PDF on one line."""
    with translation.override("en"):
        pack = make_pack(case, masked=masked, verify_at="https://zhendema.example/verify/", now=now)
    with pack.file, ZipFile(pack.file) as files:
        pages = PdfReader(BytesIO(files.read("report.pdf"))).pages
        words = " ".join(" ".join(page.extract_text() for page in pages).split())
        return json.loads(files.read("report.json")), words


def say_as_the_seller(case: Case, text: str, now: datetime) -> Reply:
    link = sharing.share(case, days=30, audience=Audience.UNLISTED, now=now)
    return replying.reply_to(link.share, Said(text=text, contact="seller@shop.example"), now).reply


def member_of(name: str, now: datetime, *, confirmed: bool) -> Member:
    organisation = open_organisation(name.lower(), name, now)
    Organisation.objects.filter(id=organisation.id).update(verified_at=now if confirmed else None)
    organisation.refresh_from_db()
    person = people.make(f"owner@{name.lower()}.example", name="Owner")
    return Member.objects.create(organisation=organisation, person=person, role=Role.OWNER, joined_at=now)


def test_everything_that_is_said_of_a_case_stands_in_its_pack_with_day_and_speaker(case: Case, now: datetime) -> None:
    later = now + timedelta(hours=2)
    reply = say_as_the_seller(case, f"These are my own photos, call {PHONE}.\nVisit our shop.", now)
    replying.decide(reply, ReplyState.SHOWN, By.OPERATOR, None, later)
    union = member_of("Union", now, confirmed=True)
    statements.say(union, case.id, {"en": "We have seen this post eleven times."}, now)
    statements.say(union, case.id, {"en": "We have seen this post twelve times."}, later)
    outcome = queries.masked_copy(case)
    assert outcome
    key = next(iter(corrections.notes_of(outcome.outcome)))
    corrections.withdraw(
        case.id, key, Why(mistake=Mistake.MISTAKEN, by=By.OPERATOR, evidence=f"Somebody rang {PHONE}"), later
    )
    case.refresh_from_db()
    record, words = packed(case, later)
    assert record["seller_says"][0]["written_at"] == "2026-11-20T09:30:00+00:00"
    assert record["seller_says"][0]["shown_at"] == "2026-11-20T11:30:00+00:00"
    assert record["organisations_say"][0]["changed_at"] == "2026-11-20T11:30:00+00:00"
    corrected = record["corrections"][0]
    assert (corrected["made_version"], corrected["by"]) == (2, "a moderator")
    for said in (
        "Corrections and statements",
        "These are my own photos",
        "Visit our shop.",
        "Somebody who says they are the seller",
        "2026-11-20 09:30:00 UTC",
        "Union (name confirmed)",
        "We have seen this post twelve times.",
        "changed on 2026-11-20 11:30:00 UTC",
        corrected["what"],
        "Our check does not fit here.",
        "Corrected by a moderator.",
        "Somebody rang",
    ):
        assert " ".join(said.split()) in words
    assert "eleven times" not in words
    assert PHONE not in words + json.dumps(record)
    assert "seller@shop.example" not in words + json.dumps(record)


def test_what_readers_do_not_see_is_not_in_the_pack_either(case: Case, now: datetime) -> None:
    say_as_the_seller(case, "A statement that waits", now)
    refused = say_as_the_seller(case, "A statement that was refused", now)
    replying.decide(refused, ReplyState.REFUSED, By.OPERATOR, Refusal.OFF_TOPIC, now)
    club = member_of("Club", now, confirmed=True)
    statements.say(club, case.id, {"en": "Words under a name that nobody checked"}, now)
    Organisation.objects.filter(id=club.organisation_id).update(verified_at=None)
    union = member_of("Union", now, confirmed=True)
    statements.withdraw(union, statements.say(union, case.id, {"en": "Words taken back"}, now), "We erred.", now)
    record, words = packed(case, now, masked=False)
    for gone in ("that waits", "was refused", "nobody checked", "Words taken back"):
        assert gone not in words + json.dumps(record)
    assert "The statement was withdrawn on 2026-11-20 09:30:00 UTC: We erred." in words
    assert (record["corrections"], record["seller_says"]) == ([], [])


def test_a_pack_of_a_case_of_which_nothing_is_said_has_no_such_part(case: Case, now: datetime) -> None:
    record, words = packed(case, now)
    assert "Corrections and statements" not in words
    assert (record["corrections"], record["seller_says"], record["organisations_say"]) == ([], [], [])
