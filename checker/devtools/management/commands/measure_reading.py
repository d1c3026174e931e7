"""`manage.py measure_reading [FOLDER …]`: our OCR beside the library's own settings, on the same pictures in turn."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from statistics import mean, median
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checker.devtools.measuring_reading import default_reader, drawn, labelled, measure, ours
from checker.reading import read_on, warm_up


class Command(BaseCommand):
    """Prints for each group of pictures characters wrong or missing and seconds a picture, ours and the default's."""

    help = "Measure our OCR against the library's default on folders with dev.jsonl and on drawn screenshots."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
        parser.add_argument("--drawn", type=int, default=12, metavar="N", help="draw N screenshots of 1080 × 2400")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--cores", type=int, default=0, help="for our reader; as many as the worker takes unless told"
        )
        parser.add_argument("--rounds", type=int, default=2, help="how often each picture is read by each")

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        try:
            samples = [sample for folder in folders for sample in labelled(folder)]
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(repr(error)) from error
        samples += drawn(options["drawn"], options["seed"])
        if not samples:
            raise CommandError("nothing to read")
        read_on(options["cores"])
        warm_up()
        readers = {"default": default_reader(), "ours": ours}
        measure(samples[-1:], readers, 1)  # Loads the models.
        results = measure(samples, readers, options["rounds"])
        for (group, name), one in results.items():
            self.stdout.write(
                f"{group:20}{name:9}{one.missed:5}/{one.characters} = {one.error_rate:.2%} wrong or missing, seconds "
                f"median {median(one.wall):.2f} mean {mean(one.wall):.2f}, of the CPU median {median(one.cpu):.2f} "
                f"mean {mean(one.cpu):.2f}"
            )
        for group in dict.fromkeys(group for group, _ in results):
            mine, other = results[group, "ours"], results[group, "default"]
            wall, cpu = (sum(getattr(mine, name)) / sum(getattr(other, name)) for name in ("wall", "cpu"))
            self.stdout.write(f"{group:20}ours / default: {wall:.2f} by the clock, {cpu:.2f} of the CPU")
