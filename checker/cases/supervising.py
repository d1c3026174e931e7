"""Starts the parts of an installation, restarts what dies, and stops everything together.

Own code instead of a supervisor from a package: those leave the parts running when they are killed themselves, and
need about as much code around them for the configuration, the address and the readable failures.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from checker.cases import processes

logger = logging.getLogger(__name__)

STOP_SECONDS = 8.0
STEADY_SECONDS = 10.0
LONGEST_PAUSE = 10.0
_WAKING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD)


@dataclass
class Part:
    """One process that must run; a part that dies soon after its start is started again ever more slowly.

    `is_needed` says that other parts need it until they have ended, `is_held` that it waits for `start_all`.
    """

    name: str
    command: Sequence[str]
    is_needed: bool = False
    is_held: bool = False
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)
    start_at: float = field(default=0.0, init=False)
    pause: float = field(default=0.25, init=False)

    def start(self) -> None:
        self.process = processes.start_group(self.command)
        self.started_at = time.monotonic()

    def tend(self) -> None:
        """Start it when it is time; when it has died, clear up after it and plan its next start."""
        now = time.monotonic()
        if self.process is None:
            if not self.is_held and now >= self.start_at:
                self.start()
        elif (code := self.process.poll()) is not None:
            processes.kill_group(self.process.pid)
            self.pause = 0.25 if now - self.started_at > STEADY_SECONDS else min(self.pause * 2, LONGEST_PAUSE)
            logger.error("%s ended, starting it again", self.name, extra={"code": code, "pause": self.pause})
            self.process, self.start_at = None, now + self.pause


class Supervisor:
    """Tends its parts until it is told to stop by SIGTERM, SIGINT or SIGHUP."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.stopping = False
        self._reading, self._writing = os.pipe()
        for end in (self._reading, self._writing):
            os.set_blocking(end, False)

    def __enter__(self) -> Supervisor:
        signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        for number in _WAKING:
            signal.signal(number, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        signal.set_wakeup_fd(-1)
        for number in _WAKING:
            signal.signal(number, signal.SIG_DFL)

    def start_all(self) -> None:
        """Let the parts that were held start as well."""
        for part in self.parts:
            part.is_held = False
        self._tend(0.0)

    def tend_until(self, reached: Callable[[], bool], seconds: float) -> bool:
        """Tend the parts until `reached`, a stop, or the time is over; whether it was reached."""
        end = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < end:
            if reached():
                return True
            self._tend(0.1)
        return False

    def tend_for_ever(self) -> None:
        """Tend the parts until a stop; idle unless something happens."""
        while not self.stopping:
            self._tend(30.0)

    def _tend(self, longest: float) -> None:
        for part in self.parts:
            part.tend()
        waiting = [part.start_at - time.monotonic() for part in self.parts if part.process is None and not part.is_held]
        self._sleep(max(0.0, min([longest, *waiting])))

    def _sleep(self, seconds: float) -> None:
        """Until a signal comes or the time is over."""
        if select.select([self._reading], [], [], seconds)[0]:
            os.read(self._reading, 512)

    def _on_signal(self, number: int, _frame: object) -> None:
        if number != signal.SIGCHLD:
            self.stopping = True

    def _stop(self) -> None:
        """Ask every part to end, those that others need after the others, and end whatever is left of their groups."""
        for needed in (False, True):
            running = [part.process for part in self.parts if part.process is not None and part.is_needed is needed]
            for process in running:
                process.send_signal(signal.SIGTERM)
            end = time.monotonic() + STOP_SECONDS
            while any(process.poll() is None for process in running) and time.monotonic() < end:
                self._sleep(0.2)
            for process in running:
                processes.kill_group(process.pid)
                process.wait()
