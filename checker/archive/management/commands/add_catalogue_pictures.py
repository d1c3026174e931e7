"""`manage.py add_catalogue_pictures "Brand, season" FILE …`: a brand's own pictures are no sign of anything."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker import reading
from checker.archive.remembering import remember_catalogue
from checker.reading import PictureRefused
from checker.reading.fingerprint import fingerprints


class Command(BaseCommand):
    """Keeps fingerprints of the pictures, so that checks stay silent about copies of them."""

    help = "Put pictures of a brand's catalogue on the allow-list."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="whose pictures they are")
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, name: str, files: list[Path], **options: Any) -> None:
        for path in files:
            try:
                found = fingerprints(reading.decode(path.read_bytes()).data)
            except OSError as error:
                raise CommandError(f"{path}: {error.strerror}") from error
            except PictureRefused as refused:
                raise CommandError(f"{path}: {reading.sentence(refused.message, 'en')}") from refused
            if not found:
                raise CommandError(f"{path}: too plain to be known again")
            remember_catalogue(found, name, timezone.now())
            self.stdout.write(f"{path}: on the list")
