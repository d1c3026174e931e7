"""`manage.py scan FILE.jsonl`: examine one case a line, write one answer a line."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker.cases.scanning import scan


def number_of_processes(text: str) -> int:
    """A whole number from 1 on; raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a number of processes")
    return int(text)


class Command(BaseCommand):
    """Writes nothing but answers to standard output; exit code 1 if any line failed."""

    help = "Examine the cases of a JSON lines file (or - for standard input) without database or broker."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.jsonl")
        parser.add_argument("--workers", type=number_of_processes, default=1, metavar="N", help="processes (1)")

    def handle(self, *args: Any, file: str, workers: int, **options: Any) -> None:
        failed = False
        with ExitStack() as stack:
            lines, folder = self._opened(file, stack)
            for answer in scan(lines, workers=workers, today=timezone.localdate(), folder=folder):
                failed = failed or "error" in answer
                sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
                sys.stdout.flush()
        if failed:
            sys.exit(1)

    def _opened(self, file: str, stack: ExitStack) -> tuple[Iterable[str], Path]:
        """The lines, and the folder of the file: pictures may be named from there."""
        if file == "-":
            return sys.stdin, Path()
        try:
            return stack.enter_context(Path(file).open(encoding="utf-8")), Path(file).parent
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
