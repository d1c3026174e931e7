"""`manage.py export_person FILE --link TOKEN | --member ADDRESS`: everything that is kept about one person."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker.operating import personal_data

_TOKEN = re.compile(r"[\w-]{24}(?![\w-])")


class Command(BaseCommand):
    help = "Write everything kept about one shopper's case, or one member, to FILE as a ZIP of JSON and pictures."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--link", help="the link of the report, or the one that erases it; or its token")
        who.add_argument("--member", metavar="ADDRESS")

    def handle(self, *args: Any, file: Path, link: str | None, member: str | None, **options: Any) -> None:
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error}") from error
        try:
            with os.fdopen(handle, "wb") as out:
                if member:
                    files = personal_data.of_member(member, out, timezone.now())
                else:
                    files = personal_data.of_case(_token(link or ""), out, timezone.now())
        except personal_data.NobodyThere as error:
            file.unlink()
            raise CommandError("There is nothing for this link or address.") from error
        except BaseException:
            file.unlink(missing_ok=True)  # half of somebody's data helps nobody
            raise
        self.stdout.write(f"{files} files")


def _token(link: str) -> str:
    """The last token in a link."""
    found = _TOKEN.findall(link)
    return str(found[-1]) if found else link
