"""`manage.py measure FILE.jsonl …`: how the library does on labelled posts."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker.devtools.measuring import RowFault, group_rows, judge_rows, misses, read_rows, report, result
from checker.patterns import library


class Command(BaseCommand):
    """Prints levels by label, shares with intervals, frequent findings; with `--errors` also the misses."""

    help = "Measure the library on labelled posts."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
        parser.add_argument("--errors", action="store_true", help="print the posts that went the wrong way")
        parser.add_argument("--save", type=Path, metavar="RESULT.json", help="write the figures for the guide page")

    def handle(self, *args: Any, files: list[Path], errors: bool, save: Path | None, **options: Any) -> None:
        today = timezone.localdate()
        try:
            groups = group_rows(judge_rows((row for path in files for row in read_rows(path)), today))
        except (RowFault, OSError) as error:
            raise CommandError(str(error)) from error
        for line in [*report(groups), *(misses(groups) if errors else ())]:
            self.stdout.write(line)
        if save:
            figures = result(groups, library=library().version, today=today)
            save.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
