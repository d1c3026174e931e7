"""`manage.py measure_receipts FOLDER`: how well receipts are read, field by field, on labelled rows."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checker.devtools.measuring_receipts import Row, measure, read_by_ocr, read_rows
from checker.vocabulary import Reading


class Command(BaseCommand):
    """Prints precision, recall and F1 of each field; with `--errors` also what was wanted and read."""

    help = "Measure the receipt parser on the rows of dev.jsonl in a folder."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument("--ocr", action="store_true", help="read the pictures instead of the annotators' lines")
        parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep what the OCR read, and use it again")
        parser.add_argument("--errors", nargs="*", metavar="FIELD", help="print the misses of these fields, or of all")

    def handle(
        self, *args: Any, folder: Path, ocr: bool, cache: Path | None, errors: list[str] | None, **options: Any
    ) -> None:
        try:
            rows = list(read_rows(folder))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{folder}: {error!r}") from error
        scores, milliseconds = measure(_readings(rows, cache) if ocr else ((row, row.reading) for row in rows))
        self.stdout.write(f"{'field':10} precision recall     F1  right wrong missed")
        for name, score in scores.items():
            figures = f"{score.precision:9.3f} {score.recall:6.3f} {score.f1:6.3f}"
            self.stdout.write(f"{name:10} {figures} {score.right:6} {score.wrong:5} {score.missed:6}")
        self.stdout.write(f"{milliseconds:.1f} ms for one receipt (median)")
        for name in scores if errors == [] else errors or ():
            self.stdout.write("\n".join([f"--- {name}", *scores[name].errors]))


def _readings(rows: list[Row], cache: Path | None) -> Iterator[tuple[Row, Reading]]:
    for row in rows:
        reading = read_by_ocr(row, cache)
        if reading is not None:
            yield row, reading
