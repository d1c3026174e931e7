"""Telegram's calls: a secret in a header, and the answer in the response."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from checker.cases.models import Case, Item
from tests.channels.platforms import Bot
from tests.channels.test_wechat import POST, link


def words(answer: Any) -> str:
    assert answer.status_code == 200
    said = answer.json()
    if not said:
        return ""
    assert said["method"] == "sendMessage"
    assert said["chat_id"] == 1
    return str(said["text"])


def test_words_become_a_case(bot: Bot) -> None:
    page = link(words(bot.send({"text": POST})))
    assert Item.objects.get().text == POST
    assert Client().get(page).status_code == 200


def test_a_follower_deletes_what_was_sent(bot: Bot) -> None:
    """By the second link of the answer; the word alone opens no case and says where the link is."""
    said = words(bot.send({"text": POST}, number=1))
    erase = re.findall(r"http://testserver(/r/\S+/delete/\S+)", said)
    assert len(erase) == 1
    for word in ("删除", " 刪除 ", "Delete"):
        assert "link that deletes" in words(bot.send({"text": word}))
    assert Case.objects.count() == 1
    browser = Client()
    assert browser.get(erase[0]).status_code == 200
    assert Case.objects.count() == 1
    assert browser.post(erase[0]).status_code == 302
    assert not Case.objects.exists()
    assert browser.get(link(said)).status_code == 404


def test_half_a_sign_is_no_trouble(bot: Bot) -> None:
    link(words(bot.send({"text": f"{POST} \ud83d"})))
    assert Item.objects.get().text == f"{POST} ?"


def test_an_update_that_comes_again_is_one_case(bot: Bot) -> None:
    links = {link(words(bot.send({"text": POST}, number=800_000_007))) for _ in range(3)}
    assert len(links) == Case.objects.count() == 1


@pytest.mark.parametrize(
    "message",
    [
        {"photo": [{"file_id": "a"}], "caption": "a"},
        {"voice": {"file_id": "a"}},
        {"text": "/start"},
        {"text": "/help x"},
    ],
)
def test_the_rest_is_answered_with_the_way_to_the_form(bot: Bot, message: dict[str, Any]) -> None:
    assert words(bot.send(message)).endswith("http://testserver/")
    assert not Case.objects.exists()


def test_groups_and_other_happenings_are_not_answered(bot: Bot) -> None:
    assert words(bot.send({"text": POST, "chat": {"id": -5, "type": "group"}})) == ""
    assert words(bot.call({"update_id": 1, "edited_message": {"text": POST}}, bot.secret)) == ""
    assert not Case.objects.exists()


@pytest.mark.parametrize("secret", ["", "another-word-of-some-length", "字"])
def test_nobody_else_is_listened_to(bot: Bot, secret: str) -> None:
    if secret == "字":
        answer = bot.client.generic("POST", bot.address, b"{}", HTTP_X_TELEGRAM_BOT_API_SECRET_TOKEN="å")
        assert answer.status_code == 403
    else:
        assert bot.send({"text": POST}, secret=secret).status_code == 403
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "[" * 5000,
        "{}",
        '{"update_id": "x"}',
        '{"update_id": 1e999}',
        '{"update_id": 1, "message": {}}',
        '{"update_id": 1, "message": 5}',
    ],
)
def test_what_is_no_update_is_refused(bot: Bot, body: str) -> None:
    answer = bot.client.post(
        bot.address, body, content_type="application/json", headers={"X-Telegram-Bot-Api-Secret-Token": bot.secret}
    )
    assert answer.status_code == 400
