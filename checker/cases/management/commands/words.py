"""`manage.py words`: what is written beside the code at an installation, by whoever owns the code."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from checker.cases.translations import compile_catalogues


class Command(BaseCommand):
    help = "Compiles the words of the pages beside the code, so that who runs it need not write there."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogues()
