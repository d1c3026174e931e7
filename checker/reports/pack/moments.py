"""Times in a pack: to the second, with the distance to UTC, so that nobody has to ask whose clock it was."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import get_default_timezone, localtime

_SECONDS = len("2026-11-22 16:05:09")


def moment(at: datetime) -> str:
    """`2026-11-22 16:05:09 UTC+08:00`, in the time zone of the installation."""
    local = localtime(at, get_default_timezone()).isoformat(" ", "seconds")
    return f"{local[:_SECONDS]} UTC{local[_SECONDS:].replace('+00:00', '')}"


def time_of(at: datetime | None) -> str:
    """A moment as programs read it, or nothing."""
    return at.isoformat(timespec="seconds") if at else ""
