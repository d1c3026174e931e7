"""`manage.py web`: the web server; everything is loaded once, and then the processes that answer are forked."""

from __future__ import annotations

import gc
import multiprocessing
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.checks import Tags
from django.core.management.base import BaseCommand
from django.template.loader import get_template
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

APPLICATION = "checker.wsgi:application"


class Command(BaseCommand):
    help = "Answers requests for pages, until it is stopped."
    requires_system_checks = (Tags.security,)  # secrets of the example are refused

    def handle(self, *args: Any, **options: Any) -> None:
        server = Server(
            APPLICATION,
            address=settings.HOST,
            port=settings.PORT,
            interface=Interfaces.WSGI,
            workers=settings.WEB_WORKERS,
            blocking_threads=settings.WEB_THREADS,
            respawn_failed_workers=True,
            websockets=False,
            http1_settings=HTTP1Settings(),
            log_level=LogLevels.error,
        )
        if multiprocessing.get_start_method() == "fork":
            _load()
        server.serve()


def _load() -> None:
    """Load what every page needs, so that the processes have it at once and share the memory. Opens no connection."""
    import_module(APPLICATION.partition(":")[0])
    _ = get_resolver().url_patterns  # imports all views
    get_template("intake/new.html")
    gc.freeze()
