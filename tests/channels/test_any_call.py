"""Whatever a platform's call holds behind a right proof: it is understood, or is said not to be."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.channels import telegram, wechat
from checker.channels.contract import NotUnderstood

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=6),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "type", "text"]), inner, max_size=3)
    ),
    max_leaves=6,
)
UPDATES = st.dictionaries(
    st.sampled_from(["update_id", "message"]),
    ANYTHING
    | st.dictionaries(
        st.sampled_from(["chat", "message_id", "text", "photo"]), ANYTHING | st.just({"id": 1, "type": "private"})
    ),
)
NAMES = (
    "ToUserName",
    "FromUserName",
    "CreateTime",
    "MsgType",
    "Content",
    "MsgId",
    "Event",
    "PicUrl",
    "Title",
    "Encrypt",
)
KINDS = st.sampled_from(["text", "image", "event", "link", "location", "voice", "video", "nothing", "1", "subscribe"])
PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="<>&]", min_codepoint=32), max_size=8)


class Call:
    """As much of a request as the door of bots looks at."""

    def __init__(self, body: bytes) -> None:
        self.body, self.headers = body, {"X-Telegram-Bot-Api-Secret-Token": "word"}


class Word:
    token = "word"


@settings(max_examples=200)
@given(UPDATES)
def test_any_update_of_a_bot_is_heard_or_not_understood(update: dict[str, Any]) -> None:
    with suppress(NotUnderstood):
        heard = telegram.Telegram().hear(Call(json.dumps(update).encode()), None, Word(), None)  # type: ignore[arg-type]
        heard.text.encode()


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(NAMES), KINDS | PLAIN | st.integers().map(str)), max_size=9))
def test_any_message_of_a_follower_is_heard_or_not_understood(parts: list[tuple[str, str]]) -> None:
    body = "<xml>" + "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in parts) + "</xml>"
    with suppress(NotUnderstood):
        heard = wechat._read(wechat._harmless(body.encode()), "proof", "nonce")
        assert heard.follower


@given(st.binary(max_size=60).map(lambda inner: b"<xml>" + inner + b"</xml>") | st.binary(max_size=60))
def test_any_bytes_of_a_follower_are_heard_or_not_understood(body: bytes) -> None:
    with suppress(NotUnderstood):
        wechat._read(wechat._harmless(body), "proof", "nonce")
