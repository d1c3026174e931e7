"""`manage.py work`: works on whatever waits, shoppers first, one after the other without the broker, then ends."""

from __future__ import annotations

import os
import signal
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from checker.cases import batch_feeding, processes


class Command(BaseCommand):
    help = "Works on the waiting cases without the broker until none is left."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watched-as", default="", metavar="WORD", help="who started this tells if it is killed")

    def handle(self, *args: Any, watched_as: str, **options: Any) -> None:
        processes.die_with_parent(signal.SIGTERM, os.getppid())
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        while batch_feeding.work_once(timezone.now, watched_as):
            pass
