"""`manage.py measure_receipt_checks [FOLDER …]`: what the receipt checks say of genuine, changed and drawn receipts."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker.devtools.measuring_photographed import Photographed, photographed
from checker.devtools.measuring_receipt_checks import Faulted, Noticed, artist_named, digits_changed, faults_on
from checker.devtools.measuring_receipts import read_by_ocr, read_rows
from checker.vocabulary import Reading


class Command(BaseCommand):
    """Prints how many receipts are faulted; with `--changes` how many changed digits are noticed; with `--artist N`
    how many faults of N receipts for each country are named."""

    help = "Measure the receipt checks on the rows of dev.jsonl in each folder, or on the artist's receipts."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
        parser.add_argument("--ocr", action="store_true", help="read the pictures instead of the annotators' lines")
        parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep what the OCR read, and use it again")
        parser.add_argument("--changes", action="store_true", help="change one digit of the total or tax")
        parser.add_argument("--artist", type=int, default=0, metavar="N", help="draw N receipts for each country")
        parser.add_argument("--photographed", type=int, default=0, metavar="N", help="photograph N of them badly")
        parser.add_argument("--answers", action="store_true", help="print how often each answer was given")
        parser.add_argument("--errors", action="store_true", help="print what was faulted, missed or not named")

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        today = timezone.localdate()
        for folder in folders:
            try:
                rows = list(_readings(folder, ocr=options["ocr"], cache=options["cache"]))
            except (OSError, ValueError, KeyError) as error:
                raise CommandError(f"{folder}: {error!r}") from error
            self._faulted(folder.name, faults_on(rows, today), options)
            if options["changes"]:
                self._noticed(folder.name, digits_changed(rows, today), options)
        if options["artist"]:
            correct, named = artist_named(options["artist"], today)
            self._faulted("correct drawn receipts", correct, options)
            self._noticed("faults of drawn receipts", named, options)
        for way, found in photographed(options["photographed"], today) if options["photographed"] else ():
            self._photographed(way, found, options)

    def _faulted(self, name: str, found: Faulted, options: dict[str, Any]) -> None:
        share = len(found.faulted) / max(found.receipts, 1)
        time = f", {found.milliseconds:.1f} ms for one (median)" if found.seconds else ""
        self.stdout.write(f"{name}: {len(found.faulted)}/{found.receipts} = {share:.1%} faulted{time}")
        for answer, count in sorted(found.answers.items()) if options["answers"] else ():
            self.stdout.write(f"  {count:5} {answer}")
        for line in found.faulted if options["errors"] else ():
            self.stdout.write(f"  {line}")

    def _photographed(self, way: str, found: Photographed, options: dict[str, Any]) -> None:
        self.stdout.write(
            f"photographed {way:10} {found.receipts} receipts: total {found.totals}, day {found.days} read right, "
            f"{len(found.faulted)} faulted"
        )
        for line in [*found.wrong, *found.faulted] if options["errors"] else ():
            self.stdout.write(f"  {line}")

    def _noticed(self, name: str, found: Noticed, options: dict[str, Any]) -> None:
        tried, noticed = sum(found.tried.values()), sum(found.noticed.values())
        self.stdout.write(f"{name}: {noticed}/{tried} = {noticed / max(tried, 1):.1%} noticed")
        if found.unread or found.rounded:
            rounded = sum(found.rounded.values())
            self.stdout.write("  tried: larger than rounding, where subtotal and tax are read and make the total")
            self.stdout.write(
                f"  not tried: {rounded} changes within rounding, {found.unread} receipts not so readable"
            )
        for kind, count in found.tried.items():
            self.stdout.write(f"  {kind:24} {found.noticed[kind]}/{count}")
        for line in found.missed if options["errors"] else ():
            self.stdout.write(f"  {line}")


def _readings(folder: Path, *, ocr: bool, cache: Path | None) -> Iterator[tuple[str, Reading]]:
    for row in read_rows(folder):
        reading = read_by_ocr(row, cache) if ocr else row.reading
        if reading is not None:
            yield row.id, reading
