"""`manage.py backup FILE`: everything that is kept, in one file, while people use it."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from checker.operating import backing_up
from checker.operating.backing_up import Made
from checker.operating.snapshots import NoSuchProgram


class Command(BaseCommand):
    help = "Write the database and all pictures to FILE, or to standard output where FILE is -."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--with-keys", action="store_true", help="put the secret keys into it as well")

    def handle(self, *args: Any, file: str, with_keys: bool, **options: Any) -> None:
        try:
            made = self._to_pipe(with_keys) if file == "-" else self._to_file(Path(file), with_keys)
        except (OSError, NoSuchProgram, Error) as error:
            raise CommandError(f"There is no backup: {error}") from error
        self.stderr.write(f"{made.pictures} pictures, {made.size} bytes")
        if with_keys:
            self.stderr.write("It holds the keys: whoever has it can read and sign everything. Encrypt it.")
        else:
            self.stderr.write("The keys are not in it. Keep a copy of them elsewhere (deploy/README.md).")
        if made.lost:
            self.stderr.write(f"{len(made.lost)} pictures that rows name are not there: {' '.join(made.lost[:5])}")

    def _to_pipe(self, with_keys: bool) -> Made:  # noqa: FBT001 — as it came
        return backing_up.back_up(sys.stdout.buffer, timezone.now(), with_keys=with_keys)

    def _to_file(self, file: Path, with_keys: bool) -> Made:  # noqa: FBT001
        """Under its name only when it is whole."""
        unfinished = file.with_name(f"{file.name}.part")
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(handle, "wb") as out:
                made = backing_up.back_up(out, timezone.now(), with_keys=with_keys)
                out.flush()
                os.fsync(out.fileno())
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        unfinished.replace(file)
        return made
