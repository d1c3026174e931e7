"""`manage.py prepare`: database, words and static files up to date, where the parts start alone."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from checker.cases.collecting import collect_static
from checker.cases.translations import compile_catalogues


class Command(BaseCommand):
    help = "Migrates the database, compiles the words of the pages, collects the static files. Harmless when repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogues()
        call_command("migrate", verbosity=0)
        collect_static()
