"""Reading settings from the environment: a bad value stops the start with a sentence, never with a guess."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from dj_database_url import DBConfig
from django.core.exceptions import ImproperlyConfigured

_TRUE = {"true", "1", "yes", "on"}
_FALSE = {"false", "0", "no", "off"}


def env_str(name: str, default: str = "") -> str:
    """The value, or `default` when the variable is missing or empty."""
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, default: bool) -> bool:  # noqa: FBT001
    """true/false, yes/no, on/off, 1/0 in any case; anything else raises ImproperlyConfigured."""
    value = env_str(name).lower()
    if not value:
        return default
    if value in _TRUE | _FALSE:
        return value in _TRUE
    raise ImproperlyConfigured(f"{name} is {value!r}: use true or false.")


def env_int(name: str, default: int, *, least: int = 0, most: int | None = None) -> int:
    """A whole number between `least` and `most`; anything else raises ImproperlyConfigured."""
    value = env_str(name)
    if not value:
        return default
    try:
        number = int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}: use a whole number.") from error
    if number < least or (most is not None and number > most):
        limits = f"from {least} to {most}" if most is not None else f"of at least {least}"
        raise ImproperlyConfigured(f"{name} is {number}: use a number {limits}.")
    return number


def env_choice(name: str, default: str, choices: Sequence[str]) -> str:
    """One of `choices`, in any case; anything else raises ImproperlyConfigured."""
    value = env_str(name, default).upper()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}: use {', '.join(choices[:-1])} or {choices[-1]}.")
    return value


def env_zone(name: str, default: str) -> str:
    """The name of a time zone; anything else raises ImproperlyConfigured."""
    value = env_str(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ImproperlyConfigured(f"{name} is {value!r}: use a name such as UTC or Asia/Shanghai.") from error
    return value


def env_database(name: str, default: str) -> DBConfig:
    """Django's settings for the database at an address; one that is no address raises ImproperlyConfigured."""
    try:
        return dj_database_url.parse(env_secret(name) or default)
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError) as error:
        raise ImproperlyConfigured(  # which is not repeated, as it may hold a password
            f"{name} is not the address of a database: use one like postgres://user:password@host:5432/name."
        ) from error


def env_list(name: str, default: list[str]) -> list[str]:
    """Comma-separated values."""
    return [part.strip() for part in env_str(name).split(",") if part.strip()] or default


def env_path(name: str, default: Path) -> Path:
    """An absolute path; a relative one counts from the current folder."""
    return Path(env_str(name) or default).expanduser().resolve()


def env_secret(name: str) -> str:
    """The value of NAME, or the content of the file that NAME_FILE names, or "" when neither is given."""
    value, file = env_str(name), env_str(f"{name}_FILE")
    if value and file:
        raise ImproperlyConfigured(f"Give {name} or {name}_FILE, not both.")
    if not file:
        return value
    try:
        content = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE names {file}, which cannot be read: {error}.") from error
    if not content:
        raise ImproperlyConfigured(f"{name}_FILE names {file}, which is empty.")
    return content


def kept_secret(file: Path) -> str:
    """The secret in `file`; made there once, readable by its owner only. Raises ImproperlyConfigured."""
    try:
        if not file.exists():
            _make_secret(file)
        content = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"DATA_DIR cannot be used: {error}. Set DATA_DIR to a folder that this user may write to."
        ) from error
    if len(content) < 50:
        raise ImproperlyConfigured(f"{file} does not hold a secret of at least 50 characters. Delete it to make one.")
    return content


def _make_secret(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as writing:
        writing.write(secrets.token_urlsafe(50))
        writing.flush()
        os.fsync(writing.fileno())
    try:
        os.link(unfinished, file)  # fails when another process was quicker: then its secret holds
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()


def env_mail(name: str) -> dict[str, object]:
    """Django's settings for smtp://user:password@host:587, smtps://…, smtp+tls://… or console:; files without one.

    Anything else raises ImproperlyConfigured.
    """
    value = env_secret(name)
    if value in ("", "file:", "console:"):
        kind = "console" if value == "console:" else "filebased"
        return {"EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend"}
    parts = urlsplit(value)
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in ("smtp", "smtp+tls", "smtps") or not parts.hostname or port == -1:
        raise ImproperlyConfigured(
            f"{name} is not the address of a mail server: use one like smtps://user:password@host:465."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
