"""`manage.py fit_points FILE.jsonl …`: fit the table of points on labelled posts and report its calibration."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker.devtools.fitting import COLUMNS, calibrate, examples_of, fit, written
from checker.devtools.measuring import RowFault, read_rows
from checker.verdict import POINTS_FILE, point_table


class Command(BaseCommand):
    """Prints the points before and after, the reliability table and the calibration error; writes with `--write`."""

    help = "Fit the points of the verdict on labelled posts."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
        parser.add_argument("--write", action="store_true", help="write the fitted points into the table")

    def handle(self, *args: Any, files: list[Path], write: bool, **options: Any) -> None:
        today = timezone.localdate()
        prior = np.array([float(point_table().by_kind[kind][strength]) for kind, strength in COLUMNS])
        try:
            examples = examples_of((row for path in files for row in read_rows(path)), today)
            fitted = fit(examples, prior)
        except (RowFault, OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        for (kind, strength), before, after, used in zip(
            COLUMNS, prior, fitted.points, examples.counts.astype(bool).sum(axis=0), strict=True
        ):
            self.stdout.write(f"{kind:12}{strength.value:10}{before:6.0f} → {after:6.1f}   in {used} posts")
        self.stdout.write(f"log loss {fitted.loss_before:.4f} → {fitted.loss_after:.4f}")
        calibration = calibrate(examples, prior)
        for one in calibration.bins:
            self.stdout.write(f"predicted {one.predicted:.2f}  observed {one.observed:.2f}  posts {one.posts}")
        self.stdout.write(f"expected calibration error, sellers held out: {calibration.error:.3f}")
        if write:
            sellers = len(np.unique(examples.seller[examples.risk == 1]))
            provenance = (
                f"fitted on {len(examples.risk)} labelled posts, the risky ones of {sellers} sellers, "
                "in sparse steps from the editors' judgement"
            )
            table = POINTS_FILE.read_text(encoding="utf-8")
            POINTS_FILE.write_text(written(table, fitted.points, provenance=provenance, today=today), encoding="utf-8")
