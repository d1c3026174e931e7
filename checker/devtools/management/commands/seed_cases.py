"""`manage.py seed_cases --count N`: cases on the desk of an organisation made for it, to measure the desk with."""

from __future__ import annotations

from argparse import ArgumentParser
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from checker.devtools.seeding import SLUG, seed


class Command(BaseCommand):
    """They have rows and facts, but no words, pictures or answers: lists and counts are real, reports are not there."""

    help = f"Hand over many made-up cases to the organisation {SLUG}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--count", type=int, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        started = perf_counter()
        for cases in seed(options["count"], timezone.now()):
            self.stdout.write(f"{cases} cases after {perf_counter() - started:.0f} s")
