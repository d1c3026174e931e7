"""`manage.py restore FILE`: put a backup back, on a machine that has nothing yet."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from checker.operating import restoring
from checker.operating.snapshots import NoSuchProgram


class Command(BaseCommand):
    help = "Put the backup in FILE back (- is standard input). Stop everything else first, and start it afterwards."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--force", action="store_true", help="replace what is here")

    def handle(self, *args: Any, file: str, force: bool, **options: Any) -> None:
        try:
            if file == "-":
                done = restoring.restore(sys.stdin.buffer, force=force)
            else:
                with Path(file).open("rb") as source:
                    done = restoring.restore(source, force=force)
        except restoring.NotEmpty as error:
            raise CommandError("There is a database or pictures here already; --force replaces them.") from error
        except (restoring.NotABackup, NoSuchProgram, OSError, Error) as error:
            raise CommandError(f"Nothing was restored: {error}") from error
        self.stdout.write(f"As of {done.made_at}: {done.pictures} pictures.")
        if not done.keys:
            self.stdout.write("Give SECRET_KEY and ARCHIVE_KEY, or their files in DATA_DIR, as they were.")
