"""WeChat's calls: proved, read, answered in time, each message one case; nobody else is listened to."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from PIL import Image

from checker.cases import opening
from checker.cases.models import Case, Item
from checker.organisations import channels, retention
from checker.organisations.models import Channel, Heard
from tests.channels import platforms
from tests.channels.platforms import OfficialAccount

Account = Callable[..., OfficialAccount]
POST = "我是空姐，国际航班代购，专柜小票齐全"
LINK = re.compile(r"http://testserver(/r/[A-Za-z0-9_-]{24}/)")


def link(words: str) -> str:
    found = LINK.search(words)
    assert found, words
    return found[1]


@pytest.mark.parametrize("encrypted", [False, True])
def test_the_address_is_verified(account: Account, encrypted: bool) -> None:
    there = account(encrypted=encrypted)
    answer = there.verify()
    assert (answer.status_code, answer.content) == (200, b"5719408765")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert OfficialAccount(there.address, token="another").verify().status_code == 403
    assert there.verify("<script>" * 40).status_code == 403
    assert there.client.get(there.address).status_code == 403


@pytest.mark.parametrize("encrypted", [False, True])
def test_words_become_a_case_and_the_follower_gets_its_link_in_time(account: Account, encrypted: bool) -> None:
    there = account(encrypted=encrypted)
    started = time.monotonic()
    answer = there.send(content=POST)
    assert time.monotonic() - started < 5
    page = there.client.get(link(there.read(answer)))
    assert page.status_code == 200
    assert Item.objects.get().text == POST
    assert Case.objects.get().batch is None


def test_an_answer_is_in_the_language_of_the_account(account: Account) -> None:
    there = account(language="zh-hans")
    assert "有链接的人都能看" in there.read(there.send(content=POST))


@pytest.mark.parametrize("encrypted", [False, True])
def test_a_message_that_the_platform_sends_three_times_is_one_case(account: Account, encrypted: bool) -> None:
    there = account(encrypted=encrypted)
    links = set()
    for seconds in (0, 5, 10):
        there.now = datetime.now(UTC) + timedelta(seconds=seconds)
        links.add(link(there.read(there.send(content=POST, number=7))))
    assert len(links) == 1
    assert Case.objects.count() == 1
    assert link(there.read(there.send(content=POST, number=8))) not in links


@pytest.mark.django_db(transaction=True)
def test_the_same_message_twice_at_one_moment_is_one_case(account: Account) -> None:
    there = account()

    def again(_: int) -> str:
        try:
            return link(there.read(there.send(content=POST, number=7)))
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(again, range(3)))) == 1
    assert Case.objects.count() == 1


def test_the_same_number_from_another_follower_or_account_is_another_message(account: Account) -> None:
    one, other = account(), account()
    links = [
        link(one.read(one.send(content=POST, number=7))),
        link(one.read(one.send(content=POST, number=7, follower="oFollower-2"))),
        link(other.read(other.send(content=POST, number=7))),
    ]
    assert len(set(links)) == 3


@pytest.mark.parametrize("form", [platforms.VOICE, platforms.VIDEO, platforms.PLACE, platforms.UNHEARD_OF])
def test_what_cannot_be_read_is_answered_kindly(account: Account, form: str) -> None:
    there = account()
    assert "http://testserver/" in there.read(there.send(form))
    assert not Case.objects.exists()


def test_somebody_new_is_greeted_and_who_leaves_is_let_go(account: Account) -> None:
    there = account()
    assert "http://testserver/" in there.read(there.send(platforms.SUBSCRIBED))
    assert there.read(there.send(platforms.LEFT)) == ""


def test_a_shared_article_is_asked_about_by_its_words(account: Account) -> None:
    there = account()
    link(there.read(there.send(platforms.LINK)))
    assert Item.objects.get().text == "法国代购现货\n专柜小票齐全\nhttps://shop.example/1"


def test_words_that_are_too_long_or_none_are_told(account: Account) -> None:
    there = account()
    assert "20,000" in there.read(there.send(content="字" * (opening.MAX_CHARACTERS + 1)))
    assert "no words" in there.read(there.send(content=" "))
    assert not Case.objects.exists()


def test_a_full_house_asks_to_send_it_again_and_then_takes_it(account: Account, settings: Any) -> None:
    there = account()
    settings.QUEUE_LIMIT = 0
    assert "in a moment" in there.read(there.send(content=POST, number=7))
    settings.QUEUE_LIMIT = 10
    link(there.read(there.send(content=POST, number=7)))


def a_picture(channel: Channel, media: str, url: str) -> bytes | None:
    assert (media, url) == ("media-1", "http://pictures.example/mmbiz/1")
    file = BytesIO()
    Image.new("RGB", (60, 40), "white").save(file, "PNG")
    return file.getvalue()


def nothing(channel: Channel, media: str, url: str) -> bytes | None:
    return None


def no_picture(channel: Channel, media: str, url: str) -> bytes | None:
    return b"no picture"


def test_a_picture_leads_to_the_form_because_nothing_is_fetched(account: Account, settings: Any) -> None:
    there = account()
    assert settings.MEDIA_FETCHER == ""
    assert there.read(there.send(platforms.IMAGE)).endswith("http://testserver/")
    settings.MEDIA_FETCHER = "tests.channels.test_wechat.nothing"
    assert there.read(there.send(platforms.IMAGE)).endswith("http://testserver/")
    settings.MEDIA_FETCHER = "tests.channels.test_wechat.no_picture"
    assert "http" not in there.read(there.send(platforms.IMAGE))
    assert not Case.objects.exists()


def test_an_installation_may_say_how_pictures_are_fetched(account: Account, settings: Any) -> None:
    settings.MEDIA_FETCHER = "tests.channels.test_wechat.a_picture"
    there = account()
    link(there.read(there.send(platforms.IMAGE)))
    assert Item.objects.get().kind == "picture"


@pytest.mark.parametrize("seconds", [-301, 301, -86400])
@pytest.mark.parametrize("encrypted", [False, True])
def test_a_call_of_another_time_is_refused(account: Account, seconds: int, encrypted: bool) -> None:
    there = account(encrypted=encrypted)
    there.now = datetime.now(UTC) + timedelta(seconds=seconds)
    assert there.send(content=POST).status_code == 403
    assert not Case.objects.exists()


def test_a_proof_serves_one_message_only(account: Account) -> None:
    """In plain a signature says nothing about the body: whoever overheard one must not send other words with it."""
    there = account()
    question = there.question("1234")
    first = there.send(content=POST, number=7, question=question)
    assert there.send(content=POST, number=7, question=question).content == first.content
    assert there.send(content="other words", number=8, question=question).status_code == 403
    assert there.send(content="other words", number=7, question=question).status_code == 403
    assert there.send(content=POST, number=7, follower="oSomebody", question=question).status_code == 403
    assert Case.objects.count() == 1


def test_with_an_aes_key_nothing_is_taken_in_plain_or_changed(account: Account) -> None:
    there = account(encrypted=True)
    plain = OfficialAccount(there.address)
    assert plain.send(content=POST).status_code == 403
    other = OfficialAccount(there.address, aes_key=there.aes_key[::-1][1:] + "A")
    assert other.send(content=POST).status_code == 403
    foreign = OfficialAccount(there.address, aes_key=there.aes_key, app_id="wxanotheraccount00")
    assert foreign.send(content=POST).status_code == 403
    question = there.question()
    inside = there.encrypted(platforms.TEXT.format(follower="o", at=1, content=POST, number=1))
    signed = question | {"encrypt_type": "aes", "msg_signature": "0" * 40}
    assert there.post(f"<xml><Encrypt>{inside}</Encrypt></xml>", signed).status_code == 403
    for broken in ("", "AAAA", "字", "A" * 64):
        right = platforms.sign(there.token, question["timestamp"], question["nonce"], broken)
        answer = there.post(f"<xml><Encrypt>{broken}</Encrypt></xml>", signed | {"msg_signature": right})
        assert answer.status_code == 403, broken
    assert not Case.objects.exists()


BOMB = '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><MsgType>&b;</MsgType></xml>'
OUTSIDE = (
    '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/hostname">]><xml><MsgType>text</MsgType><Content>&a;</Content></xml>'
)
HOSTILE = {
    "entities": BOMB,
    "a file": OUTSIDE,
    "deep": "<xml>" + "<a>" * 9000 + "</a>" * 9000 + "</xml>",
    "wide": "<xml>" + "<a>1</a>" * 5000 + "</xml>",
    "no XML": "{}",
    "empty": "",
    "no kind": "<xml><FromUserName>o</FromUserName></xml>",
    "kind twice": "<xml><MsgType>text</MsgType><MsgType>text</MsgType></xml>",
    "kind of parts": "<xml><MsgType><a>text</a></MsgType></xml>",
    "a number that is none": "<xml><MsgType>text</MsgType><MsgId>x</MsgId></xml>",
    "another root": "<message><MsgType>text</MsgType></message>",
    "not UTF-8": b'<?xml version="1.0" encoding="latin-1"?><xml><Content>\xff</Content></xml>',
    "an unknown encoding": b'<?xml version="1.0" encoding="x-none"?><xml/>',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_messages_are_refused_without_a_case(account: Account, body: str | bytes) -> None:
    there = account()
    assert there.post(body, there.question()).status_code == 400
    assert not Case.objects.exists()
    safe = account(encrypted=True)
    if isinstance(body, str):
        assert safe.call(body).status_code in (400, 403)


def test_a_message_that_is_too_large_is_not_read(account: Account) -> None:
    there = account()
    assert there.send(content="字" * 60_000).status_code == 413


def test_an_address_that_leads_nowhere_is_not_there(account: Account, db: None) -> None:
    there = account()
    Channel.objects.update(sealed="no box")
    assert there.send(content=POST).status_code == 404, "the keys cannot be opened any more"
    assert Client().get("/channels/wechat/unknown/").status_code == 404
    assert there.client.post(there.address.replace("wechat", "telegram"), {}).status_code == 404


def test_a_follower_has_a_limit_and_a_message_sent_again_does_not_count(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "MOST_IN_A_WHILE", 2)
    there = account()
    for number in (1, 1, 2, 1):
        link(there.read(there.send(content=POST, number=number)))
    assert "very many" in there.read(there.send(content=POST, number=3))
    link(there.read(there.send(content=POST, number=3, follower="oFollower-2")))


def test_nothing_of_a_follower_is_kept_but_hashes_for_a_day(account: Account) -> None:
    there = account()
    there.send(content=POST, follower="oFollower-secret", number=7)
    kept = " ".join(str(value) for row in Heard.objects.values() for value in row.values())
    assert "oFollower-secret" not in kept
    assert all(re.fullmatch("[0-9a-f]{64}", getattr(Heard.objects.get(), name)) for name in ("proof", "follower"))
    retention.enforce(datetime.now(UTC) + timedelta(hours=23))
    assert Heard.objects.exists()
    retention.enforce(datetime.now(UTC) + timedelta(hours=25))
    assert not Heard.objects.exists()
