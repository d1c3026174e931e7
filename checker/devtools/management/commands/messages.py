"""`manage.py messages`: brings the catalogues of translated words up to date with the code and the templates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from checker.devtools.catalogues import bring_up_to_date, catalogue_files, shown_words


class Command(BaseCommand):
    help = "Adds new words to the catalogues and takes out those that are shown no more."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        shown = shown_words(settings.BASE_DIR)
        for language, path in catalogue_files().items():
            added, removed = bring_up_to_date(path, shown)
            self.stdout.write(f"{language}: {added} added, {removed} taken out")
