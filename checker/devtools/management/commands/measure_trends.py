"""`manage.py measure_trends`: how long the trends take over the cases that `seed_cases` made."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from datetime import timedelta
from functools import partial
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from checker.cases import trend_tables, trends
from checker.cases.collecting import collect_static
from checker.cases.models import DayChanged, Tally
from checker.devtools.asking_pages import HEADINGS, asked, milliseconds, queries, times
from checker.devtools.seeding import DAYS, SLUG
from checker.organisations.models import Member, Organisation, Role


class Command(BaseCommand):
    """Counts every day first, as it would have been counted when it was over; then asks for each page many times."""

    help = f"Measure the trends of {SLUG} and of the public."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=20)
        parser.add_argument("--counted", action="store_true", help="the days have been counted by an earlier run")

    def handle(self, *args: Any, **options: Any) -> None:
        member = Member.objects.select_related("organisation", "person").get(organisation__slug=SLUG, role=Role.VIEWER)
        collect_static()
        cases = member.organisation.handovers.count()
        self._say(f"{cases} cases on {connection.vendor}, load of the machine {os.getloadavg()[0]:.1f}")
        if not options["counted"]:
            self._count(member.organisation)
        self._say(f"{Tally.objects.count()} rows of counts")
        self._say(f"{'':46}{HEADINGS}  queries")
        every: list[float] = []
        client = Client()
        with override_settings(ALLOWED_HOSTS=["testserver"]):
            client.force_login(member.person)
            for path in _paths():
                spent = [milliseconds(partial(asked, client, path)) for _ in range(options["rounds"])]
                every += spent
                self._say(f"{path:46}{times(spent)}  {queries(client, path)}")
        self._say(f"{'all':46}{times(every)}  (milliseconds)")

    def _count(self, organisation: Organisation) -> None:
        """Every day, for the organisation and for everybody, one by one as the sweeper does it."""
        started, counted = perf_counter(), 0
        then = timezone.now() - timedelta(days=DAYS)  # when each of the days was still whole
        days = [timezone.localdate(then) + timedelta(days=number) for number in range(DAYS + 1)]
        DayChanged.objects.bulk_create(
            DayChanged(day=day, organisation=whose) for day in days for whose in (None, organisation)
        )
        while trends.roll_up(then, most=1):
            counted += 1
        weeks = trends.fold(timezone.now())
        self._say(f"{counted} days counted, {weeks} weeks folded, {perf_counter() - started:.1f} s")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _paths() -> list[str]:
    """The dashboard of an organisation and that of the public: every kind over a year, each length, one level, CSV."""
    desk, guide = f"/desk/{SLUG}/trends/", "/guide/trends/"
    found = [f"{desk}?kind={kind.value}&weeks=52" for kind in trend_tables.ALL_KINDS]
    found += [f"{guide}?kind={kind.value}&weeks=52" for kind in trend_tables.PUBLIC_KINDS]
    found += [f"{where}?kind=claim&weeks={weeks}" for where in (desk, guide) for weeks in trend_tables.WEEKS[:2]]
    found += [
        f"{desk}?kind=claim&weeks=52&level=stop",
        *(f"{one}table.csv?kind=claim&weeks=52" for one in (desk, guide)),
    ]
    return found
