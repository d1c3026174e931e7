"""Connecting an account of a messaging platform: its keys are kept encrypted, used by us and never shown again."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.fernet import InvalidToken
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.boxes import box
from checker.organisations.models import Channel, ChannelKind, Heard, Member

PURPOSE = "keys of channels"
MOST_CHANNELS = 10
HEARD_HOURS = 24
A_WHILE = timedelta(hours=1)
MOST_IN_A_WHILE = 30
"""Messages that one follower may send in an hour."""


class ChannelUnknown(Exception):
    """No such account: unknown, foreign, removed and of a closed organisation look the same from outside."""


class TooManyChannels(Exception):
    """The organisation has as many accounts connected as it may have."""


class Replayed(Exception):
    """The proof of an earlier message came again with another message."""


class TooOften(Exception):
    """This follower has sent as many messages as anybody may in an hour."""


@dataclass(frozen=True, kw_only=True)
class Keys:
    """`token` is what both sides know; `aes_key` encrypts messages, empty where they come in plain."""

    token: str
    aes_key: str = ""


def connect(
    by: Member, kind: ChannelKind, name: str, app_id: str, keys: Keys, *, language: str, now: datetime
) -> Channel:
    """A new account with an address of its own. Raises TooManyChannels."""
    with transaction.atomic():
        by.organisation.hold()
        if by.organisation.channels.count() >= MOST_CHANNELS:
            raise TooManyChannels
        channel = Channel.objects.create(
            organisation=by.organisation,
            kind=kind,
            name=name,
            address=secrets.token_urlsafe(16),
            app_id=app_id,
            sealed=_sealed(keys),
            language=language,
            created_at=now,
            changed_at=now,
        )
        audit.record(by, Action.CHANNEL_CONNECTED, channel, now, channel=kind.value)
    return channel


def change_keys(by: Member, channel_id: int, keys: Keys, now: datetime) -> None:
    """The old keys are void at once. Raises ChannelUnknown."""
    with transaction.atomic():
        channel = _own(by, channel_id)
        channel.sealed, channel.changed_at = _sealed(keys), now
        channel.save(update_fields=["sealed", "changed_at"])
        audit.record(by, Action.CHANNEL_CHANGED, channel, now, channel=channel.kind)


def remove(by: Member, channel_id: int, now: datetime) -> None:
    """The address is dead at once. Raises ChannelUnknown."""
    with transaction.atomic():
        channel = _own(by, channel_id)
        audit.record(by, Action.CHANNEL_REMOVED, channel, now, channel=channel.kind)
        channel.delete()


def channel_at(kind: ChannelKind, address: str) -> tuple[Channel, Keys]:
    """The account that a platform calls, with its keys. Raises ChannelUnknown."""
    rows = Channel.objects.filter(kind=kind, address=address, organisation__closed_at__isnull=True)
    channel = rows.first()
    if channel is None:
        raise ChannelUnknown
    try:
        kept = json.loads(box(PURPOSE).decrypt(channel.sealed.encode("ascii")))
    except InvalidToken as error:  # the secret key was changed: the organisation has to give its keys again
        raise ChannelUnknown from error
    return channel, Keys(**kept)


def note(channel: Channel, proof: str, follower: str, message: str, now: datetime) -> str:
    """Remember that a message was heard, and give the key of its case: the same for the same message.

    `proof` is what shows that the platform sent it, `message` the platform's own name of it. Raises Replayed, TooOften.
    """
    who, what = keyed(channel, "follower", follower), keyed(channel, "message", f"{follower}\n{message}")
    seen = keyed(channel, "proof", proof)
    known = Heard.objects.filter(channel=channel, content=what).exists()
    if not known and _lately(channel, who, now) >= MOST_IN_A_WHILE:
        raise TooOften
    try:
        with transaction.atomic():
            Heard.objects.create(channel=channel, proof=seen, content=what, follower=who, at=now)
            Channel.objects.filter(id=channel.id).update(heard_on=now.date())
    except IntegrityError:
        if not Heard.objects.filter(channel=channel, proof=seen, content=what).exists():
            raise Replayed from None
    return what[:22]


def forget_old(now: datetime) -> int:
    """Erase what was heard before yesterday; how many."""
    return Heard.objects.filter(at__lt=now - timedelta(hours=HEARD_HOURS)).delete()[0]


def keyed(channel: Channel, purpose: str, value: str) -> str:
    """A hash that nobody can turn back without our secret, and that differs between accounts."""
    return salted_hmac(
        "checker.organisations.channels", f"{channel.id}\n{purpose}\n{value}", algorithm="sha256"
    ).hexdigest()


def _lately(channel: Channel, who: str, now: datetime) -> int:
    lately = Heard.objects.filter(channel=channel, follower=who, at__gt=now - A_WHILE)
    return lately.values("content").distinct().count()


def _own(by: Member, channel_id: int) -> Channel:
    channel = by.organisation.channels.filter(id=channel_id).first()
    if channel is None:
        raise ChannelUnknown
    return channel


def _sealed(keys: Keys) -> str:
    text = json.dumps({"token": keys.token, "aes_key": keys.aes_key})
    return box(PURPOSE).encrypt(text.encode()).decode("ascii")
