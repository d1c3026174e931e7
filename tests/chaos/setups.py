"""The three installations that chaos is made in: which database, which broker, and how to ask either."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from redis import Redis

from tests.chaos.disk import Disk
from tests.chaos.servers import Postgres, Rabbit, Server, Valkey
from tests.journeys.installation import ROOT, Installation
from tests.processes import tree, wait_for

SETUPS = ("sqlite", "postgres-redis", "postgres-rabbitmq")
LEASE = 8
"""Seconds. Much shorter ones run out by themselves where many processes share two cores."""

STARTED_WITHIN = 240


class Site:
    """An installation with what it needs. `servers` are those that the installation does not tend itself."""

    def __init__(self, folder: Path, servers: dict[str, Server], poison: Sequence[str], **environment: str) -> None:
        self.servers = servers
        self.addresses = {name: server.address for name, server in servers.items()}
        if servers:
            environment |= {"DATABASE_URL": self.addresses["database"], "BROKER_URL": self.addresses["broker"]}
        usual = {
            "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
            "POISON": ",".join(poison) or "none",
            "LEASE_SECONDS": str(LEASE),
            "LOG_LEVEL": "WARNING",
        }
        self.installation = Installation(folder, **{**usual, **environment})
        self.data = Path(self.installation.environment["DATA_DIR"])
        self.disk = Disk(self.data)

    def __enter__(self) -> Site:
        try:
            self.installation.launch()  # three at once on two cores that others use as well take their time
            assert wait_for(self.installation.has_answered, STARTED_WITHIN), self.installation.log.read_text()
        except BaseException:
            self.installation.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.installation.__exit__()

    def parts(self) -> tuple[str, ...]:
        """What can be killed."""
        return ("web", "worker", "sweeper", "broker") + (("database",) if "database" in self.servers else ())

    def pids(self, part: str) -> set[int]:
        if part in self.servers:
            return self.servers[part].pids()
        leader = self.installation.part(part)
        return tree(leader) if leader else set()

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What the database says, asked beside the running processes; one that is away is waited for by nobody."""
        if "database" not in self.servers:
            return self.installation.ask(query)
        with psycopg.connect(self.addresses["database"], connect_timeout=5) as connection:
            return connection.execute(query).fetchall()

    def wipe_broker(self) -> None:
        """Everything that the broker knows is gone."""
        broker = self.servers.get("broker")
        if isinstance(broker, Rabbit):
            broker.wipe()
        elif broker is not None:
            Redis.from_url(self.addresses["broker"]).flushall()
        else:
            Redis(unix_socket_path=str(self.data / "broker.sock")).flushall()

    def manage(self, code: str) -> str:
        """Run a few lines in the installation's Django; what they print."""
        start = "import django; django.setup(); from django.utils import timezone; from datetime import timedelta\n"
        return subprocess.run(
            [sys.executable, "-c", start + code],
            cwd=ROOT,
            env=self.installation.environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout


@contextmanager
def site(setup: str, poison: Sequence[str] = (), *, fillable: bool = True, **environment: str) -> Iterator[Site]:
    """One of SETUPS, running; gone with the block, whatever happened to its processes.

    Its data lie on a small disk of its own that can be filled, or else where this machine keeps what is temporary.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="zhendema-chaos-")))
        folder.chmod(0o711)  # root's PostgreSQL runs as somebody else
        servers: dict[str, Server] = {}
        if setup != "sqlite":
            servers["database"] = stack.enter_context(Postgres(folder / "database"))
            kind = Rabbit if setup == "postgres-rabbitmq" else Valkey
            servers["broker"] = stack.enter_context(kind(folder / "broker"))
        (folder / "site").mkdir()
        running = Site(folder / "site", servers, poison, **environment)
        if fillable:
            running.disk.mount()
            stack.callback(running.disk.unmount)
        yield stack.enter_context(running)


def signal_all(pids: set[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue
