"""`manage.py scan FILE.jsonl`: examine one case a line, write one answer a line."""

from __future__ import annotations

import io
import json
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker.cases.readying import A_POST, load_the_engine
from checker.cases.scanning import scan

ENCODING = "utf-8-sig"  # many editors and spreadsheets put a mark before the first line
ODD_BYTES = "surrogateescape"  # a line in another encoding is that line's fault, not the end of the scan


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
        try:
            failed = self._answered(file, workers)
        except BrokenPipeError:  # whoever read the answers has seen enough, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            failed = True
        if failed:
            sys.exit(1)

    def _answered(self, file: str, workers: int) -> bool:
        """Write all answers; whether any line failed."""
        failed = False
        if isinstance(sys.stdout, io.TextIOWrapper):  # half a character, which no encoding can write, is escaped
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        with ExitStack() as stack:
            lines, folder = self._opened(file, stack)
            with suppress(Exception):  # each line then says what is wrong
                load_the_engine(timezone.localdate(), A_POST if workers > 1 else ".")
            for answer in scan(lines, workers=workers, today=timezone.localdate(), folder=folder):
                failed = failed or "error" in answer
                sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
                sys.stdout.flush()
        return failed

    def _opened(self, file: str, stack: ExitStack) -> tuple[Iterable[str], Path]:
        """The lines, and the folder of the file: pictures may be named from there."""
        if file == "-":
            if isinstance(sys.stdin, io.TextIOWrapper):
                sys.stdin.reconfigure(encoding=ENCODING, errors=ODD_BYTES)
            return sys.stdin, Path()
        try:
            return stack.enter_context(Path(file).open(encoding=ENCODING, errors=ODD_BYTES)), Path(file).parent
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
