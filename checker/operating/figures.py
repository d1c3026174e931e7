"""What an operator looks at first: is everything alive, does anything wait, is there room."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.utils.timesince import timesince
from django.utils.translation import gettext

from checker import patterns
from checker.cases import feedback, pulse, queries, replying, retention
from checker.cases.models import Case, Heartbeat, Item, State
from checker.operating import snapshots

LOW = 1024**3
"""Bytes of room below which something is wrong."""
OPINIONS = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One figure in words; `wrong` says that somebody should look."""

    label: str
    value: str
    wrong: bool = False


def health(now: datetime) -> list[Line]:
    """Queue, parts, room and versions."""
    return [*_work(now), *_parts(now), *_room(), *_versions()]


def opinions(now: datetime) -> list[Line]:
    """What readers said of their reports in the last month."""
    told = feedback.summary(now - OPINIONS)
    return [
        Line(label=f"{question.value}", value=f"{tally.yes} : {tally.no}") for question, tally in told.overall.items()
    ] + [Line(label=claim, value=str(number)) for claim, number in told.doubted[:10]]


def storage(now: datetime) -> list[Line]:
    """Every kept file, and those that no row names."""
    sizes = dict(_sizes())
    old = {name for name in _old(now) if name in sizes}
    orphans = old - snapshots.named_now()
    return [
        Line(label=gettext("files"), value=str(len(sizes))),
        Line(label=gettext("size"), value=_bytes(sum(sizes.values()))),
        Line(label=gettext("files that nothing names, for more than an hour"), value=str(len(orphans))),
        Line(label=gettext("pictures of cases"), value=str(Item.objects.exclude(picture="").count())),
    ]


def _work(now: datetime) -> Iterator[Line]:
    beat = pulse.pulse(now)
    stale = Case.objects.filter(state=State.RUNNING, lease_until__lt=now).count()
    yield Line(label=gettext("waiting"), value=str(beat.work.waiting), wrong="queue" in beat.work.troubles)
    yield Line(label=gettext("being worked on"), value=str(beat.work.running))
    yield Line(label=gettext("its worker died"), value=str(stale), wrong=stale > 0)
    yield Line(label=gettext("failed"), value=str(beat.work.failed))
    yield Line(label=gettext("seconds that the oldest one waits"), value=str(beat.work.oldest_waiting_seconds))
    yield Line(label=gettext("answered within the last hour"), value=str(beat.answered))
    waiting = len(replying.waiting_replies())
    yield Line(label=gettext("statements that wait to be read"), value=str(waiting))


def _parts(now: datetime) -> Iterator[Line]:
    for beat in Heartbeat.objects.order_by("name"):
        asleep = beat.name == queries.SWEEPER and "sweeper" in queries.state_of_work(now).troubles
        yield Line(label=beat.name, value=timesince(beat.at, now), wrong=asleep)
    yield Line(label=gettext("database"), value=_database())
    answers = _broker_answers()
    yield Line(
        label=gettext("broker"), value=gettext("answers") if answers else gettext("is silent"), wrong=not answers
    )


def _room() -> Iterator[Line]:
    free = shutil.disk_usage(next(place for place in (settings.DATA_DIR, *settings.DATA_DIR.parents) if place.exists()))
    yield Line(label=gettext("room on the disk"), value=_bytes(free.free), wrong=free.free < LOW)


def _versions() -> Iterator[Line]:
    yield Line(label="Python", value=platform.python_version())
    yield Line(label="Django", value=version("django"))
    yield Line(label=gettext("library of patterns"), value=patterns.library().version)


def _database() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version(), page_count * page_size FROM pragma_page_count, pragma_page_size")
        else:
            cursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
        number, size = cursor.fetchone()
    return f"{connection.vendor} {number}, {_bytes(int(size))}"


def _broker_answers() -> bool:
    from checker.celery import app

    try:
        with app.connection_for_write() as link:
            link.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=1)
    except Exception:  # whatever the broker does, the page shall say it
        return False
    return True


def _sizes() -> Iterable[tuple[str, int]]:
    store: Any = storages["pictures"]
    return store.sizes()  # type: ignore[no-any-return]


def _old(now: datetime) -> Iterable[str]:
    store: Any = storages["pictures"]
    return store.older_than(now - retention.ORPHAN_AGE)  # type: ignore[no-any-return]


def _bytes(number: int) -> str:
    from django.template.defaultfilters import filesizeformat

    return str(filesizeformat(number))
