"""The page for somebody who has already paid."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import rtoml
from django.test import Client
from django.utils import translation

from checker.patterns import library
from checker.reports.paid import default_place, draft, places
from checker.reports.paid.complaint import BLANK
from checker.vocabulary import Offer
from tests.reports.outcomes import FULL, TOKEN, make_case

ADDRESS = f"/r/{TOKEN}/paid/"
pytestmark = pytest.mark.django_db
PLACES = Path(places.__code__.co_filename).with_name("places.toml")


@pytest.mark.parametrize("language", ["zh", "en", "zh-TW", "zh-HK"])
def test_every_place_has_a_door_and_says_it_in_the_language_of_the_page(language: str) -> None:
    known = places(language)
    assert [place.id for place in known] == ["cn", "hk", "tw", "sg", "eu", "uk", "us"]
    assert all(place.name and place.doors and place.laws for place in known)
    assert all(door.name and door.how for place in known for door in place.doors)
    assert all(law.says and law.text for place in known for law in place.laws)


def test_every_source_is_one_of_the_library() -> None:
    named = [
        key
        for value in rtoml.load(PLACES).values()
        if isinstance(value, dict)
        for one in [*value["law"], *value["door"]]
        for key in one["sources"]
    ]
    assert named
    assert set(named) <= set(library().sources)


def test_a_law_without_a_source_is_said_to_be_the_editors_knowledge(client: Client, now: datetime) -> None:
    make_case(now, said=FULL)
    shown = client.get(f"{ADDRESS}?place=us", headers={"accept-language": "en"}).content.decode()
    assert "From the editors' knowledge" in shown
    assert "not legal advice" in shown


@pytest.mark.parametrize(("asked", "chosen"), [("zh-CN", "cn"), ("zh-HK", "hk"), ("zh-TW", "tw"), ("en", "eu")])
def test_the_page_begins_with_the_likeliest_place(client: Client, now: datetime, asked: str, chosen: str) -> None:
    make_case(now, said=FULL)
    shown = client.get(ADDRESS, headers={"accept-language": asked}).content.decode()
    assert re.findall(r'href="\?place=(\w+)" aria-current="true"', shown) == [chosen]


@pytest.mark.parametrize("wanted", ["", "xx", "date", "../cn"])
def test_an_unknown_place_is_passed_over(wanted: str) -> None:
    assert default_place("zh-hans", wanted) == "cn"


def test_the_draft_quotes_what_counted_and_leaves_the_rest_blank(now: datetime) -> None:
    with translation.override("zh-hans"):
        lines = draft(FULL, "http://example.org/r/x/").lines
    text = "\n".join(lines)
    quoted = {reason.finding.evidence[0].quote for reason in FULL.verdict.reasons if reason.points}
    assert quoted
    assert all("".join(quote.split())[:4] in "".join(text.split()) for quote in quoted)
    assert text.count(BLANK) >= 8
    assert "http://example.org/r/x/" in text


def test_the_draft_names_brand_and_price_as_the_post_writes_them() -> None:
    offer = Offer(item=0, brand="gucci", brand_quote="GUCCI", price_quote=" ¥680")
    with translation.override("en"):
        text = "\n".join(draft(dataclasses.replace(FULL, offers=(offer,)), "x").lines)
    assert "The post names “GUCCI” and the price “¥680”." in text


def test_there_is_nothing_to_draft_before_the_answer(client: Client, now: datetime) -> None:
    make_case(now)
    assert client.get(ADDRESS).status_code == 404


def test_the_draft_names_nobody_and_uses_no_word_that_judges(client: Client, now: datetime, settings: Any) -> None:
    make_case(now, said=FULL)
    shown = client.get(ADDRESS, headers={"accept-language": "zh-CN"}).content.decode()
    assert not [word for word in ("骗子", "诈骗", "假货") if word in shown]
