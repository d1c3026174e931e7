"""`manage.py work`: works on whatever waits, one case after the other and without the broker, then ends."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from checker.cases import processes, working
from checker.cases.claiming import due
from checker.cases.models import Case


class Command(BaseCommand):
    help = "Works on the waiting cases without the broker until none is left."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        processes.die_with_parent(signal.SIGTERM, os.getppid())
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        while case := Case.objects.filter(due(timezone.now())).order_by("asked_at").only("id").first():
            working.work_on(case.id, timezone.now)
