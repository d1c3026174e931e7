"""What is done to a running installation: one fault after the other, drawn from a seed, each written down.

Nobody is spared, also not whoever works on the last attempt at a case: what is done from outside is no case's fault.
"""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from tests.chaos.setups import LEASE, Site, signal_all
from tests.processes import wait_for

FILLED_SECONDS = 2.0


@dataclass
class Faults:
    """`kinds` in the order in which they strike."""

    site: Site
    kinds: Sequence[str]
    done: Counter[str] = field(default_factory=Counter)
    last_at: float = 0.0

    def strike(self, kind: str) -> None:
        """One fault, from its beginning to its end."""
        what, _, part = kind.partition(" ")
        {"kill": self._kill, "freeze": self._freeze, "wipe": self._wipe, "fill": self._fill}[what](part)
        self.done[kind] += 1
        self.last_at = time.time()

    def _kill(self, part: str) -> None:
        pids = self._running(part)
        if part in self.site.servers:
            self.site.servers[part].kill()
            time.sleep(0.5)
            self.site.servers[part].start()
        else:
            signal_all(pids, signal.SIGKILL)

    def _freeze(self, part: str) -> None:
        pids = self._running(part)
        if part == "child":  # one of the worker's processes: another takes its case
            pids = {max(pids)}
        signal_all(pids, signal.SIGSTOP)
        time.sleep(LEASE + 1.5)
        signal_all(pids, signal.SIGCONT)

    def _wipe(self, _: str) -> None:
        with suppress(OSError):  # it is not up again yet, and so it knows nothing anyway
            self.site.wipe_broker()

    def _fill(self, _: str) -> None:
        pids = set().union(*(self.site.pids(part) for part in self.site.parts()))
        self.site.disk.fill(pids)
        try:
            time.sleep(FILLED_SECONDS)
        finally:
            self.site.disk.free(pids)

    def _running(self, part: str) -> set[int]:
        """The processes of a part, waited for if it is just being started again."""
        name = "worker" if part == "child" else part
        assert wait_for(lambda: self.site.pids(name), 30), f"{name} was not started again"
        return self.site.pids(name)


def drawn(parts: Sequence[str], kills: int, chance: random.Random) -> list[str]:
    """`kills` SIGKILLs, each part in turn before any a second time, among a quarter as many other faults."""
    rounds = [part for _ in range(kills // len(parts) + 1) for part in chance.sample(parts, len(parts))]
    others = ["freeze child", "wipe broker", "fill disk", "freeze broker"]
    others += ["freeze database"] if "database" in parts else ["freeze web"]
    wanted = max(len(others), kills // 4)
    struck = [f"kill {part}" for part in rounds[:kills]]
    for number in range(wanted):
        struck.insert(chance.randrange(len(struck) + 1), others[number % len(others)])
    return struck
