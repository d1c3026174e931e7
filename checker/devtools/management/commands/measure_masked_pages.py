"""`manage.py measure_masked_pages`: whether anything planted in a case can be found in what its shared link shows."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test import override_settings

from checker.devtools.masking.pages import Searched, search
from checker.devtools.masking.scenes import scenes


class Command(BaseCommand):
    """Needs a database that is up to date, and leaves it as it was; fails if anything was found."""

    help = "Plant personal data in cases, share them, and search pages, frames, cards, pictures and the evidence pack."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--count", type=int, default=200, metavar="N", help="how many cases")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, count: int, seed: int, **options: Any) -> None:
        searched: list[Searched] = []
        for number, scene in enumerate(scenes(count, seed)):
            with tempfile.TemporaryDirectory() as folder, _apart(Path(folder)), transaction.atomic():
                searched.append(search(scene, seed * 10_000 + number))
                transaction.set_rollback(True)
            for leak in searched[-1].leaks:
                self.stdout.write(f"{number} {scene.kind}: {leak}")
        planted, leaks = sum(one.planted for one in searched), sum(len(one.leaks) for one in searched)
        fetched = sum(len(one.fetched) for one in searched)
        self.stdout.write(f"{len(searched)} cases, {planted} planted, {fetched} pages and files read, {leaks} leaks")
        if leaks:
            raise CommandError("something of somebody's own is shown")


def _apart(folder: Path) -> override_settings:
    """Pictures go into a folder of their own, and static files need not have been collected."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return override_settings(
        PICTURES_DIR=folder, CHANGES_PER_HOUR=0, STORAGES={**settings.STORAGES, "staticfiles": plain}
    )
