"""Starting and ending processes so that none is left behind, even when whoever started them is killed."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

_PR_SET_PDEATHSIG = 1


def start_group(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process as the leader of a group of its own; it is asked to end when this process ends.

    Call it from the main thread: Linux means the thread when it says "parent".
    """
    parent = os.getpid()
    return subprocess.Popen(  # noqa: S603 — our own programs
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: die_with_parent(signal.SIGTERM, parent),
    )


def die_with_parent(signal_number: signal.Signals, parent: int) -> None:
    """Ask Linux to send this process a signal when `parent` ends; elsewhere nothing is asked."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal_number))
    if os.getppid() != parent:  # it ended before we could ask
        os.kill(os.getpid(), signal_number)


def kill_group(leader: int) -> None:
    """End at once whatever is left of the group that `leader` was started to lead."""
    with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a group of zombies
        os.killpg(leader, signal.SIGKILL)
