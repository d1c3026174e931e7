"""Watching real processes from tests: wait for something, find processes by a word of their command, free ports."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def wait_for(true: Callable[[], object], seconds: float = 10.0) -> bool:
    """Whether `true` became so in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return bool(true())


def is_listening(at: Path) -> bool:
    """Whether somebody takes connections at the socket `at`: its name is there a moment before that."""
    with socket.socket(socket.AF_UNIX) as wire:
        return wire.connect_ex(str(at)) == 0


def with_word(word: str) -> set[int]:
    """The processes, zombies excepted, with `word` in their command or environment; this one and its like excepted."""
    found = set()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with suppress(OSError):
            about = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
            state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
            if word.encode() in about and state != "Z":
                found.add(int(entry.name))
    return found


def tree(root: int) -> set[int]:
    """`root` and all that it started, directly or not."""
    found = {root}
    for child in Path(f"/proc/{root}/task").glob("*/children"):
        with suppress(OSError):
            for pid in child.read_text().split():
                found |= tree(int(pid))
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_seconds(pid: int) -> float:
    """What a process has used so far, in the program and in the kernel."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
