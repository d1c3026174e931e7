"""What may do no harm on somebody's own machine and would in production: secrets of an example, no proxy, no mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 — Django's own names

PLACEHOLDER = "change-me"
SHORTEST_TOKEN = 32


@register(Tags.security)
def no_secret_is_an_example(**_: Any) -> Iterator[CheckMessage]:
    """The file of examples has a placeholder wherever a secret belongs."""
    database = settings.DATABASES["default"]
    secrets = {
        "SECRET_KEY": str(settings.SECRET_KEY),
        "METRICS_TOKEN": settings.METRICS_TOKEN,
        "DATABASE_URL": str(database.get("PASSWORD", "")),
        "BROKER_URL": settings.BROKER_URL,
        "MAIL_URL": settings.EMAIL_HOST_PASSWORD,
        "S3_SECRET_KEY": str(settings.STORAGES["pictures"].get("OPTIONS", {}).get("secret_key") or ""),
    }
    for name, value in secrets.items():
        if PLACEHOLDER in value:
            yield Error(
                f"{name} is still the one of the example.",
                hint="Put a secret of your own in its place, or into the file that the variable with _FILE names.",
                id="zhendema.E010",
            )


@register(Tags.security)
def the_token_of_the_figures_is_long(**_: Any) -> Iterator[CheckMessage]:
    """It is asked for without a limit."""
    if 0 < len(settings.METRICS_TOKEN) < SHORTEST_TOKEN:
        yield Error(
            f"METRICS_TOKEN is shorter than {SHORTEST_TOKEN} characters.",
            hint="Make one: python -c 'import secrets; print(secrets.token_urlsafe(32))'",
            id="zhendema.E011",
        )


@register(Tags.security)
def a_proxy_is_counted(**_: Any) -> Iterator[CheckMessage]:
    """Otherwise every shopper has the proxy's address, and they share one limit or have none."""
    if settings.HTTPS and not settings.TRUSTED_PROXIES:
        yield Warning(
            "HTTPS says that a proxy stands in front, and TRUSTED_PROXIES that there is none.",
            hint="Set TRUSTED_PROXIES to the number of your proxies that append to X-Forwarded-For, usually 1.",
            id="zhendema.W012",
        )


@register(Tags.security)
def mail_goes_out(**_: Any) -> Iterator[CheckMessage]:
    """In files, an invitation or a reset reaches nobody, and whoever reads the folder can use it."""
    if settings.HTTPS and settings.EMAIL_BACKEND.endswith(".filebased.EmailBackend"):
        yield Warning(
            "Mails are written into DATA_DIR/mail and stay there; nobody gets them.",
            hint="Set MAIL_URL to your mail server, such as smtps://user:password@host:465.",
            id="zhendema.W013",
        )
