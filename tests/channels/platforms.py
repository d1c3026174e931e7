"""The platforms' side of a call, written after their public documentation and with none of the code that answers it."""

from __future__ import annotations

import base64
import hashlib
import os
import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as Tree

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.test import Client

APP_ID = "wx0123456789abcdef"
TOKEN = "sharedwordofboth"
AES_KEY = base64.b64encode(bytes(range(32))).decode().rstrip("=")

TEXT = """<xml>
  <ToUserName><![CDATA[gh_example0account]]></ToUserName>
  <FromUserName><![CDATA[{follower}]]></FromUserName>
  <CreateTime>{at}</CreateTime>
  <MsgType><![CDATA[text]]></MsgType>
  <Content><![CDATA[{content}]]></Content>
  <MsgId>{number}</MsgId>
</xml>"""
_OTHER = """<xml>
  <ToUserName><![CDATA[gh_example0account]]></ToUserName>
  <FromUserName><![CDATA[{follower}]]></FromUserName>
  <CreateTime>{at}</CreateTime>
"""
IMAGE = (
    _OTHER
    + """  <MsgType><![CDATA[image]]></MsgType>
  <PicUrl><![CDATA[http://pictures.example/mmbiz/1]]></PicUrl>
  <MediaId><![CDATA[media-1]]></MediaId>
  <MsgId>{number}</MsgId>
</xml>"""
)
VOICE = (
    _OTHER
    + """  <MsgType><![CDATA[voice]]></MsgType>
  <MediaId><![CDATA[media-2]]></MediaId>
  <Format><![CDATA[amr]]></Format>
  <MsgId>{number}</MsgId>
</xml>"""
)
VIDEO = (
    _OTHER
    + """  <MsgType><![CDATA[video]]></MsgType>
  <MediaId><![CDATA[media-3]]></MediaId>
  <ThumbMediaId><![CDATA[media-4]]></ThumbMediaId>
  <MsgId>{number}</MsgId>
</xml>"""
)
PLACE = (
    _OTHER
    + """  <MsgType><![CDATA[location]]></MsgType>
  <Location_X>48.8</Location_X>
  <Location_Y>2.3</Location_Y>
  <Scale>20</Scale>
  <Label><![CDATA[Paris]]></Label>
  <MsgId>{number}</MsgId>
</xml>"""
)
LINK = (
    _OTHER
    + """  <MsgType><![CDATA[link]]></MsgType>
  <Title><![CDATA[法国代购现货]]></Title>
  <Description><![CDATA[专柜小票齐全]]></Description>
  <Url><![CDATA[https://shop.example/1]]></Url>
  <MsgId>{number}</MsgId>
</xml>"""
)
SUBSCRIBED = (
    _OTHER
    + """  <MsgType><![CDATA[event]]></MsgType>
  <Event><![CDATA[subscribe]]></Event>
</xml>"""
)
LEFT = SUBSCRIBED.replace("[subscribe]", "[unsubscribe]")
UNHEARD_OF = (
    _OTHER
    + """  <MsgType><![CDATA[hologram]]></MsgType>
  <MsgId>{number}</MsgId>
</xml>"""
)


def sign(*parts: str) -> str:
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


@dataclass
class OfficialAccount:
    """WeChat's servers as they call one address. `now` is their clock."""

    address: str
    token: str = TOKEN
    aes_key: str = ""
    app_id: str = APP_ID
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    client: Client = field(default_factory=Client)
    number: int = 24_000_000_000_000_000

    def question(self, nonce: str = "") -> dict[str, str]:
        nonce = nonce or str(int.from_bytes(os.urandom(4), "big"))
        timestamp = str(int(self.now.timestamp()))
        return {"signature": sign(self.token, timestamp, nonce), "timestamp": timestamp, "nonce": nonce}

    def verify(self, echo: str = "5719408765") -> Any:
        return self.client.get(self.address, {**self.question(), "echostr": echo})

    def send(self, form: str = TEXT, content: str = "", follower: str = "oFollower-1", **about: Any) -> Any:
        """A new message; `number` sends an old one again, as the platform does when it got no answer in time."""
        self.number += 1
        number = about.pop("number", self.number)
        xml = form.format(follower=follower, at=int(self.now.timestamp()), content=content, number=number)
        return self.call(xml, **about)

    def call(self, xml: str, question: dict[str, str] | None = None) -> Any:
        asked = {**(question or self.question()), "openid": "oFollower-1"}
        if self.aes_key:
            inside = self.encrypted(xml)
            asked |= {
                "encrypt_type": "aes",
                "msg_signature": sign(self.token, asked["timestamp"], asked["nonce"], inside),
            }
            to = "<ToUserName><![CDATA[gh_example0account]]></ToUserName>"
            xml = f"<xml>{to}<Encrypt><![CDATA[{inside}]]></Encrypt></xml>"
        return self.post(xml, asked)

    def post(self, body: str | bytes, asked: dict[str, str]) -> Any:
        return self.client.post(self.address, body, content_type="text/xml", query_params=asked)

    def read(self, answer: Any) -> str:
        """The words that the follower sees."""
        assert answer.status_code == 200, answer.status_code
        if answer.content == b"success":
            return ""
        root = Tree.fromstring(answer.content)
        if self.aes_key:
            inside = root.findtext("Encrypt") or ""
            stamped = (root.findtext("TimeStamp") or "", root.findtext("Nonce") or "")
            assert root.findtext("MsgSignature") == sign(self.token, *stamped, inside)
            root = Tree.fromstring(self.decrypted(inside))
        assert root.findtext("MsgType") == "text"
        assert root.findtext("FromUserName") == "gh_example0account"
        return root.findtext("Content") or ""

    def encrypted(self, xml: str) -> str:
        data = xml.encode()
        plain = os.urandom(16) + struct.pack(">I", len(data)) + data + self.app_id.encode()
        padding = 32 - len(plain) % 32
        writing = self._cipher().encryptor()
        return base64.b64encode(writing.update(plain + bytes([padding]) * padding) + writing.finalize()).decode()

    def decrypted(self, text: str) -> str:
        reading = self._cipher().decryptor()
        plain = reading.update(base64.b64decode(text)) + reading.finalize()
        plain = plain[: -plain[-1]]
        length = struct.unpack(">I", plain[16:20])[0]
        assert plain[20 + length :].decode() == self.app_id
        return plain[20 : 20 + length].decode()

    def _cipher(self) -> Any:
        key = base64.b64decode(f"{self.aes_key}=")
        return Cipher(algorithms.AES(key), modes.CBC(key[:16]))


@dataclass
class Bot:
    """Telegram's servers as they call the webhook of one bot."""

    address: str
    secret: str
    client: Client = field(default_factory=Client)
    number: int = 800_000_000

    def send(self, message: dict[str, Any], **about: Any) -> Any:
        self.number += 1
        number = about.get("number", self.number)
        whole = {
            "message_id": number - 800_000_000,
            "from": {"id": 1, "is_bot": False, "first_name": "Follower", "language_code": "zh-hans"},
            "chat": {"id": 1, "first_name": "Follower", "type": "private"},
            "date": 1_795_000_000,
            **message,
        }
        return self.call({"update_id": number, "message": whole}, about.get("secret", self.secret))

    def call(self, update: Any, secret: str) -> Any:
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        return self.client.post(self.address, update, content_type="application/json", headers=headers)
