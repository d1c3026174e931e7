"""A new SECRET_KEY: first the files, with the old key still opening what it made; then everything sealed anew."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import models

from checker.env import env_secret
from checker.organisations import channels, sealed_links
from checker.organisations.boxes import box
from checker.organisations.models import Channel, Collected, Webhook
from checker.settings_keys import ARCHIVE_FILE, FORMER_FILE, KEY_FILE

LENGTH = 50
"""Bytes of chance in a key."""
SEALED: tuple[tuple[type[models.Model], str, str], ...] = (
    (Webhook, "secret", "webhooks"),
    (Collected, "sealed", sealed_links.PURPOSE),
    (Channel, "sealed", channels.PURPOSE),
)
"""Every column that is sealed by a box, with the purpose of the box; second factors are sealed inside their rows."""


class KeyFromElsewhere(Exception):
    """The key comes from the environment, which no command can change."""


def begin() -> None:
    """Make a new key in DATA_DIR and keep the old one as a fallback; programs that run have to be started anew.

    The archive keeps the key that it has. A crash in between leaves files that work. Raises KeyFromElsewhere.
    """
    if env_secret("SECRET_KEY") or env_secret("SECRET_KEY_FALLBACKS"):
        raise KeyFromElsewhere
    folder, old = Path(settings.DATA_DIR), str(settings.SECRET_KEY)
    if not env_secret("ARCHIVE_KEY") and not (folder / ARCHIVE_FILE).exists():
        write(folder / ARCHIVE_FILE, str(settings.ARCHIVE_KEY))
    former = [old, *(key for key in settings.SECRET_KEY_FALLBACKS if key != old)]
    write(folder / FORMER_FILE, "\n".join(former))
    write(folder / KEY_FILE, new_key())


def new_key() -> str:
    """A key as `begin` makes it."""
    return secrets.token_urlsafe(LENGTH)


def finish() -> int:
    """Seal with today's key what former keys sealed, then forget those that lie in DATA_DIR; how many were resealed.

    Whoever signed in before the new key signs in again.
    """
    changed = _reseal_second_factors() + sum(_reseal_column(*about) for about in SEALED)
    if not env_secret("SECRET_KEY_FALLBACKS"):
        (Path(settings.DATA_DIR) / FORMER_FILE).unlink(missing_ok=True)
    return changed


def _reseal_second_factors() -> int:
    from allauth.mfa.models import Authenticator

    rows = Authenticator.objects.filter(type__in=[Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES])
    changed = 0
    for row in rows.iterator():
        data = {name: _each(value, _resealed("second factors")) for name, value in row.data.items()}
        changed += Authenticator.objects.filter(pk=row.pk, data=row.data).update(data=data)
    return changed


def _reseal_column(model: type[models.Model], column: str, purpose: str) -> int:
    """Of rows that nobody changes meanwhile; what was changed meanwhile is sealed with today's key anyway."""
    changed, reseal = 0, _resealed(purpose)
    rows: Iterable[tuple[Any, str]] = model._default_manager.values_list("pk", column)
    for pk, sealed in rows:
        changed += model._default_manager.filter(pk=pk, **{column: sealed}).update(**{column: reseal(sealed)})
    return changed


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    return [_each(one, change) for one in value] if isinstance(value, list) else value


def _resealed(purpose: str) -> Callable[[str], str]:
    """Seals a text anew; one that is not sealed, or with a key that nobody has any more, stays as it is."""
    opened = box(purpose)

    def change(sealed: str) -> str:
        try:
            return opened.rotate(sealed.encode()).decode()
        except InvalidToken:
            return sealed

    return change


def write(file: Path, content: str) -> None:
    """Write a secret, whole or not at all, readable by its owner only."""
    unfinished = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as writing:
        writing.write(content)
        writing.flush()
        os.fsync(writing.fileno())
    unfinished.replace(file)
