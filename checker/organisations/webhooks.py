"""Addresses that are called back, as the specification "Standard Webhooks" has it: secrets, signatures, calls owed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.boxes import box
from checker.organisations.models import Delivery, DeliveryState, Member, Organisation, Webhook

MOST_WEBHOOKS = 10
PORTS = (None, 443, 8443)


class NotAnAddress(ValueError):
    """Nothing that we call: no https, a port of something else, a name and password in it, or too long."""


class WebhookUnknown(Exception):
    """The organisation has registered no such address."""


class TooManyWebhooks(Exception):
    """The organisation has registered as many addresses as it may."""


def register(by: Member, address: str, now: datetime) -> tuple[Webhook, str]:
    """A new address, and the secret of its signatures, which is shown once. Raises NotAnAddress, TooManyWebhooks."""
    address = checked(address)
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    with transaction.atomic():
        by.organisation.hold()
        if by.organisation.webhooks.count() >= MOST_WEBHOOKS:
            raise TooManyWebhooks
        if by.organisation.webhooks.filter(address=address).exists():
            raise NotAnAddress(address)
        webhook = Webhook.objects.create(
            organisation=by.organisation,
            address=address,
            secret=box("webhooks").encrypt(secret.encode()).decode(),
            made_by=by.person,
            made_at=now,
        )
        audit.record(by, Action.WEBHOOK_ADDED, webhook, now)
    return webhook, secret


def remove(by: Member, webhook_id: int, now: datetime) -> None:
    """Nothing is called there any more, also what is owed. Raises WebhookUnknown."""
    with transaction.atomic():
        webhook = by.organisation.webhooks.filter(id=webhook_id).first()
        if webhook is None:
            raise WebhookUnknown
        audit.record(by, Action.WEBHOOK_REMOVED, webhook, now)
        webhook.delete()


def registered(organisation: Organisation, address: str) -> Webhook:
    """The registered address, exactly as it was registered. Raises WebhookUnknown."""
    webhook = organisation.webhooks.filter(address=address).first()
    if webhook is None:
        raise WebhookUnknown
    return webhook


def undelivered(organisation: Organisation) -> list[Delivery]:
    """Calls that were given up, the latest first."""
    rows = Delivery.objects.filter(webhook__organisation=organisation, state=DeliveryState.DEAD)
    return list(rows.select_related("webhook", "submission").order_by("-ended_at", "-id")[:100])


def call_again(by: Member, delivery_id: int, now: datetime) -> None:
    """Owe a call anew that was given up. Raises WebhookUnknown."""
    rows = Delivery.objects.filter(id=delivery_id, webhook__organisation=by.organisation, state=DeliveryState.DEAD)
    if not rows.update(state=DeliveryState.WAITING, attempts=0, run_after=now, lease_until=None, ended_at=None):
        raise WebhookUnknown


def signed(webhook: Webhook, name: str, body: bytes, now: datetime) -> dict[str, str]:
    """The three headers: `name` stays the same at every attempt, so that a receiver knows a second call of one event.

    The signature is HMAC-SHA256 over `name.timestamp.body`, with the bytes that the secret's base64 stands for.
    """
    moment = str(int(now.timestamp()))
    secret = box("webhooks").decrypt(webhook.secret.encode()).decode().removeprefix("whsec_")
    message = f"{name}.{moment}.".encode() + body
    digest = hmac.new(base64.b64decode(secret), message, hashlib.sha256).digest()
    return {
        "Webhook-Id": name,
        "Webhook-Timestamp": moment,
        "Webhook-Signature": "v1," + base64.b64encode(digest).decode(),
    }


def checked(address: str) -> str:
    """`address` itself; raises NotAnAddress. Whose network it leads to is looked at when it is called."""
    if len(address) > 500 or not address.isascii() or any(mark.isspace() for mark in address):
        raise NotAnAddress(address)
    try:
        parts = urlsplit(address)
        port, own = parts.port, settings.WEBHOOKS_TO_OWN_NETWORK
    except ValueError as error:
        raise NotAnAddress(address) from error
    safe = own or (parts.scheme == "https" and port in PORTS)
    if not safe or parts.scheme not in ("https", "http") or not parts.hostname or "@" in parts.netloc or parts.fragment:
        raise NotAnAddress(address)
    return address
