"""`manage.py measure_reuse`: what the archive knows again, and how fast, in a database of its own."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from checker.devtools.reuse.pictures import known_again
from checker.devtools.reuse.scratch import scratch_database
from checker.devtools.reuse.speed import speeds
from checker.devtools.reuse.texts import told_again

LEAST_LENGTH = 40
"""Characters of the texts that are asked for; of a shorter one little stays when a sentence is changed."""


class Command(BaseCommand):
    """Each measurement runs only where its argument is given."""

    help = "Measure how surely and how fast the archive knows pictures and texts again."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pictures", nargs="+", type=Path, default=[], metavar="FOLDER")
        parser.add_argument("--receipts", nargs="+", type=Path, default=[], metavar="FOLDER")
        parser.add_argument(
            "--others", nargs="+", type=Path, default=[], metavar="FOLDER", help="remembered but not asked for"
        )
        parser.add_argument("--texts", type=Path, metavar="FILE.jsonl.gz")
        parser.add_argument("--sizes", nargs="+", type=int, default=[], help="remembered pictures and texts")
        parser.add_argument("--sample", type=int, default=150, help="edited pictures and texts to ask for")
        parser.add_argument("--details", action="store_true", help="name what was lost and mistaken")

    def handle(self, *args: Any, **options: Any) -> None:
        self._say(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        if options["pictures"]:
            with scratch_database():
                self._pictures(
                    **{name: options[name] for name in ("pictures", "receipts", "others", "sample", "details")}
                )
        if options["texts"]:
            with scratch_database():
                self._texts(options["texts"], options["sample"])
        for size in options["sizes"]:
            with scratch_database():
                for line in speeds(size):
                    self._say(line)
        self._say(f"load of the machine: {os.getloadavg()[0]:.1f}")

    def _pictures(
        self, *, pictures: list[Path], receipts: list[Path], others: list[Path], sample: int, details: bool
    ) -> None:
        false = pairs = 0
        for name, found in known_again(pictures, receipts, others, sample):
            self._say(f"{name:24} known {found.known}/{found.asked} = {found.known / max(found.asked, 1):.1%}")
            false, pairs = false + found.false, pairs + found.pairs
            if details:
                self._say(f"  lost {found.lost}\n  mistaken {found.mistaken}")
        self._say(f"different pictures taken for one: {false} of {pairs} pairs = 1 in {pairs / max(false, 1):,.0f}")

    def _texts(self, file: Path, sample: int) -> None:
        found = told_again(file, sample, LEAST_LENGTH)
        self._say(
            f"texts of {LEAST_LENGTH} characters or more: known {found.known}/{found.asked} = "
            f"{found.known / max(found.asked, 1):.1%}, right {found.right}/{found.answered} = "
            f"{found.right / max(found.answered, 1):.1%}, among {found.remembered:,}"
        )

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
