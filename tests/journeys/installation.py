"""A whole installation in a temporary folder on a free port, and a shopper who uses it over HTTP."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.processes import cpu_seconds, free_port, tree, wait_for, with_word

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = {"web": b"manage.py\0web", "worker": b"celery", "sweeper": b"sweep", "broker": b"valkey-server"}


class Installation:
    """`manage.py serve` with short leases, so that a test need not wait for long ones to run out."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.port = free_port()
        self.folder = folder
        self.log = folder / "serve.log"
        self.said = ""  # what it wrote until its last stop
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "PYTEST"))},
            "DATA_DIR": str(folder / "data"),
            "PORT": str(self.port),
            "LEASE_SECONDS": "4",
            "SWEEP_SECONDS": "1",
            **environment,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Installation:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop(signal.SIGTERM)
        for pid in self.left_behind():
            os.kill(pid, signal.SIGKILL)

    def start(self) -> float:
        """Start and wait for the address; the seconds it took."""
        started = time.monotonic()
        self.launch()
        if not wait_for(self.has_answered, 60):
            self.stop(signal.SIGKILL)
            raise AssertionError(self.said)
        return time.monotonic() - started

    def launch(self) -> None:
        """Start and wait for nothing."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )

    def has_answered(self) -> bool:
        """Whether it has said its address, which it does when the page answers."""
        return self.address.encode() in self.log.read_bytes()

    def stop(self, number: signal.Signals) -> None:
        if self.process is not None:
            self.process.send_signal(number)
            try:
                self.process.wait(30)
            finally:
                self.process.kill()
                self.process.wait()
                self.process = None
                self.said = self.log.read_text()
                self.log.unlink()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def part(self, name: str) -> int | None:
        """The process that leads a part."""
        assert self.process is not None
        for pid in tree(self.process.pid):
            try:
                if PARTS[name] in Path(f"/proc/{pid}/cmdline").read_bytes() and os.getpgid(pid) == pid:
                    return pid
            except (FileNotFoundError, ProcessLookupError):
                continue
        return None

    def kill(self, name: str) -> None:
        """SIGKILL for a part and all that it started, as when the machine runs out of memory."""
        leader = self.part(name)
        for pid in tree(leader) if leader else ():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def left_behind(self) -> set[int]:
        return with_word(str(self.folder / "data"))

    def cpu_seconds(self) -> float:
        """What all its processes have used so far."""
        assert self.process is not None
        return sum(cpu_seconds(pid) for pid in tree(self.process.pid))

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What the database says, read beside the running processes."""
        with closing(
            sqlite3.connect(f"file:{self.folder / 'data' / 'zhendema.sqlite3'}?mode=ro", uri=True)
        ) as database:
            return database.execute(query).fetchall()


class Shopper:
    """Fills in the form as a browser without JavaScript does, and tries again when nobody answers."""

    def __init__(self, address: str) -> None:
        self.address = address
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)

    def send(self, text: str, pictures: Sequence[bytes] = ()) -> str:
        """The address of the report."""
        page = self.see(self.address)
        fields = dict(re.findall(r'name="(csrfmiddlewaretoken|key)" value="([^"]+)"', page))
        assert set(fields) == {"csrfmiddlewaretoken", "key"}
        return self._post(self.address, {**fields, "text": text}, pictures)

    def add(self, report: str, text: str, pictures: Sequence[bytes] = ()) -> str:
        """Continue the case of a report from its page; the address that it leads to."""
        fields = dict(re.findall(r'name="(csrfmiddlewaretoken|after)" value="([^"]+)"', self.see(report)))
        assert set(fields) == {"csrfmiddlewaretoken", "after"}
        return self._post(f"{report.partition('#')[0]}more/", {**fields, "text": text}, pictures)

    def _post(self, address: str, fields: dict[str, str], pictures: Sequence[bytes]) -> str:
        kind, body = _form(fields, pictures)
        for _ in range(100):
            request = urllib.request.Request(address, data=body, headers={"Content-Type": kind})
            try:
                with self.opener.open(request, timeout=20) as answer:
                    return str(answer.url)
            except urllib.error.HTTPError as error:
                if error.code != 503:
                    raise
            except OSError:
                pass
            time.sleep(0.3)
        raise AssertionError("nobody took the form")

    def see(self, address: str) -> str:
        for _ in range(100):
            try:
                with self.opener.open(address, timeout=20) as answer:
                    return str(answer.read().decode())
            except urllib.error.HTTPError:
                raise
            except OSError:
                time.sleep(0.3)
        raise AssertionError(f"nobody answers at {address}")

    def state(self, report: str) -> str:
        """`working`, `done` or `failed`."""
        found = re.search(r'data-state="(\w+)"', self.see(report))
        assert found
        return found[1]


def _form(fields: dict[str, str], pictures: Sequence[bytes]) -> tuple[str, bytes]:
    border = uuid4().hex
    parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    parts += [
        f'name="images"; filename="{number}.png"\r\nContent-Type: image/png\r\n\r\n'.encode() + data
        for number, data in enumerate(pictures)
    ]
    lines = [f"--{border}\r\nContent-Disposition: form-data; ".encode() + part + b"\r\n" for part in parts]
    return f"multipart/form-data; boundary={border}", b"".join(lines) + f"--{border}--\r\n".encode()
