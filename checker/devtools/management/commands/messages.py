"""`manage.py messages`: brings the catalogues of translated words up to date with the code and the templates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from checker.devtools.catalogues import (
    CONVERTED,
    HANDWRITTEN,
    bring_up_to_date,
    catalogue_files,
    converted,
    read_catalogue,
    shown_words,
    written,
)


class Command(BaseCommand):
    """Run it once more after translating: the Traditional catalogues are made from the Simplified one."""

    help = "Adds new words to the catalogues, takes out those that are shown no more, and makes the Traditional ones."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        shown, files = shown_words(settings.BASE_DIR), catalogue_files()
        for language in HANDWRITTEN:
            added, removed = bring_up_to_date(files[language], shown)
            self.stdout.write(f"{language}: {added} added, {removed} taken out")
        for language in CONVERTED:
            files[language].parent.mkdir(parents=True, exist_ok=True)
            catalogue = converted(read_catalogue(files["zh_Hans"]), language)
            files[language].write_text(written(catalogue), encoding="utf-8")
            self.stdout.write(f"{language}: made from zh_Hans")
