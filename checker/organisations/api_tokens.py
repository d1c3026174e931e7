"""Tokens of the API: made, exchanged and taken back by owners; shown once, and known again by their hash."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from checker.organisations import audit
from checker.organisations.actions import Action
from checker.organisations.models import ApiToken, Member, Organisation, Scope, Webhook

LIFETIMES = (30, 90, 365)
"""The days for which a token can be made."""
OVERLAPS = (0, 1, 7)
"""The days for which the old token still works after an exchange."""
MOST_TOKENS = 20
_TOKEN = re.compile(r"zd_([a-z0-9]{10})_([A-Za-z0-9_-]{43})")
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class TokenUnknown(Exception):
    """No token that works: unknown, run out, taken back and of a closed organisation look the same from outside."""


class TooManyTokens(Exception):
    """The organisation has as many working tokens as it may have."""


def make(
    by: Member, name: str, scopes: Collection[Scope], *, days: int, now: datetime, webhook: Webhook | None = None
) -> tuple[ApiToken, str]:
    """A new token, and the text that is shown once. `days` is one of LIFETIMES. Raises TooManyTokens."""
    if days not in LIFETIMES:
        raise ValueError(days)
    with transaction.atomic():
        by.organisation.hold()
        if working(by.organisation, now) >= MOST_TOKENS:
            raise TooManyTokens
        token, text = _made(by, name, [scope.value for scope in Scope if scope in scopes], webhook, days, now)
        audit.record(by, Action.TOKEN_MADE, token, now, token=token.prefix)
    return token, text


def exchange(by: Member, token_id: int, *, overlap: int, now: datetime) -> tuple[ApiToken, str]:
    """A new token for the same use and as long a time; the old one works for `overlap` more days (one of OVERLAPS).

    Raises TokenUnknown.
    """
    if overlap not in OVERLAPS:
        raise ValueError(overlap)
    with transaction.atomic():
        old = _own(by, token_id, now)
        days = max((old.expires_at - old.made_at).days, min(LIFETIMES))
        old.expires_at, old.exchanged_at = min(old.expires_at, now + timedelta(days=overlap)), now
        old.save(update_fields=["expires_at", "exchanged_at"])
        token, text = _made(by, old.name, old.scopes, old.webhook, days, now)
        audit.record(by, Action.TOKEN_EXCHANGED, token, now, before=old.prefix, token=token.prefix)
    return token, text


def revoke(by: Member, token_id: int, now: datetime) -> None:
    """The token is dead at once, also one that was exchanged and still works. Raises TokenUnknown."""
    with transaction.atomic():
        token = _own(by, token_id, now, exchanged=True)
        token.expires_at = now
        token.save(update_fields=["expires_at"])
        audit.record(by, Action.TOKEN_REVOKED, token, now, token=token.prefix)


def tokens_of(organisation: Organisation) -> list[ApiToken]:
    """Those that work and those that did, the newest first."""
    return list(organisation.api_tokens.select_related("webhook").order_by("-made_at", "-id"))


def working(organisation: Organisation, now: datetime) -> int:
    """How many tokens work."""
    return organisation.api_tokens.filter(expires_at__gt=now, exchanged_at__isnull=True).count()


def token_for(text: str, now: datetime) -> ApiToken:
    """The working token that somebody showed; notes the day of its use. Raises TokenUnknown."""
    parts = _TOKEN.fullmatch(text)
    if parts is None:
        raise TokenUnknown
    rows = ApiToken.objects.select_related("organisation", "webhook")
    token = rows.filter(prefix=parts[1], expires_at__gt=now, organisation__closed_at__isnull=True).first()
    if token is None or not hmac.compare_digest(token.secret_hash, _hashed(text)):
        raise TokenUnknown
    if token.last_used_on != now.date():
        ApiToken.objects.filter(id=token.id).update(last_used_on=now.date())
    return token


def _own(by: Member, token_id: int, now: datetime, *, exchanged: bool = False) -> ApiToken:
    """One that works; with `exchanged` also one that has a successor."""
    tokens = by.organisation.api_tokens.select_for_update(of=("self",)).filter(expires_at__gt=now)
    token = (tokens if exchanged else tokens.filter(exchanged_at__isnull=True)).filter(id=token_id).first()
    if token is None:
        raise TokenUnknown
    return token


def _made(
    by: Member, name: str, scopes: list[str], webhook: Webhook | None, days: int, now: datetime
) -> tuple[ApiToken, str]:
    prefix = "".join(secrets.choice(_LETTERS) for _ in range(10))
    text = f"zd_{prefix}_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        organisation=by.organisation,
        name=name,
        prefix=prefix,
        secret_hash=_hashed(text),
        scopes=scopes,
        webhook=webhook,
        made_by=by.person,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    return token, text


def _hashed(text: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()
