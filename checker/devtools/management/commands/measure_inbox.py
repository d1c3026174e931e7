"""`manage.py measure_inbox`: how long the desk takes to find among the cases that `seed_cases` made."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import timedelta
from itertools import combinations
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.http import urlencode

from checker.cases import inbox
from checker.cases.collecting import collect_static
from checker.desk.inbox.asking import question
from checker.devtools.asking_pages import asked as got
from checker.devtools.asking_pages import milliseconds, queries, times
from checker.devtools.seeding import DAYS, SLUG
from checker.evidence import all_checks
from checker.organisations.models import Member, Role
from checker.patterns import library
from checker.patterns.lexicon import lexicon


class Command(BaseCommand):
    """Each question is asked in turn, many times over: alone, and as the whole page that a viewer gets."""

    help = f"Measure the search of the inbox of {SLUG}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=20)
        parser.add_argument("--pairs", action="store_true", help="every filter, and every two of them together")

    def handle(self, *args: Any, **options: Any) -> None:
        member = Member.objects.select_related("organisation", "person").get(organisation__slug=SLUG, role=Role.VIEWER)
        collect_static()
        cases = member.organisation.handovers.count()
        self._say(f"{cases} cases on {connection.vendor}, load of the machine {os.getloadavg()[0]:.1f}")
        self._say(f"{'':34}{'found':>9} {'search p50':>11} {'p95':>7} {'page p50':>9} {'p95':>7}  queries of the page")
        searches: list[float] = []
        pages: list[float] = []
        client = Client()
        with override_settings(ALLOWED_HOSTS=["testserver"]):
            client.force_login(member.person)
            for name, asked in (_pairs() if options["pairs"] else _questions()).items():
                found, alone, page, queries = _measured(member, client, asked, options["rounds"])
                searches, pages = searches + alone, pages + page
                self._say(f"{name:34}{found:>9}  {times(alone)}  {times(page)}  {queries}")
        self._say(f"{'all':34}{'':>9}  {times(searches)}  {times(pages)}  (milliseconds)")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _questions() -> Mapping[str, Mapping[str, str]]:
    """Those that go hardest among them: two common claims that never meet, and common ones that often do."""
    claims, brands = sorted(library().patterns), sorted(lexicon().brands)
    rules = sorted(library().combinations)
    today = timezone.localdate()
    month = {"since": f"{today.replace(day=1)}", "until": f"{today}"}
    long_ago = {"until": f"{timezone.localdate(timezone.now() - timedelta(days=DAYS - 3))}"}
    return {
        "open": {},
        "open and closed": {"state": "any"},
        "one level": {"level": "stop", "state": "any"},
        "a common claim": {"claim": claims[0], "state": "any"},
        "a rare claim": {"claim": claims[-1], "state": "any"},
        "common claim, common brand": {"claim": claims[0], "brand": brands[0], "state": "any"},
        "claim and level": {"claim": claims[1], "level": "hold-off"},
        "claim, combination, mine": {"claim": claims[2], "combination": rules[0], "who": "me", "state": "any"},
        "nobody's, in Chinese": {"who": "nobody", "language": "zh-hans"},
        "this month": month,
        "the first three days": {**long_ago, "state": "any"},
        "a common contact": {"contact": "wx: example-shop-1", "state": "any"},
        "nothing: rare brand, rare claim": {"claim": claims[-1], "brand": brands[-1], "state": "any"},
        "nothing: English, from Taiwan": {"language": "en", "brand": brands[-1], "level": "stop"},
        "old pages": {"state": "any", "before": "40000"},
        "everything at once": {
            "claim": claims[0],
            "brand": brands[1],
            "combination": rules[1],
            "language": "zh-hans",
            "level": "check-first",
            "state": "closed",
            "who": "nobody",
            **month,
        },
    }


def _pairs() -> Mapping[str, Mapping[str, str]]:
    """Every filter with its most common value, alone and with each of the others, open and closed cases."""
    rooms, today = library(), timezone.localdate()
    filters = {
        "claim": {"claim": min(rooms.patterns)},
        "combination": {"combination": min(rooms.combinations)},
        "check": {"check": min(all_checks())},
        "brand": {"brand": min(lexicon().brands)},
        "language": {"language": "zh-hans"},
        "contact": {"contact": "wx: example-shop-1"},
        "level": {"level": "check-first"},
        "closed": {"state": "closed"},
        "mine": {"who": "me"},
        "nobody's": {"who": "nobody"},
        "since": {"since": f"{today - timedelta(days=90)}"},
        "until": {"until": f"{today - timedelta(days=90)}"},
    }
    alone = {name: {"state": "any", **one} for name, one in filters.items()}
    two = combinations(filters.items(), 2)
    both = {f"{one}, {other}": {"state": "any", **first, **second} for (one, first), (other, second) in two}
    return {**alone, **both}


def _measured(
    member: Member, client: Client, asked: Mapping[str, str], rounds: int
) -> tuple[int, list[float], list[float], int]:
    """How many cases fit, the milliseconds of each search and each page, and the queries of the page."""
    path = f"/desk/{SLUG}/inbox/?{urlencode(asked)}"
    found = inbox.search(member.organisation, question(member, asked).asked, timezone.now()).total
    alone = [milliseconds(lambda: _search(member, asked)) for _ in range(rounds)]
    page = [milliseconds(lambda: got(client, path)) for _ in range(rounds)]
    return found, alone, page, queries(client, path)


def _search(member: Member, asked: Mapping[str, str]) -> inbox.Found:
    read = question(member, asked)
    return inbox.search(member.organisation, read.asked, timezone.now(), before=read.before)
