"""WeChat official accounts: signed calls with XML, in plain or encrypted with the account's AES key.

Parsing, decrypting and answering are wechatpy's; what is hostile is refused before it sees it. A plain call's signature
does not cover its body, so an account with an AES key takes encrypted calls only.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as SafeTree
from django.http import HttpRequest, HttpResponse

from checker.channels.contract import Heard, Kind, NotThePlatform, NotUnderstood
from checker.organisations.channels import Keys
from checker.organisations.models import Channel

WINDOW_SECONDS = 300
LONGEST_ECHO = 128
DONE = "success"
_KINDS = {"text": Kind.WORDS, "link": Kind.WORDS, "image": Kind.PICTURE, "event": Kind.NOTHING}


@dataclass(frozen=True, kw_only=True)
class _Back:
    """The message that is answered, and the nonce of an encrypted call."""

    message: Any
    nonce: str


class WeChat:
    """The door of official accounts."""

    def verify(self, request: HttpRequest, keys: Keys, now: datetime) -> HttpResponse:
        """The platform asks once whether the address is ours. Raises NotThePlatform."""
        _check(request, keys, now, "signature")
        echo = request.GET.get("echostr", "")
        if len(echo) > LONGEST_ECHO or not echo.isascii() or not echo.isprintable():
            raise NotThePlatform
        return HttpResponse(echo, content_type="text/plain; charset=utf-8")

    def hear(self, request: HttpRequest, channel: Channel, keys: Keys, now: datetime) -> Heard:
        """Raises NotThePlatform, NotUnderstood."""
        proof = _check(request, keys, now, "signature")
        body = _harmless(request.body)
        nonce = ""
        if keys.aes_key:
            body, proof = _decrypted(request, body, channel, keys, now)
            _harmless(body.encode())
            nonce = request.GET.get("nonce", "")
        return _read(body, proof, nonce)

    def say(self, heard: Heard, words: str, channel: Channel, keys: Keys, now: datetime) -> HttpResponse:
        """In the response itself, so that nothing has to be called."""
        if not words or not isinstance(heard.back, _Back):
            return HttpResponse(DONE, content_type="text/plain; charset=utf-8")
        from wechatpy.replies import TextReply

        at = int(now.timestamp())
        xml = TextReply(message=heard.back.message, content=words, time=at).render()
        if keys.aes_key:
            xml = _crypto(channel, keys).encrypt_message(xml, heard.back.nonce, str(at))
        return HttpResponse(xml, content_type="application/xml; charset=utf-8")


def _check(request: HttpRequest, keys: Keys, now: datetime, name: str, more: str = "") -> str:
    """The signature that was right. Raises NotThePlatform."""
    given, nonce, timestamp = (request.GET.get(key, "") for key in (name, "nonce", "timestamp"))
    if not timestamp.isascii() or not timestamp.isdecimal() or len(timestamp) > 12 or not nonce or len(nonce) > 64:
        raise NotThePlatform
    parts = [keys.token, timestamp, nonce, *([more] if more else [])]
    right = hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()  # noqa: S324 — the platform's choice
    if not hmac.compare_digest(right.encode(), given.encode()):
        raise NotThePlatform
    if abs(int(timestamp) - now.timestamp()) > WINDOW_SECONDS:
        raise NotThePlatform
    return given


def _harmless(body: bytes) -> str:
    """The XML as text: no document type, no entities, one level deep. Raises NotUnderstood."""
    try:
        root = SafeTree.fromstring(body, forbid_dtd=True)
        text = body.decode("utf-8")
    except (DefusedXmlException, SafeTree.ParseError, ValueError, LookupError) as error:
        raise NotUnderstood from error
    if root.tag != "xml" or len(root) > 60 or any(len(child) > 20 for child in root):
        raise NotUnderstood
    return text


def _decrypted(request: HttpRequest, body: str, channel: Channel, keys: Keys, now: datetime) -> tuple[str, str]:
    """The message inside, and its signature, which covers it. Raises NotThePlatform."""
    from wechatpy.exceptions import WeChatException

    inside = SafeTree.fromstring(body).findtext("Encrypt") or ""
    if request.GET.get("encrypt_type") != "aes" or not inside:
        raise NotThePlatform
    signature = _check(request, keys, now, "msg_signature", inside)
    timestamp, nonce = request.GET["timestamp"], request.GET["nonce"]
    try:
        text: str = _crypto(channel, keys).decrypt_message({"Encrypt": inside}, signature, timestamp, nonce)
    except (WeChatException, ValueError, IndexError, ArithmeticError, LookupError, OSError) as error:
        raise NotThePlatform from error
    except Exception as error:  # struct.error and what else a wrong key makes of a right signature
        raise NotThePlatform from error
    return text, signature


def _crypto(channel: Channel, keys: Keys) -> Any:
    from wechatpy.crypto import WeChatCrypto

    return WeChatCrypto(keys.token, keys.aes_key, channel.app_id)


def _read(xml: str, proof: str, nonce: str) -> Heard:
    """What the message says. Raises NotUnderstood."""
    from wechatpy import parse_message

    try:
        message = parse_message(xml)
        kind = str(message._data["MsgType"]).lower()
        follower, at = str(message.source), str(message.time)
        name = str(message.id) if message.id else at + str(getattr(message, "event", ""))
        back = _Back(message=message, nonce=nonce)
        parts = {"text": ("content",), "link": ("title", "description", "url")}.get(kind, ())
        text = "\n".join(str(part) for part in (getattr(message, one, None) for one in parts) if part)
        media, url = (str(getattr(message, one, "") or "") if kind == "image" else "" for one in ("media_id", "image"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotUnderstood from error
    if not follower or len(follower) > 128:
        raise NotUnderstood
    known = _KINDS.get(kind, Kind.OTHER)
    if kind == "event" and str(getattr(message, "event", "")).startswith("subscribe"):
        known = Kind.CAME
    return Heard(
        kind=known, proof=proof, follower=follower, message=name, text=text, media=media, media_url=url, back=back
    )
