"""`manage.py work`: works on whatever waits, shoppers first, one after the other without the broker, then ends."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from checker.cases import batch_feeding, processes


class Command(BaseCommand):
    help = "Works on the waiting cases without the broker until none is left."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        processes.die_with_parent(signal.SIGTERM, os.getppid())
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        while batch_feeding.work_once(timezone.now):
            pass
