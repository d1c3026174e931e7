"""Misused settings and missing parts, found before anything starts and said with a hint.

Every command loads this module and few run the checks, so each check imports what it asks about itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 — Django's own names

_LOCAL = {"localhost", "127.0.0.1", "[::1]"}


@register(Tags.security)
def the_secret_is_secret(**_: Any) -> Iterator[CheckMessage]:
    """Links and forms are only as safe as the secret they are made with."""
    key = settings.SECRET_KEY
    if len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure-"):
        yield Error(
            "SECRET_KEY is too short or too simple.",
            hint="Leave it out, and a good one is made in DATA_DIR; or give 50 random characters or more.",
            id="zhendema.E001",
        )


@register(Tags.files)
def the_data_folder_can_be_written(**_: Any) -> Iterator[CheckMessage]:
    """Database, pictures and the broker's socket live there."""
    nearest = next(folder for folder in (settings.DATA_DIR, *settings.DATA_DIR.parents) if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        yield Error(
            f"DATA_DIR {settings.DATA_DIR} is not a folder that this user may write to.",
            hint="Set DATA_DIR to another folder, or change who may write to this one.",
            id="zhendema.E002",
        )


@register(Tags.security)
def debugging_stays_at_home(**_: Any) -> Iterator[CheckMessage]:
    """A page of DEBUG shows settings and what was handed in."""
    if settings.DEBUG and not set(settings.ALLOWED_HOSTS) <= _LOCAL:
        yield Error(
            "DEBUG is on while other machines may ask for pages.",
            hint="Leave DEBUG out, or leave ALLOWED_HOSTS and HOST at their defaults.",
            id="zhendema.E003",
        )


@register(Tags.security)
def the_site_knows_its_names(**_: Any) -> Iterator[CheckMessage]:
    """With any name allowed, a page can be made to show links to somebody else's site."""
    if "*" in settings.ALLOWED_HOSTS:
        yield Warning(
            "Pages are shown under any host name.",
            hint="Set ALLOWED_HOSTS to the names of the site, separated by commas.",
            id="zhendema.W004",
        )


@register(Tags.security)
def the_decoders_are_recent(**_: Any) -> Iterator[CheckMessage]:
    """Libraries that come inside wheels are seen by no audit of packages."""
    from packaging.version import Version

    for name, found, floor in _decoders():
        if Version(found) < Version(floor):
            yield Error(
                f"{name} {found} has known holes that a picture can reach.",
                hint=f"Install the pinned requirements: {name} must be {floor} or newer.",
                id="zhendema.E005",
            )


def _decoders() -> Iterator[tuple[str, str, str]]:
    """Name, version and oldest acceptable version of what decodes pictures."""
    import pi_heif
    import PIL
    from PIL import features

    yield "Pillow", PIL.__version__, "12.3.0"
    yield "libwebp (inside Pillow)", features.version("webp") or "0", "1.6.0"
    yield "libheif (inside pi-heif)", pi_heif.libheif_version(), "1.22.1"


@register(Tags.files)
def the_library_can_be_read(**_: Any) -> Iterator[CheckMessage]:
    """A faulty pattern file must stop the start, not the first case."""
    from checker import patterns

    try:
        patterns.library()
    except Exception as fault:
        yield Error(
            f"The library of patterns cannot be read: {fault}",
            hint="`python -m checker.patterns` names every fault.",
            id="zhendema.E006",
        )


@register(Tags.models)
def every_personal_field_has_a_rule(**_: Any) -> Iterator[CheckMessage]:
    """A new field must say how long it is kept, or that it says nothing about a person."""
    from checker.cases import retention
    from checker.organisations import retention as of_members

    for field in (*retention.undeclared(), *of_members.undeclared()):
        yield Error(
            f"{field} has no retention rule.",
            hint="Add it to the rules in retention.py of checker/cases or checker/organisations, or to NOT_PERSONAL.",
            id="zhendema.E007",
        )


@register(Tags.compatibility)
def hints_reach_the_workers(**_: Any) -> Iterator[CheckMessage]:
    """The web server and the workers are different processes."""
    from kombu.transport import TRANSPORT_ALIASES

    if settings.BROKER_URL.startswith("memory:"):
        yield Error(
            "BROKER_URL memory:// reaches no other process.",
            hint="Leave it out for the broker that comes along, or name a Redis, Valkey or RabbitMQ server.",
            id="zhendema.E008",
        )
    elif "://" not in settings.BROKER_URL or settings.BROKER_URL.split("://")[0].split("+")[0] not in TRANSPORT_ALIASES:
        yield Error(
            "BROKER_URL is not the address of a broker.",
            hint="Leave it out for the broker that comes along, or use one like redis://host:6379/0 or amqp://host//.",
            id="zhendema.E009",
        )
