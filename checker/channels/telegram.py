"""Telegram bots by webhook: JSON with a secret in a header, answered in the response itself. Words and links only."""

from __future__ import annotations

import hmac
import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from checker.channels.contract import Heard, Kind, NotThePlatform, NotUnderstood
from checker.organisations.channels import Keys
from checker.organisations.models import Channel

_PICTURES = ("photo", "document", "sticker", "animation")


class Telegram:
    """The door of bots."""

    def hear(self, request: HttpRequest, channel: Channel, keys: Keys, now: datetime) -> Heard:
        """Raises NotThePlatform, NotUnderstood."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), keys.token.encode()):
            raise NotThePlatform
        try:
            return _read(json.loads(request.body))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
            raise NotUnderstood from error

    def say(self, heard: Heard, words: str, channel: Channel, keys: Keys, now: datetime) -> HttpResponse:
        """The method to be called by the platform, as the answer to its own call."""
        if not words:
            return JsonResponse({})
        quiet = {"is_disabled": True}  # nobody fetches the report to draw a picture of it
        answer = {"method": "sendMessage", "chat_id": heard.back, "text": words, "link_preview_options": quiet}
        return JsonResponse(answer)


def _read(update: dict[str, Any]) -> Heard:
    """A message of one person to the bot; whatever else happens there is nothing to answer."""
    proof = f"update {int(update['update_id'])}"
    message = update.get("message")
    if message is None or message["chat"].get("type") != "private":
        return Heard(kind=Kind.NOTHING, proof=proof, follower="", message=proof)
    chat = int(message["chat"]["id"])
    text = message.get("text") or ""
    if not isinstance(text, str):
        raise TypeError
    text = text.encode("utf-8", "replace").decode()  # half a sign, which no database takes
    kind = Kind.WORDS if text else Kind.PICTURE if any(name in message for name in _PICTURES) else Kind.OTHER
    if text.split(maxsplit=1)[:1] in (["/start"], ["/help"]):
        kind = Kind.CAME
    name = f"{int(message['message_id'])}"
    return Heard(kind=kind, proof=proof, follower=str(chat), message=name, text=text, back=chat)
