"""What every channel does: prove that the platform calls, read its message, and answer in the same response."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from django.http import HttpRequest, HttpResponse

from checker.organisations.channels import Keys
from checker.organisations.models import Channel

MOST_BYTES = 128 * 1024
"""Enough for 20,000 characters, encrypted; platforms send a few thousand at most."""


class NotThePlatform(Exception):
    """The call does not prove that it comes from the platform: wrong signature, too old, or not encrypted."""


class NotUnderstood(Exception):
    """The platform's message has a form that we do not know."""


class Kind(StrEnum):
    WORDS = "words"
    PICTURE = "picture"
    OTHER = "other"  # voice, video, a place: answered kindly
    CAME = "came"  # somebody new
    NOTHING = "nothing"  # not answered: somebody left, a button, a group


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A message: `proof` shows that the platform sent it, `follower` and `message` are the platform's own names.

    `media` and `media_url` name a picture at the platform. `back` is what the channel needs to answer.
    """

    kind: Kind
    proof: str
    follower: str
    message: str
    text: str = ""
    media: str = ""
    media_url: str = ""
    back: object = None


class Door(Protocol):
    """One file a channel."""

    def hear(self, request: HttpRequest, channel: Channel, keys: Keys, now: datetime) -> Heard:
        """Raises NotThePlatform, NotUnderstood."""
        ...

    def say(self, heard: Heard, words: str, channel: Channel, keys: Keys, now: datetime) -> HttpResponse:
        """The response that tells the follower `words`; with none, the one that says nothing."""
        ...
