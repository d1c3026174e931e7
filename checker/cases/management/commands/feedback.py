"""`manage.py feedback`: what readers said of their reports, in figures."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from checker.cases import feedback


class Command(BaseCommand):
    help = "How many found their report useful and right, by level; and the claims of those said to be wrong."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=30, help="how far to look back (30)")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        told = feedback.summary(timezone.now() - timedelta(days=days))
        for question, tally in told.overall.items():
            self.stdout.write(f"{question:<8} yes {tally.yes:>6}  no {tally.no:>6}")
        for level, tallies in told.by_level.items():
            for question, tally in tallies.items():
                self.stdout.write(f"  {level:<14} {question:<8} yes {tally.yes:>6}  no {tally.no:>6}")
        if told.doubted:
            self.stdout.write("claims of reports said to be wrong")
            self.stdout.writelines(f"  {number:>6}  {claim}\n" for claim, number in told.doubted)
