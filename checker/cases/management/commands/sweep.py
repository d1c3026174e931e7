"""`manage.py sweep`: keeps the queue moving and the promises about erasing; runs until it is stopped."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.checks import Tags
from django.core.management.base import BaseCommand
from django.utils import timezone

from checker.cases.sweeping import Sweeper


class Command(BaseCommand):
    help = "Hints again at waiting cases, ends exhausted ones, erases what is due. Runs until stopped."
    requires_system_checks = (Tags.security,)  # secrets of the example are refused

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="one round only")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        sweeper = Sweeper(clock=timezone.now)
        if once:
            sweeper.sweep(timezone.now())
            sweeper.caller.wait()
            return
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        sweeper.run(stop)
